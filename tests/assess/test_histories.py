"""What a judged row takes from the months before it, series by series."""

import numpy as np
import pandas as pd

from flows.assess.histories import judged_histories

JANUARY = 2022 * 12


def judged(
    statuses: list[str], values: list[float | None], series: list[int], first: int = JANUARY
) -> pd.DataFrame:
    """Rows of series one after another, months counted from the first row of each."""
    rows = pd.DataFrame({"series": series, "status": statuses, "value": values}, dtype="object")
    rows = rows.astype({"series": "int64", "value": "float64"})
    return rows.assign(
        month_index=first + rows.groupby("series").cumcount(),
        is_year_task=False,
        coverage=rows["value"].notna().astype(float),
    )


def test_a_series_begins_anew_after_another():
    found = judged_histories(
        judged(["red", "red", "red", "missing"], [1.0, 2.0, 3.0, None], [1, 1, 2, 2])
    )

    assert found["streak"].tolist() == [1, 2, 1, 1]
    assert found["reported_index"].tolist() == [JANUARY, JANUARY + 1, JANUARY, JANUARY]


def test_green_and_yellow_break_a_streak_and_nothing_else_does():
    statuses = ["red", "yellow", "red", "missing", "not_due", "no_target", "red", "green"]
    found = judged_histories(judged(statuses, [1.0] * 8, [1] * 8))

    assert found["streak"].tolist() == [1, 0, 1, 1, 1, 1, 2, 0]


def test_the_streak_of_a_year_task_ends_with_the_year():
    rows = judged(["red"] * 4, [1.0] * 4, [1] * 4, first=JANUARY - 2)

    assert judged_histories(rows)["streak"].tolist() == [1, 2, 3, 4]
    assert judged_histories(rows.assign(is_year_task=True))["streak"].tolist() == [1, 2, 1, 2]


def test_before_the_first_report_there_is_no_latest_one():
    found = judged_histories(judged(["missing", "green", "missing"], [None, 5.0, None], [1] * 3))

    assert np.isnan(found["reported_index"][0])
    assert found["reported_index"].tolist()[1:] == [JANUARY + 1, JANUARY + 1]


def test_the_slope_is_the_median_over_the_last_six_values_of_the_series():
    values = [90.0, 1.0, None, 3.0, 4.0, 5.0, 16.0, 7.0]
    found = judged_histories(judged(["green"] * 10, [*values, 5.0, 6.0], [1] * 8 + [2] * 2))
    slopes = found["slope"].tolist()

    # 90 is the seventh value back in the last row; 16 moves no median.
    assert slopes[7] == 1.0
    assert np.isnan([slopes[0], slopes[1], slopes[2], slopes[8], slopes[9]]).all()
    assert slopes[3] == (3.0 - 90.0) / 3


def test_no_rows_have_no_history():
    assert judged_histories(judged([], [], [])).empty
