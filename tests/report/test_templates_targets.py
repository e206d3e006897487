"""The county's yearly task break-down: issued, filled in, and kept with date and reason."""

import datetime as dt
import shutil
from pathlib import Path

import openpyxl
import pytest

from flows.catalog.load import load_catalog
from flows.catalog.records import Baseline, LocalTarget
from flows.errors import DeclarationError, UsageError
from flows.forms import (
    Approval,
    import_targets,
    read_target_workbook,
    write_target_templates,
)
from flows.paths import PROJECT

COUNTY, TOWN = "610929000000", "610929100000"


@pytest.fixture
def catalog_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "catalog"
    shutil.copytree(PROJECT / "data" / "catalog", folder)
    for name in ("targets_local.csv", "baselines.csv"):
        (folder / name).unlink(missing_ok=True)
    return folder


def issue(folder: Path, year: int = 2022) -> Path:
    (file,) = write_target_templates(load_catalog(folder), year, folder.parent)
    return file


def fill(file: Path, *cells: tuple[str, str, object], sheet: str = "年度任务分解") -> Path:
    """Write figures by indicator code and heading, into the first row of the indicator."""
    book = openpyxl.load_workbook(file)
    heads = {cell.value: cell.column for cell in book[sheet][3]}
    rows = {}
    for row in range(4, book[sheet].max_row + 1):
        rows.setdefault(book[sheet].cell(row, 1).value, row)
    for code, head, value in cells:
        cell = book[sheet].cell(rows[code.rstrip("+")] + code.count("+"), heads[head])
        assert not cell.protection.locked
        cell.value = value
    book.save(file)
    return file


def test_an_unfilled_workbook_adds_nothing(catalog_folder: Path):
    lines = import_targets(issue(catalog_folder), catalog_folder)

    assert (lines.targets, lines.baselines) == ((), ())
    assert not (catalog_folder / "targets_local.csv").exists()


def test_filled_figures_become_lines_and_a_second_import_adds_none(catalog_folder: Path):
    file = fill(issue(catalog_folder), ("ECO-01", "全县", 88), ("ECO-01", "城关镇", 90.5))
    fill(file, ("EMP-02", "全县", 29500), sheet="规划基数")

    import_targets(file, catalog_folder)
    import_targets(file, catalog_folder)

    catalog = load_catalog(catalog_folder)
    assert catalog.targets_local == (
        LocalTarget("ECO-01", COUNTY, 2022, 88.0, None, "", ""),
        LocalTarget("ECO-01", TOWN, 2022, 90.5, None, "", ""),
    )
    assert catalog.baselines == (Baseline("EMP-02", COUNTY, 2020, 29500.0),)


def test_a_revision_is_added_below_the_figure_it_revises(catalog_folder: Path):
    import_targets(fill(issue(catalog_folder), ("ECO-01", "全县", 88)), catalog_folder)
    again = issue(catalog_folder)
    revision = fill(
        again,
        ("ECO-01", "全县", 85),
        ("ECO-01", "修订日期", dt.date(2022, 7, 15)),
        ("ECO-01", "修订原因", "@县政府第6次常务会议"),
    )

    import_targets(revision, catalog_folder)

    assert (catalog_folder / "targets_local.csv").read_text("utf-8-sig").splitlines() == [
        "indicator_code,area_code,year,value,value_upper,revised_on,reason,document,approver",
        f"ECO-01,{COUNTY},2022,88,,,,,",
        f"ECO-01,{COUNTY},2022,85,,2022-07-15,'@县政府第6次常务会议,,",
    ]


def test_a_revision_without_date_and_reason_changes_nothing(catalog_folder: Path):
    import_targets(fill(issue(catalog_folder), ("ECO-01", "全县", 88)), catalog_folder)
    before = (catalog_folder / "targets_local.csv").read_bytes()

    with pytest.raises(DeclarationError, match="由 88 改为 85，须填修订日期和修订原因"):
        import_targets(fill(issue(catalog_folder), ("ECO-01", "全县", 85)), catalog_folder)

    assert (catalog_folder / "targets_local.csv").read_bytes() == before


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


def test_towns_that_do_not_add_up_to_the_county_are_refused(catalog_folder: Path):
    catalog = load_catalog(catalog_folder)
    stated = {target.indicator_code for target in catalog.targets if target.year == 2022}
    indicator = next(
        indicator
        for indicator in catalog.indicators
        if indicator.indicator_code in stated
        and indicator.aggregation == "sum"
        and indicator.kind != "rate"
        and indicator.direction == "at_least"
        and catalog.measure_by_code[indicator.measure].row_level != "county"
    )
    figures = [(indicator.indicator_code, town.name, 1) for town in catalog.towns]

    with pytest.raises(DeclarationError, match="各镇任务合计 11，与全县目标"):
        import_targets(
            fill(issue(catalog_folder), (indicator.indicator_code, "全县", 12), *figures),
            catalog_folder,
        )

    assert not (catalog_folder / "targets_local.csv").exists()


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


def test_a_known_baseline_is_never_overwritten(catalog_folder: Path):
    file = fill(issue(catalog_folder), ("EMP-02", "全县", 29500), sheet="规划基数")
    import_targets(file, catalog_folder)

    with pytest.raises(DeclarationError, match="已登记为 29500，不能改为 29600"):
        fill(file, ("EMP-02", "全县", 29600), sheet="规划基数")
        import_targets(file, catalog_folder)


def test_a_year_outside_the_plans_and_a_strange_workbook_are_refused(catalog_folder: Path):
    with pytest.raises(UsageError, match="2026 is no year of the plans"):
        issue(catalog_folder, 2026)
    book = openpyxl.Workbook()
    book.active["A1"] = "别的表"
    book.save(catalog_folder.parent / "x.xlsx")
    with pytest.raises(DeclarationError, match="没有工作表“年度任务分解”"):
        import_targets(catalog_folder.parent / "x.xlsx", catalog_folder)


PROPOSED = {("IND-22", COUNTY): (2200.0, None), ("IND-22", TOWN): (180.0, None)}


def draft(folder: Path) -> Path:
    (file,) = write_target_templates(load_catalog(folder), 2022, folder.parent, PROPOSED)
    return file


def test_a_draft_holds_the_references_and_says_so(catalog_folder: Path):
    file = draft(catalog_folder)
    sheet = openpyxl.load_workbook(file)["年度任务分解"]
    heads = {cell.value: cell.column for cell in sheet[3]}
    row = next(row for row in range(4, sheet.max_row) if sheet.cell(row, 1).value == "IND-22")

    assert "草案" in file.name
    assert sheet.cell(row, heads["规划数"]).value is None
    assert [sheet.cell(row, heads[name]).value for name in ("参考进度", "全县", "城关镇")] == [
        2200,
        2200,
        180,
    ]


def test_a_draft_shows_when_a_target_is_due(catalog_folder: Path):
    sheet = openpyxl.load_workbook(draft(catalog_folder))["年度任务分解"]
    heads = {cell.value: cell.column for cell in sheet[3]}
    row = next(row for row in range(4, sheet.max_row) if sheet.cell(row, 1).value == "INF-05")

    assert sheet.cell(row, heads["完成月份"]).value == "4月"


def test_an_adopted_draft_keeps_document_day_and_approver(catalog_folder: Path):
    approval = Approval("白政发〔2022〕3号", "2022-03-01", "县委农村工作领导小组")
    import_targets(draft(catalog_folder), catalog_folder, approval)
    again = import_targets(draft(catalog_folder), catalog_folder, approval)

    assert load_catalog(catalog_folder).targets_local == (
        LocalTarget("IND-22", COUNTY, 2022, 2200.0, None, "2022-03-01", "", *adopted(approval)),
        LocalTarget("IND-22", TOWN, 2022, 180.0, None, "2022-03-01", "", *adopted(approval)),
    )
    assert again.targets == ()


def adopted(approval: Approval) -> tuple[str, str]:
    return approval.document, approval.approver


def test_a_figure_in_force_stays_beside_a_proposal(catalog_folder: Path):
    import_targets(fill(issue(catalog_folder), ("IND-22", "全县", 2300)), catalog_folder)
    sheet = openpyxl.load_workbook(draft(catalog_folder))["年度任务分解"]
    heads = {cell.value: cell.column for cell in sheet[3]}
    row = next(row for row in range(4, sheet.max_row) if sheet.cell(row, 1).value == "IND-22")

    assert sheet.cell(row, heads["全县"]).value == 2300
