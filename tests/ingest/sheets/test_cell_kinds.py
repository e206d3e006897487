"""A cell's kind shows in what it holds, not in a word: figures, dates, marks, texts."""

import datetime as dt

import pytest

from flows.ingest.grid import CellError
from flows.ingest.sheets.cell_kinds import (
    is_ascending,
    is_year,
    kind_of,
    numbers_columns,
    sequence_of,
)

DAY = dt.date(2023, 1, 2)


@pytest.mark.parametrize("value", [
    1.0, -3, "1,234", "１２", "12户", "1 234", "$1,200", "12(1)", "12 [2]", "3.4*", "(12.5)", "95%",
    "<5", "1'200", CellError("#REF!"), "12.3 ± 0.4", "12 +/- 3", "34 (12.5%)", "0.85 (0.72–0.99)",
    "7 [3 to 9]", "(1,234", "1,234 (-5)",
])  # fmt: skip
def test_a_figure_stays_one_with_unit_currency_or_footnote(value):
    assert kind_of(value) == "n"


@pytest.mark.parametrize("value", ["-", "…", "(NA)", "(X)", "n.a.", "*", "..", "—", "无", "N/A"])
def test_signs_that_stand_for_no_figure_are_marks(value):
    assert kind_of(value) == "m"


@pytest.mark.parametrize(
    "value", ["0-14岁", "Total ....", "%", "(%)", "1-本月", "Q1", "0-14", "5 (of 9)", "(1 of", True]
)
def test_words_units_and_ages_are_texts(value):
    assert kind_of(value) == "t"


def test_dates_and_blanks_have_kinds_of_their_own():
    assert [kind_of(value) for value in (DAY, dt.datetime(2023, 1, 2), "", None, "  ")] == [
        "d", "d", ".", ".", "."
    ]  # fmt: skip


@pytest.mark.parametrize(("values", "kind"), [
    ([2019.0, 2020.0], "years"),
    (["2019", "2020"], "years"),
    ([2021.0], "years"),
    ([1.0, 2.0, 3.0], "counts"),
    ([1.0, 2.0, 1.0, 2.0], "counts"),
    ([0.0, 5.0, 10.0], "steps"),
    ([DAY, dt.date(2023, 1, 9)], "dates"),
    ([dt.date(2023, 1, 9), DAY, dt.date(2023, 1, 5)], ""),
    ([3.0, 7.0, 4.0], ""),
    ([1799.0, 1801.0], ""),
    ([12.0], ""),
    ([], ""),
])  # fmt: skip
def test_a_run_of_figures_may_count_something(values, kind):
    assert sequence_of(values) == kind


def test_a_year_is_a_whole_number_between_1800_and_2100():
    assert all(is_year(value) for value in (1800, 2100, "2016"))
    assert not any(is_year(value) for value in (1799, 2101, 2000.5, "2016年", True))


def test_figures_ascend_when_all_steps_go_one_way():
    assert is_ascending([0.0, 0.5, 2.0])
    assert is_ascending([9.0, 5.0, 1.0])
    assert not is_ascending([0.0, 0.5])
    assert not is_ascending([1.0, 1.0, 2.0])
    assert not is_ascending([1.0, "x", 2.0])


@pytest.mark.parametrize("values", [
    ["甲", "乙", 1.0, 2.0], ["", "(1)", "(2)", "(3)", "(1)/(2)"], [1.0, 2.0, 3.0], ["A", "B", 1.0],
    ["", "(1)", "(2)"],
])  # fmt: skip
def test_a_row_of_column_numbers_is_told(values):
    assert numbers_columns(values)


@pytest.mark.parametrize(
    "values",
    [
        [3.0, 1.0, 7.0],
        ["甲"],
        ["A", "", 3.0],
        ["A", 1.0],
        ["B", "A", 1.0],
        ["甲", 3.0],
        ["城关镇", 1.0, 2.0],
        [5.0, 9.0],
        [],
    ],
)
def test_a_row_of_data_numbers_no_columns(values):
    assert not numbers_columns(values)


@pytest.mark.parametrize(
    "value", [2019.0, "2019", "2019¹", "2019 (p)", "2012 [a]", "2012 \\2", "2020p", "2018 (est.)"]
)
def test_a_year_may_have_a_footnote(value):
    assert is_year(value)


@pytest.mark.parametrize("value", [2019.5, "20191", "2019-20", "2019 (provisional)", 1200.0])
def test_other_figures_are_no_years(value):
    assert not is_year(value)


def test_letters_in_brackets_number_columns_from_a_on():
    assert numbers_columns(["", "(A)", "(B)", "(C)"])
    assert not numbers_columns(["", "(B)", "(C)"])
