"""A row has fixed labels, grey figures and open cells; a range's two rows are one to the eye."""

import openpyxl

from flows.forms import target_sheets as names
from flows.forms.target_rows import join_rows, put_row

COLUMNS = [names.CODE, names.NAME, names.PLAN, "全县", "镇1", names.REVISED]


def sheet_of_a_range():
    sheet = openpyxl.Workbook().worksheets[0]
    for row, figure in ((4, 8.0), (5, 10.0)):
        labels = {names.CODE: "A", names.NAME: "面积"}
        put_row(sheet, row, COLUMNS, labels, {names.PLAN: figure}, {"全县": None})
    return sheet


def test_what_belongs_to_nobody_is_grey_and_locked():
    sheet = sheet_of_a_range()

    assert [cell.value for cell in sheet[4]] == ["A", "面积", 8, None, None, None]
    assert [not cell.protection.locked for cell in sheet[4]] == [
        *(False, False, False, True),
        *(False, True),
    ]


def test_a_range_says_name_and_revision_once_and_its_code_in_both_rows():
    sheet = sheet_of_a_range()
    join_rows(sheet, COLUMNS, 4, 5)

    assert sorted(map(str, sheet.merged_cells.ranges)) == ["B4:B5", "F4:F5"]
    assert [sheet.cell(row, 1).value for row in (4, 5)] == ["A", "A"]
    edges = [
        (cell.border.top.style, cell.border.bottom.style) for cell in (sheet["D4"], sheet["D5"])
    ]
    assert edges == [("medium", "hair"), ("hair", "medium")]
