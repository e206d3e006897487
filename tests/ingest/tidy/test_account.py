"""Every number is data, or is named as something else, or is said with its cell."""

from dataclasses import replace

import pytest

from flows.ingest.tidy.account import account_for
from flows.ingest.tidy.tidy import read_sheets
from tests.ingest.grids import grid, workbook


def account(drawing: str, *merges: str, **details: object):
    return account_for(read_sheets([workbook(grid(drawing, *merges, **details))]))


def test_titles_headers_codes_and_page_numbers_are_named():
    found = account(
        """
        |Year:|2024|||
        |Rank|Krat|2019|2020|
        |1|Morvat|11|12|
        |2|Lupsen|21|22|
        |3|Tarkil|31|32|
        |12||||
        """
    )

    assert (found.cells, found.lost, found.doubles) == (6, {}, 0)


def test_equal_labels_are_counted():
    assert account("|Krat|Ibu|\n|Mor|11|\n|Mor|12|\n|Lup|13|").doubles == 2


def test_a_number_that_became_nothing_is_said_with_its_cell(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("XIANJIE_LANG", "zh")
    (sheet,) = read_sheets([workbook(grid("|Krat|Ibu|\n|Mor|11|\n|Lup|12|"))])
    without_last = replace(sheet, rows=sheet.rows[:-1])

    found = account_for([without_last])

    assert found.lost == {"Sheet1": ["B3"]}
    assert found.lines() == [
        "读出数据 1 个；未读的数字 1 个；行列标签不唯一的数据 0 个。",
        "工作表“Sheet1”有 1 个数字没有读成数据，请核对：B3。",
    ]


def test_hidden_numbers_need_no_word():
    drawing = "|Krat|Ibu|\n|Mor|11|\n|Lup|12|"
    assert account(drawing, hidden_rows=frozenset([2])).lost == {}
    assert account(drawing, is_hidden=True).cells == 0
