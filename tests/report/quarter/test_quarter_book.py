"""The quarter's workbook: real numbers, one row a thing, equal bytes."""

from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from flows.report.quarter.quarter_book import write_quarter_book


def test_sheets_hold_the_quarters_figures(june, tmp_path: Path):
    file = write_quarter_book(june, tmp_path)
    once = file.read_bytes()
    book = load_workbook(file)

    assert book.sheetnames == [
        "方案环比",
        "指标贡献",
        "转色清单",
        "镇贡献",
        "预警存续",
        "下季度到期",
    ]
    parts = [row[8] for row in book["指标贡献"].iter_rows(min_row=3, values_only=True)]
    assert len(parts) == june.compared.common
    assert sum(parts) == pytest.approx(june.score.change)
    assert book["转色清单"].max_row == 2 + len(june.moves)
    write_quarter_book(june, tmp_path)
    assert file.read_bytes() == once


def test_the_answers_of_units_have_a_column_where_there_are_any(june, tmp_path: Path):
    code = june.score.plans[0].parts[0].pair.now.indicator_code
    answered = replace(june, answers={code: ("汛期停工",)})
    silent = replace(june, answers={})
    sheets = {
        name: load_workbook(write_quarter_book(one, tmp_path / name))["指标贡献"]
        for name, one in (("answered", answered), ("silent", silent))
    }

    assert [sheet.max_column for sheet in sheets.values()] == [10, 9]
    assert sheets["answered"]["J3"].value == "汛期停工"


def test_a_first_quarter_says_why_sheets_are_empty(first, tmp_path: Path):
    book = load_workbook(write_quarter_book(first, tmp_path))

    for name in ("指标贡献", "转色清单", "镇贡献"):
        assert book[name]["A3"].value == "没有上季度可比，不作分析。"
    assert book["预警存续"].max_row > 2


def test_towns_are_folded_below_each_county_figure(june, tmp_path: Path):
    """Printed, the sheet is a line an indicator: all towns took fifteen pages."""
    sheet = load_workbook(write_quarter_book(june, tmp_path))["镇贡献"]
    change = june.changes[0]
    rows = list(sheet.iter_rows(min_row=3, values_only=True))

    assert rows[0][1] == "全县"
    assert rows[0][-1] == pytest.approx(change.change)
    own = rows[1 : 1 + len(change.towns)]
    assert [row[1] for row in own] == [one.town for one in change.towns]
    assert sum(row[-1] for row in own) == pytest.approx(change.change)
    assert [sheet.row_dimensions[row].hidden for row in (3, 4)] == [False, True]
    shown = [row for row in range(3, 3 + len(rows)) if not sheet.row_dimensions[row].hidden]
    assert len(shown) == len(june.changes)
