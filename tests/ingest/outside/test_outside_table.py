"""An outside table is told by name and heads; its figures come with their cells."""

import pytest

from flows.catalog.load import load_catalog
from flows.ingest.grid import Grid, Workbook
from flows.ingest.outside.outside_table import read_outside
from flows.ingest.reading import OutsideFigure
from tests.report.sources.compared_county import declare_sources, persons
from tests.starting.small_county import begin_county

HEAD = ["序号", "乡镇", "村", "使用户数"]
ROW = [1, "清水乡", "清水村", 330]
VILLAGE = "530999201200"


@pytest.fixture(scope="module")
def catalog(tmp_path_factory):
    folder = tmp_path_factory.mktemp("county")
    begin_county(folder)
    declare_sources(folder)
    return load_catalog(folder / "catalog")


def workbook(*rows, name: str = "卫生系统.xlsx", sheet: str = "Sheet1", **others) -> Workbook:
    grid = Grid(sheet, [list(row) for row in rows], **others)
    return Workbook(name, "0" * 64, "xlsx", (grid,))


def read(catalog, *rows, **others):
    return read_outside(workbook(*rows, **others), catalog, "2026-05")


def test_a_table_is_one_submission_of_its_source_with_figures_and_no_cells(catalog):
    [submission] = read(catalog, HEAD, ROW, top=1, left=1).submissions

    assert submission.key == ("卫生系统", "530999000000", "2026-05")
    assert submission.cells == ()
    assert submission.findings == ()
    assert submission.outside == (OutsideFigure("toilets", VILLAGE, 330, "Sheet1", "E3"),)


@pytest.mark.parametrize(
    ("rows", "others"),
    [
        ([HEAD, ROW], {"name": "卫 生 系 统导出.xlsx"}),
        ([HEAD, ROW], {"name": "a.xlsx", "sheet": "卫生系统5月"}),
        ([["卫生系统导出表"], HEAD, ROW], {"name": "a.xlsx"}),
        ([["卫生系统"], ["序 号", "乡镇", "村", "使用\n户数"], ROW], {"name": "a.xlsx"}),
    ],
)
def test_the_name_may_stand_in_file_sheet_or_title(catalog, rows, others):
    assert read(catalog, *rows, **others) is not None


@pytest.mark.parametrize(
    ("rows", "others"),
    [
        ([HEAD, ROW], {"name": "a.xlsx"}),
        ([["序号", "乡镇", "村", "别的数"], ROW], {}),
        ([["序号", "村", "使用户数"], [1, "清水村", 330]], {}),
        ([HEAD, ROW, ["卫生系统"]], {"name": "a.xlsx"}),
        ([], {}),
    ],
)
def test_without_name_or_heads_it_is_no_outside_table(catalog, rows, others):
    assert read(catalog, *rows, **others) is None


def test_another_month_than_the_folders_is_refused_and_none_is_the_folders(catalog):
    refused = read(catalog, ["卫生系统2026年4月"], HEAD, ROW)

    assert [one.code for one in refused.findings] == ["period_mismatch"]
    assert refused.submissions == ()
    assert read(catalog, ["卫生系统2026年5月"], HEAD, ROW).submissions


def test_rows_are_counted_by_area_and_the_first_names_the_cell(catalog):
    rows = persons({"清水乡": 2, "高坪乡": 1})
    [submission] = read(catalog, *rows, name="监测名单.xlsx").submissions

    assert submission.outside == (
        OutsideFigure("households", "530999201000", 2, "Sheet1", "B3"),
        OutsideFigure("households", "530999202000", 1, "Sheet1", "B5"),
    )


def test_an_area_that_stands_twice_is_not_taken(catalog):
    [submission] = read(catalog, HEAD, ROW, ROW).submissions

    assert submission.outside == ()
    assert [(one.code, one.cell) for one in submission.findings] == [
        ("area_duplicate", "C2"),
        ("area_duplicate", "C3"),
    ]


@pytest.mark.parametrize(
    ("value", "code"),
    [("约300", "value_not_number"), ("#REF!", "value_error"), ("3亩", "unit_conflict")],
)
def test_a_figure_that_is_none_is_named_with_its_cell(catalog, value, code):
    [submission] = read(catalog, HEAD, [*ROW[:3], value]).submissions

    assert submission.outside == ()
    assert [(one.code, one.cell, one.area_code) for one in submission.findings] == [
        (code, "D2", VILLAGE)
    ]


def test_a_blank_figure_is_nothing(catalog):
    [submission] = read(catalog, HEAD, [*ROW[:3], "—"]).submissions

    assert (submission.outside, submission.findings) == ((), ())
