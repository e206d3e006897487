"""Grids of any container stand in a new workbook where they stood, and open readably."""

from flows.ingest.grid import CellError, Grid, Merge
from flows.report.returned.rebuilt_workbook import rebuild


def values(sheet) -> list[list[object]]:
    return [[cell.value for cell in row] for row in sheet.rows]


def test_each_cell_stands_where_it_stood_with_its_kind():
    grid = Grid("表", [["村", "=1+1"], [None, 12], [CellError("#REF!"), 0.5]], top=1, left=1)

    sheet = rebuild((grid,))["表"]

    assert values(sheet) == [
        [None, None, None],
        [None, "村", "=1+1"],
        [None, None, 12],
        [None, "#REF!", 0.5],
    ]
    assert [sheet[cell].data_type for cell in ("C2", "C3", "B4")] == ["s", "n", "e"]


def test_sheets_of_one_name_or_none_get_names_of_their_own():
    grids = tuple(Grid(name, [[1]]) for name in ("表a", "表A", "", "一/二"))

    assert rebuild(grids).sheetnames == ["表a", "表A_2", "数据", "一_二"]


def test_a_merge_is_kept_unless_it_would_swallow_a_text():
    merge = Merge(0, 0, 0, 1)

    kept = rebuild((Grid("表", [["标题", None]], merges=(merge,)),))["表"]
    left = rebuild((Grid("表", [["甲", "乙"]], merges=(merge,)),))["表"]

    assert [str(one) for one in kept.merged_cells.ranges] == ["A1:B1"]
    assert list(left.merged_cells.ranges) == []
    assert values(left) == [["甲", "乙"]]


def test_hidden_rows_columns_and_sheets_stay_hidden():
    grid = Grid(
        "表",
        [[1, 2], [3, 4]],
        hidden_rows=frozenset({1}),
        hidden_columns=frozenset({0}),
        is_hidden=True,
    )

    sheet = rebuild((grid, Grid("另", [[1]])))["表"]

    assert [sheet.row_dimensions[row].hidden for row in (1, 2)] == [False, True]
    assert [sheet.column_dimensions[name].hidden for name in "AB"] == [True, False]
    assert sheet.sheet_state == "hidden"


def test_a_percent_cell_shows_its_percent():
    sheet = rebuild((Grid("表", [[0.95, 0.95]], percent_cells=frozenset({(0, 1)})),))["表"]

    assert [cell.number_format for cell in sheet[1]] == ["General", "0.00%"]


def test_a_column_is_as_wide_as_most_of_its_cells_between_10_and_40():
    name, title = "很长很长的村名" * 4, "一个很长的标题" * 9
    rows = [[title], ["序号", "村名", "数"], *([n, name, 12345] for n in range(9))]

    sheet = rebuild((Grid("表", rows),))["表"]

    assert [sheet.column_dimensions[letter].width for letter in "ABC"] == [10, 40, 10]
    assert sheet["B3"].alignment.wrap_text
    assert not sheet["A1"].alignment.wrap_text
