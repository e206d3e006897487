"""A column that says of which report each row is."""

import pytest

from flows.ingest.words.row_times import RowTimes, find_row_times, rows_of_this_report, time_text


def times(*cells: object) -> RowTimes:
    numbered = dict(enumerate(cells))
    return RowTimes(0, numbered, find_row_times(numbered, "2022-06"))


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (["上月", "本月", ""], {0: "previous", 1: "month"}),
        ([2021.0, 2022.0], {0: "other", 1: "value"}),
        (["计划", "完成"], {0: "other", 1: "value"}),
        (["本月", "累计"], {0: "month", 1: "value"}),
        (["本月", "当月"], {}),
        (["上月"], {}),
        (["上月", "川道片"], {}),
        ([1.0, 2.0], {}),
        ([2021.5, 2022.0], {}),
        ([], {}),
    ],
)
def test_every_cell_says_a_time_and_not_all_just_this(cells, said):
    assert times(*cells).said == said


@pytest.mark.parametrize(
    ("cells", "kept"),
    [
        (["上月", "本月"], [1]),
        (["上年同期", "本月", "本年累计"], [2]),
        (["2021年", "2022年"], [1]),
        (["本月", "累计"], [1]),
        (["计划", "上月"], []),
        (["上月", "本月", "当月"], [1, 2]),
    ],
)
def test_rows_of_an_area_that_are_of_this_report_are_kept(cells, kept):
    assert rows_of_this_report(list(range(len(cells))), times(*cells)) == kept


def test_a_lone_row_of_another_year_is_kept_and_one_of_a_plan_is_not():
    column = times("2019年", "计划", 2020.0, "2022年")

    assert [rows_of_this_report([row], column) for row in range(4)] == [[0], [], [2], [3]]


def test_a_number_is_a_year_only_among_years():
    assert [time_text(value) for value in (2021.0, 1989.0, 2101.0, " 本月 ", None)] == [
        "2021年",
        "",
        "",
        "本月",
        "",
    ]
