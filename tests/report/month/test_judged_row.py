import math
from dataclasses import fields

import pandas as pd

from flows.report.month.judged_row import JudgedRow, judged_rows, name_lacking
from tests.report.month.rows import COUNTY, OTHER, TOWN, judged

#: What a row of `assessments` holds; which towns a figure lacks is found beside it.
COLUMNS = [field.name for field in fields(JudgedRow) if field.name != "lacking"]


def test_absent_values_are_nan_none_and_zero():
    frame = pd.DataFrame(
        [["A-1", "1", "2022-06", "missing", None, None, *[None] * 11, None, None, None]],
        columns=COLUMNS,
    )

    [row] = judged_rows(frame)

    assert (row.basis, row.is_reference, row.met, row.forecast_met, row.carried) == (
        "",
        False,
        None,
        None,
        0,
    )
    assert math.isnan(row.actual)
    assert math.isnan(row.needed_per_month)
    assert not row.is_scored


def test_a_row_carries_its_figures():
    figures = [80.0, 87.0, None, 86.5, None, -6.5, 91.95, 0.075, 1.0, 84.0, 1.2]
    frame = pd.DataFrame(
        [["A-1", "1", "2022-06", "red", "stated", True, *figures, False, True, 3]], columns=COLUMNS
    )

    [row] = judged_rows(frame)

    assert (row.actual, row.expected, row.shortfall, row.carried) == (80.0, 86.5, 0.075, 3)
    assert (row.is_reference, row.met, row.forecast_met) == (True, False, True)
    assert row.is_scored


def test_a_missing_row_without_a_target_is_not_scored():
    figures = [None, None, None, None, None, None, None, None, 0.0, None, None]
    rows = [["A-1", "1", "2022-06", "missing", "", False, *figures, None, None, 0]]

    assert not judged_rows(pd.DataFrame(rows, columns=COLUMNS))[0].is_scored


NAMES = {TOWN: "仓上镇", OTHER: "麻虎镇"}


def lacking_in(*rows):
    return name_lacking(rows, COUNTY, NAMES, 2)[0].lacking


def test_a_countys_figure_names_the_towns_that_are_not_in_it():
    silent = judged(area=OTHER, status="missing", coverage=0.0)

    assert lacking_in(judged(area=COUNTY, status="yellow"), judged(area=TOWN), silent) == (
        "麻虎镇",
    )
    assert lacking_in(judged(area=COUNTY, period="2022-03"), silent) == ()
    assert lacking_in(judged(area=COUNTY, status="missing"), silent) == ()


def test_a_silent_town_whose_earlier_values_are_in_the_countys_figure_is_not_lacking():
    """The county's figure holds eight carried villages, the towns with a figure hold three."""
    reporting = judged(area=TOWN, carried=3)
    silent = judged(area=OTHER, status="missing", coverage=0.0)

    assert lacking_in(judged(carried=8), reporting, silent) == ()
    assert lacking_in(judged(carried=3), reporting, silent) == ("麻虎镇",)


def test_of_two_silent_towns_the_one_that_never_reported_is_lacking():
    silent = [judged(area=one, status="missing", coverage=0.0) for one in (TOWN, OTHER)]
    before = judged(area=TOWN, period="2022-04", status="green")
    long_before = judged(area=OTHER, period="2022-03", status="green")

    assert lacking_in(judged(carried=8), *silent, before, long_before) == ("麻虎镇",)
    assert lacking_in(judged(carried=8), *silent, long_before) == ()
