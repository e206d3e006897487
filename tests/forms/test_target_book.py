"""The issued workbook shows what the plans state and what is in force, and takes the rest."""

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from flows.catalog.records import Baseline
from flows.errors import UsageError
from flows.forms import import_targets, write_target_templates
from tests.assess.small_catalogs import (
    make_areas,
    make_catalog,
    make_indicator,
    make_local,
    make_measure,
    make_target,
)
from tests.forms.target_workbooks import draft, fill, issue

SMALL = make_catalog(
    make_areas([1, 1]),
    [make_measure("v"), make_measure("c", row_level="county")],
    [
        make_indicator("A", measure="v", direction="between", name="=1+1"),
        make_indicator("B", measure="c", aggregation="none"),
    ],
    [make_target("A", 2022, 8, value_upper=10), make_target("B", 2023, 5, "relative_2020")],
    [make_local("A", "610929001000", 2022, 3.0, 4.0)],
    [Baseline("B", "610929000000", 2020, 7.0)],
)


def small_book(folder: Path):
    (file,) = write_target_templates(SMALL, 2022, folder)
    return openpyxl.load_workbook(file)


@pytest.mark.parametrize("year", [2021, 2025])
def test_the_plans_first_and_last_year_have_a_workbook(tmp_path: Path, year: int):
    assert write_target_templates(SMALL, year, tmp_path) == [
        tmp_path / f"县{year}年度任务分解表.xlsx"
    ]


@pytest.mark.parametrize("year", [2020, 2026])
def test_a_year_outside_the_plans_is_refused(tmp_path: Path, year: int):
    with pytest.raises(UsageError, match=f"{year} is no year of the plans \\(2021-2025\\)"):
        write_target_templates(SMALL, year, tmp_path)


def test_each_indicator_has_its_rows_with_plan_and_figures_in_force(tmp_path: Path):
    sheet = small_book(tmp_path)["年度任务分解"]

    lead = "县乡村振兴局"
    assert [[cell.value for cell in row] for row in sheet["A4:M6"]] == [
        ["A", "=1+1", "个", lead, "区间下限", 8, None, None, None, 3, None, None, None],
        ["A", None, None, None, "区间上限", 10, None, None, None, 4, None, None, None],
        ["B", "B", "个", lead, "不低于", None, None, None, None, None, None, None, None],
    ]
    assert sheet["B4"].data_type == "s"


def test_a_ranges_two_rows_stand_in_one_frame_under_one_name(tmp_path: Path):
    sheet = small_book(tmp_path)["年度任务分解"]

    joined = sorted(str(one) for one in sheet.merged_cells.ranges if one.min_row > 1)
    edges = [
        (sheet.cell(row, 9).border.top.style, sheet.cell(row, 9).border.bottom.style)
        for row in (4, 5)
    ]
    assert joined == ["B4:B5", "C4:C5", "D4:D5", "H4:H5", "L4:L5", "M4:M5"]
    assert edges == [("medium", "hair"), ("hair", "medium")]
    assert sheet["A2"].value.endswith("区间指标占粗框内上下两行，下限、上限须同时填写。")


def test_derived_references_are_shown_in_grey_alone(tmp_path: Path):
    references = {("B", "610929000000"): (4.5, None)}
    (file,) = write_target_templates(SMALL, 2022, tmp_path, references=references)
    row = openpyxl.load_workbook(file)["年度任务分解"][6]

    assert [row[place].value for place in (6, 8)] == [4.5, None]


def test_a_county_without_targets_against_a_base_year_has_nothing_to_fill_in_there(tmp_path):
    catalog = replace(SMALL, targets=SMALL.targets[:1])
    (file,) = write_target_templates(catalog, 2022, tmp_path)

    assert openpyxl.load_workbook(file)["规划基数"]["A2"].value == (
        "各规划没有以基数年份为基准提出目标的指标，本表不用填写。"
    )


def test_only_the_cells_that_an_indicator_may_have_are_open(tmp_path: Path):
    sheet = small_book(tmp_path)["年度任务分解"]

    is_open = [[not cell.protection.locked for cell in row] for row in sheet["F4:M6"]]
    assert sheet.protection.sheet
    assert is_open == [
        [False, False, False, True, True, True, True, True],
        [False, False, False, True, True, True, True, True],
        [False, False, False, True, False, False, True, True],
    ]


def test_what_is_stated_against_the_base_year_asks_for_its_figure(tmp_path: Path):
    sheet = small_book(tmp_path)["规划基数"]

    assert [[cell.value for cell in row] for row in sheet["A4:F5"]] == [
        ["B", "B", "个", 7, None, None],
        [None] * 6,
    ]


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


def test_a_figure_in_force_stays_beside_a_proposal(catalog_folder: Path):
    import_targets(fill(issue(catalog_folder), ("IND-22", "全县", 2300)), catalog_folder)
    sheet = openpyxl.load_workbook(draft(catalog_folder))["年度任务分解"]
    heads = {cell.value: cell.column for cell in sheet[3]}
    row = next(row for row in range(4, sheet.max_row) if sheet.cell(row, 1).value == "IND-22")

    assert sheet.cell(row, heads["全县"]).value == 2300
