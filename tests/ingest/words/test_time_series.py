"""Columns of months or quarters below a measure, and their total."""

from flows.ingest.words.measure_names import PathReading
from flows.ingest.words.report_words import Said, report_said
from flows.ingest.words.time_series import settle_said, settle_series
from tests.ingest.town_file import CATALOG, INCOME, PARKS


def said(*leaves: str, measure: str = INCOME, period: str = "2022-06") -> list[Said]:
    """Return what columns of a measure with these leaves say at last."""
    paths = {number: ("指标", leaf) for number, leaf in enumerate(leaves)}
    codes = frozenset([measure])
    readings = {
        number: PathReading(codes, report_said(leaf, period)) for number, leaf in enumerate(leaves)
    }
    settled = settle_series(readings, paths, CATALOG.measure_by_code, period)
    return [settled[number].said for number in range(len(leaves))]


def test_two_months_are_this_report_and_the_last_and_three_are_a_series():
    assert said("5月", "6月") == ["previous", "month"]
    assert said("4月", "5月", "6月") == ["other", "other", "month"]
    assert said("一季度", "二季度") == ["previous", "month"]
    assert said("一季度", "二季度", "三季度", "四季度", period="2022-09") == [
        "other",
        "other",
        "month",
        "other",
    ]


def test_a_total_counts_only_for_a_running_measure_and_all_months_of_the_year_so_far():
    year = [f"{month}月" for month in range(1, 7)]

    assert said(*year, "合计")[-1] == "value"
    assert said(*year, "合计", measure=PARKS)[-1] == "other"
    assert said(*year[1:], "合计")[-1] == "other"
    assert said(*year, "7月", "合计")[-1] == "other"
    assert said("一季度", "二季度", "合计")[-1] == "value"
    assert said("一季度", "二季度", "合计", period="2022-07")[-1] == "other"
    assert said("5月", "6月", "合计") == ["other", "month", "other"]


def test_a_group_that_names_this_month_says_it_in_a_series():
    codes = frozenset([INCOME])
    paths = {number: (f"{number}月", "指标") for number in (4, 5, 6)}
    readings = {
        4: PathReading(codes, "other"),
        5: PathReading(codes, "previous"),
        6: PathReading(codes, ""),
    }

    settled = settle_series(readings, paths, CATALOG.measure_by_code, "2022-06")
    assert [reading.said for reading in settled.values()] == ["other", "other", "month"]


def test_a_measure_called_a_total_is_no_total_of_months():
    paths = {5: ("务工人数合计", "5月"), 6: ("务工人数合计", "6月")}

    assert settle_said({5: "previous", 6: "month"}, paths, "2022-06") == (
        {5: "previous", 6: "month"},
        frozenset(),
    )


def test_columns_of_different_measures_are_no_series():
    readings = {1: PathReading(frozenset([INCOME]), "month"), 2: PathReading(frozenset([PARKS]))}
    paths = {1: ("指标", "6月"), 2: ("合计",)}

    assert settle_series(readings, paths, CATALOG.measure_by_code, "2022-06") == readings
