"""The year's workbook: real numbers, one row a thing, equal bytes."""

from dataclasses import replace
from pathlib import Path

from openpyxl import load_workbook

from flows.report.year.year_book import write_year_book
from flows.report.year.year_sentences import towns_sentence
from tests.report.office.sheet_rows import column, heads_row, records


def test_sheets_hold_scores_and_evidence(year, tmp_path: Path):
    file = write_year_book(year, tmp_path)
    once = file.read_bytes()
    book = load_workbook(file)

    assert book.sheetnames == ["各镇得分", "单位得分", "扣分明细"]
    towns = book["各镇得分"]
    assert column(towns, "名称") == [one.name for one in year.towns]
    assert column(towns, "最终得分") == [one.final for one in year.towns]
    assert towns["A2"].value == towns_sentence(year)
    assert records(book["扣分明细"])[0]["依据"].startswith("2021年12月")
    write_year_book(year, tmp_path)
    assert file.read_bytes() == once


def test_a_first_year_has_no_column_of_changes(year, tmp_path: Path):
    def heads(review):
        book = load_workbook(write_year_book(review, tmp_path))
        return [cell.value for cell in book["各镇得分"][heads_row(book["各镇得分"])]]

    later = replace(year, towns=tuple(replace(one, change=1.5) for one in year.towns))

    assert heads(year)[-1] == "未报"
    assert heads(later)[-1] == "较上年（同口径）"


def test_scores_have_one_decimal_as_in_the_document(year, tmp_path: Path):
    sheet = load_workbook(write_year_book(year, tmp_path))["各镇得分"]
    heads = [cell.value for cell in sheet[heads_row(sheet)]]
    formats = {row[heads.index("考核得分")].number_format for row in sheet.iter_rows(min_row=4)}

    assert formats <= {"#,##0.0_)", "#,##0_)", "General"}


def test_deductions_are_counted_by_kind(year, tmp_path: Path):
    sheet = load_workbook(write_year_book(year, tmp_path))["扣分明细"]
    rows = records(sheet)

    assert sheet["A2"].value.startswith(f"共{len(rows)}条：")
    for kind in {row["类别"] for row in rows}:
        assert f"{kind}{column(sheet, '类别').count(kind)}条" in sheet["A2"].value


def test_a_column_in_which_nobody_lost_anything_is_left_out(year, tmp_path: Path):
    clean = tuple(replace(one, deductions=(), deducted=0.0) for one in year.towns)
    book = load_workbook(write_year_book(replace(year, towns=clean), tmp_path))

    assert not {"报送扣分", "抽查扣分", "实际扣分"} & set(records(book["各镇得分"])[0])
    assert "最终得分" in records(book["各镇得分"])[0]
