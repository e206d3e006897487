"""The quarter's workbook: real numbers, one row a thing, equal bytes."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from flows.numbers_text import show_score
from flows.report.quarter.quarter_book import write_quarter_book


def test_sheets_hold_the_quarters_figures(june, tmp_path: Path):
    file = write_quarter_book(june, tmp_path)
    once = file.read_bytes()
    book = load_workbook(file)

    assert book.sheetnames == [
        "方案环比",
        "指标贡献",
        "转色清单",
        "预警存续",
        "下季度到期",
        "镇贡献",
        "各镇转色",
        "镇级存续",
        "贡献为零指标",
    ]
    write_quarter_book(june, tmp_path)
    assert file.read_bytes() == once


def test_all_plans_together_are_the_countys_counts(june, tmp_path: Path):
    sheet = load_workbook(write_quarter_book(june, tmp_path))["方案环比"]
    *plans, total = list(sheet.iter_rows(min_row=4, values_only=True))

    assert total[0] == "合计"
    for place in range(1, 7):
        assert total[place] == sum(row[place] for row in plans)
    assert total[7] == pytest.approx(sum(row[7] or 0 for row in plans))
    assert f"同口径得分{show_score(june.score.now)}分" in sheet["A2"].value


def test_a_first_quarter_says_why_sheets_are_empty(first, tmp_path: Path):
    book = load_workbook(write_quarter_book(first, tmp_path))

    assert book["方案环比"]["A2"].value == "没有上季度可比，不作分析。"
    for name in ("指标贡献", "转色清单"):
        assert book[name]["A3"].value == "没有上季度可比，不作分析。"
    assert not {"镇贡献", "各镇转色", "贡献为零指标"} & set(book.sheetnames)
    assert book["预警存续"].max_row > 3


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
