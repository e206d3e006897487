"""The year's workbook: real numbers, one row a thing, equal bytes."""

from dataclasses import replace
from pathlib import Path

from openpyxl import load_workbook

from flows.report.year.year_book import write_year_book


def test_sheets_hold_scores_and_evidence(year, tmp_path: Path):
    file = write_year_book(year, tmp_path)
    once = file.read_bytes()
    book = load_workbook(file)

    assert book.sheetnames == ["各镇得分", "单位得分", "扣分明细", "长期进展", "收官评估"]
    towns = list(book["各镇得分"].iter_rows(min_row=3, values_only=True))
    assert [row[1] for row in towns] == [one.name for one in year.towns]
    assert [row[6] for row in towns] == [one.final for one in year.towns]
    assert book["扣分明细"]["E3"].value.startswith("2021年12月")
    assert book["收官评估"]["A3"].value == "本年没有期满的规划。"
    write_year_book(year, tmp_path)
    assert file.read_bytes() == once


def test_a_first_year_has_no_column_of_changes(year, tmp_path: Path):
    def heads(review):
        book = load_workbook(write_year_book(review, tmp_path))
        return [cell.value for cell in book["各镇得分"][2]]

    later = replace(year, towns=tuple(replace(one, change=1.5) for one in year.towns))

    assert heads(year)[-1] == "未报"
    assert heads(later)[-1] == "较上年（同口径）"
