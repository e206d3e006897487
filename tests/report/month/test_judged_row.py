import math
from dataclasses import fields

import pandas as pd

from flows.report.month.judged_row import JudgedRow, judged_rows

COLUMNS = [field.name for field in fields(JudgedRow)]


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
