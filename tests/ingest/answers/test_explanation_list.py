"""What a sender writes into the returned list of findings is read by sheet and cell."""

from flows.ingest.answers.explanation_list import find_explanations
from flows.ingest.grid import Grid, Workbook
from flows.ingest.reading import StatedExplanation

HEAD = ["序号", "处理", "工作表", "单元格", "问题和办法", "已改", "情况说明"]


def workbook(*rows: list[object], sheet: str = "问题清单") -> Workbook:
    grid = Grid(sheet=sheet, rows=[["报表问题清单"], HEAD, *rows])
    return Workbook("6月.xlsx", "0" * 64, "xlsx", (grid,))


def test_an_explained_cell_is_found_by_its_sheet_and_name():
    sent = workbook(
        ["1", "须说明", "表一", "D8", "请核对", "", " 移民搬迁户本月整体入住 "],
        ["2", "必须改正", "表一", "E9", "请改正", "√", None],
        ["3", "须说明", "表一", None, "请核对", "", "没有单元格"],
    )

    assert find_explanations(sent) == (StatedExplanation("表一", "D8", "移民搬迁户本月整体入住"),)


def test_columns_may_have_moved():
    grid = Grid(sheet="问题清单", rows=[["情况说明", "单元格", "工作表"], ["属实", "B4", "表二"]])

    assert find_explanations(Workbook("a.xlsx", "0" * 64, "xlsx", (grid,))) == (
        StatedExplanation("表二", "B4", "属实"),
    )


def test_only_the_returned_list_is_read_so():
    assert find_explanations(workbook(["1", "", "表一", "D8", "", "", "属实"], sheet="表一")) == ()
