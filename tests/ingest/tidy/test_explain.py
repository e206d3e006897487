"""The reasons for each row and column can be read."""

from flows.ingest.tidy.explain import explain_sheets
from flows.ingest.tidy.tidy import read_sheets
from tests.ingest.grids import grid, workbook


def test_each_row_and_column_says_what_it_is_and_why():
    sheets = read_sheets([workbook(grid("|Rank|Krat|2019|2020|\n|1|Mor|11|12|\n|2|Lup|9|3|"))])

    assert list(explain_sheets(sheets)) == [
        "工作表“Sheet1”：1 个表，4 个数据",
        "  表1（A—D列）",
        "    第1行 表头：数字都是年份，下面不是；文字在 1 个数字列的上面；有 2 个不同的文字",
        "    第2—3行 数据：有 3 个数字；其中 3 个与上下行的数字同列",
        "    A列 序号列：从 1 起依次编号；表头也这样说",
        "    B列 标签列：是文字；在第一个数据列左边",
        "    C列 数据列：有 2 个数字",
        "    D列 数据列：有 2 个数字",
    ]
