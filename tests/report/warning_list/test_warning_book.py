import csv
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from flows.report.warning_list.warning_files import write_warning_list
from tests.report.month.built import quiet
from tests.report.month.example import example_review
from tests.report.office.sheet_rows import column, heads_row


@pytest.fixture(scope="module")
def review(tmp_path_factory):
    return example_review(tmp_path_factory.mktemp("catalog"))


@pytest.fixture(scope="module")
def book(review, tmp_path_factory):
    folder = tmp_path_factory.mktemp("book")
    _, file = write_warning_list(review, folder)
    return load_workbook(file)


def test_matters_come_first_and_every_sheet_has_its_own(book):
    assert book.sheetnames == ["须办事项", "县级预警", "镇级预警", "关注名单", "未报送", "已销号"]


def test_the_sheets_count_what_the_month_counts(book, review):
    opened = [one for one in review.warned if one.is_open]

    assert column(book["须办事项"], "事项") == [matter.full_name for matter in review.asked]
    assert len(column(book["县级预警"], "指标")) == sum(one.is_county for one in opened)
    assert len(column(book["镇级预警"], "指标")) == sum(not one.is_county for one in opened)
    assert column(book["关注名单"], "事项") == [matter.name for matter in review.watched]
    assert len(column(book["已销号"], "指标")) == len(review.warned) - len(opened)


def test_months_are_the_same_in_every_sheet(book, review):
    matter = next(one for one in review.asked if one.is_county)
    sheet = book["县级预警"]
    rows = dict(zip(column(sheet, "指标代码"), column(sheet, "已持续月数"), strict=True))

    assert rows[matter.code] == matter.months


def test_numbers_are_numbers_and_nothing_is_a_formula(book):
    for sheet in book.worksheets:
        for row in sheet.iter_rows(min_row=heads_row(sheet)):
            for cell in row:
                assert cell.data_type in ("n", "s", "d")
    assert {type(value) for value in column(book["县级预警"], "实际")} <= {int, float}


def test_at_most_ten_columns_are_printed_and_sources_are_folded(book):
    for sheet in book.worksheets:
        hidden = {name for name, one in sheet.column_dimensions.items() if one.hidden}
        shown = sum(1 for cell in sheet[heads_row(sheet)] if cell.column_letter not in hidden)
        assert shown <= 10 or any(one.max > one.min for one in sheet.column_dimensions.values())


def test_a_quiet_month_says_so(review, tmp_path):
    _, file = write_warning_list(quiet(review), tmp_path)

    assert load_workbook(file)["须办事项"]["A3"].value == "本月没有须办事项。"


def test_the_csv_holds_no_live_formula_and_both_files_are_stable(review, tmp_path):
    hostile = review.facts.latest_observations.assign(file_name='=HYPERLINK("x")')
    month = replace(review, facts=replace(review.facts, latest_observations=hostile))
    table, book = write_warning_list(month, tmp_path)
    first = table.read_bytes(), book.read_bytes()
    write_warning_list(month, tmp_path)

    assert (table.read_bytes(), book.read_bytes()) == first
    assert not [
        field
        for row in csv.reader(table.read_text("utf-8-sig").splitlines())
        for field in row
        if field.startswith(("=", "@"))
    ]


def test_no_printed_column_of_the_countys_warnings_names_the_county_in_each_row(book):
    hidden = {
        title: book[title].column_dimensions["D"].hidden for title in ("县级预警", "镇级预警")
    }

    assert [book[title].cell(heads_row(book[title]), 4).value for title in hidden] == ["区划"] * 2
    assert hidden == {"县级预警": True, "镇级预警": False}
