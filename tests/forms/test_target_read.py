"""A filled workbook says which figures are new, or names every cell that cannot be used."""

import datetime as dt
from pathlib import Path

import openpyxl
import pytest

from flows.catalog.load import load_catalog
from flows.catalog.records import LocalTarget
from flows.errors import DeclarationError
from flows.forms import import_targets, read_target_workbook, write_target_templates
from flows.forms.target_read import TargetLines
from tests.assess.small_catalogs import (
    make_areas,
    make_catalog,
    make_indicator,
    make_local,
    make_measure,
)
from tests.forms.target_workbooks import COUNTY, fill, issue


def test_all_wrong_cells_are_told_at_once(catalog_folder: Path):
    file = issue(catalog_folder)
    book = openpyxl.load_workbook(file)
    sheet = book["年度任务分解"]
    sheet["I4"], sheet["A5"] = "约88", "ECO-99"
    book.save(file)

    with pytest.raises(DeclarationError) as caught:
        read_target_workbook(file, load_catalog(catalog_folder))

    name = file.name
    assert str(caught.value).splitlines() == [
        f"{name}：工作表“年度任务分解”单元格I4：“约88”不是数字，请只填数字",
        f"{name}：工作表“年度任务分解”单元格A5：指标“ECO-99”没有登记",
    ]


def test_a_range_needs_both_its_bounds(catalog_folder: Path):
    code = "IND-39"
    for name, old, new in (
        (
            "indicators",
            "条,cumulative,at_least,county,none,,agri",
            "条,cumulative,between,county,none,,agri",
        ),
        ("targets", "IND-39,2025,2,,", "IND-39,2025,2,3,"),
    ):
        file = catalog_folder / f"{name}.csv"
        text = file.read_text("utf-8-sig")
        assert old in text
        file.write_text(text.replace(old, new, 1), "utf-8")

    with pytest.raises(DeclarationError, match="下限和上限须同时填写"):
        import_targets(fill(issue(catalog_folder), (code, "全县", 2)), catalog_folder)
    lines = import_targets(
        fill(issue(catalog_folder), (code, "全县", 2), (code + "+", "全县", 3)), catalog_folder
    )

    assert lines.targets == (LocalTarget(code, COUNTY, 2022, 2.0, 3.0, "", ""),)


@pytest.mark.parametrize("rules", [("区间下限", "区间上限"), ("不低于（下限）", "不高于（上限）")])
def test_a_range_in_force_without_an_upper_value_is_nothing_new(tmp_path: Path, rules):
    indicator = make_indicator("A", measure="v", direction="between")
    local = [make_local("A", COUNTY, 2022, 8.0)]
    catalog = make_catalog(make_areas([1]), [make_measure("v")], [indicator], local=local)
    (file,) = write_target_templates(catalog, 2022, tmp_path)
    book = openpyxl.load_workbook(file)
    sheet = book["年度任务分解"]
    sheet["E4"], sheet["E5"] = rules
    book.save(file)

    assert (sheet["I4"].value, sheet["I5"].value) == (8, None)
    assert read_target_workbook(file, catalog) == TargetLines((), ())


def test_a_known_baseline_is_never_overwritten(catalog_folder: Path):
    file = fill(issue(catalog_folder), ("EMP-02", "全县", 29500), sheet="规划基数")
    import_targets(file, catalog_folder)

    with pytest.raises(DeclarationError, match="已登记为 29500，不能改为 29600"):
        fill(file, ("EMP-02", "全县", 29600), sheet="规划基数")
        import_targets(file, catalog_folder)


def small(*local):
    indicator = make_indicator("A", measure="v")
    return make_catalog(make_areas([1]), [make_measure("v")], [indicator], local=local)


def filled(folder: Path, value: float, day: dt.date | None, reason: str | None) -> Path:
    (file,) = write_target_templates(small(), 2022, folder)
    book = openpyxl.load_workbook(file)
    sheet = book["年度任务分解"]
    heads = {cell.value: cell.column for cell in sheet[3]}
    given = {"全县": value, "修订日期": day, "修订原因": reason}
    for head, one in given.items():
        sheet.cell(4, heads[head]).value = one
    book.save(file)
    return file


def test_a_figure_in_force_is_nothing_new(tmp_path: Path):
    file = filled(tmp_path, 8, None, None)

    assert read_target_workbook(file, small(make_local("A", COUNTY, 2022, 8.0))) == TargetLines(
        (), ()
    )


def test_a_revision_is_later_than_the_one_before(tmp_path: Path):
    catalog = small(make_local("A", COUNTY, 2022, 8.0, revised_on="2022-07-15"))

    later = read_target_workbook(filled(tmp_path, 7, dt.date(2022, 7, 16), "会议决定"), catalog)
    with pytest.raises(DeclarationError, match="修订日期应晚于上次修订的 2022-07-15"):
        read_target_workbook(filled(tmp_path, 7, dt.date(2022, 7, 15), "会议决定"), catalog)

    line = LocalTarget("A", COUNTY, 2022, 7.0, None, "2022-07-16", "会议决定")
    assert later == TargetLines((line,), ())


@pytest.mark.parametrize(("day", "reason"), [(None, "会议决定"), (dt.date(2022, 7, 16), None)])
def test_a_revision_has_both_date_and_reason(tmp_path: Path, day, reason):
    catalog = small(make_local("A", COUNTY, 2022, 8.0))

    with pytest.raises(DeclarationError, match="由 8 改为 7，须填修订日期和修订原因"):
        read_target_workbook(filled(tmp_path, 7, day, reason), catalog)


def test_a_workbook_of_another_kind_is_refused(tmp_path: Path):
    book = openpyxl.Workbook()
    book.active["A1"] = "别的表"
    book.save(tmp_path / "x.xlsx")

    with pytest.raises(DeclarationError) as caught:
        read_target_workbook(tmp_path / "x.xlsx", small())

    assert str(caught.value) == "x.xlsx：没有工作表“年度任务分解”，请使用下发的任务分解表"
