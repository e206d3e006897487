"""Totals, series and villages: each audit has an example on both sides of its threshold."""

import pandas as pd
import pytest

from flows.batch import Batch
from flows.quality.check_batch import judge_batch
from tests.quality.example import CATALOG, VILLAGES, batch_of, cell, history, reading
from tests.quality.judged import INCOME, NATURAL, NO_HISTORY, judged


def totals(*values: float | None, total: float, state: str = "value") -> Batch:
    rows = [
        cell(
            NATURAL,
            value,
            f"C{4 + n}",
            area=VILLAGES[n],
            state="value" if value is not None else state,
        )
        for n, value in enumerate(values)
    ]
    return batch_of(reading(*rows, cell(NATURAL, total, "C99", area="610929100000", state="total")))


def test_a_total_that_is_not_the_sum_is_flagged():
    assert judged(totals(3.0, 4.0, total=8.0)) == [("total_mismatch", "C99")]
    assert judged(totals(3.0, 4.0, total=7.0)) == []


@pytest.mark.parametrize("state", ["blank", "held"])
def test_a_total_is_not_judged_beside_an_open_cell(state: str):
    assert judged(totals(3.0, None, total=8.0, state=state)) == []


def test_the_difference_to_the_total_is_offered_for_the_one_held_cell():
    batch = totals(3.0, -4.0, total=8.0)
    found = judge_batch(batch, NO_HISTORY, CATALOG).findings
    message = found.loc[found["code"] == "value_negative", "message"].iloc[0]

    assert message.endswith("请核对后改正（按合计推算应为5）。")


@pytest.mark.parametrize(("total", "is_flagged"), [(2.5, False), (2.7, True)])
def test_a_total_may_differ_by_the_rounding_of_its_column(total: float, is_flagged: bool):
    rows = [cell(INCOME, 1.2, "B4"), cell(INCOME, 1.2, "B5", area=VILLAGES[1])]
    rows.append(cell(INCOME, total, "B9", area="610929100000", state="total"))
    found = judged(batch_of(reading(*rows, form="T3")))

    assert found == ([("total_mismatch", "B9")] if is_flagged else [])


@pytest.mark.parametrize(("value", "is_flagged"), [(4.9, True), (5.0, False)])
def test_a_year_to_date_that_fell_is_flagged(value: float, is_flagged: bool):
    batch = batch_of(reading(cell(INCOME, value, "B4"), form="T3"))
    found = judged(batch, history((INCOME, VILLAGES[0], "2022-05", 5.0)))

    assert found == ([("ytd_fell", "B4")] if is_flagged else [])


def test_a_new_year_begins_again():
    batch = batch_of(
        reading(cell(INCOME, 0.5, "B4", period="2022-01"), form="T3", period="2022-01"),
        period="2022-01",
    )

    assert judged(batch, history((INCOME, VILLAGES[0], "2021-12", 9.0))) == []


@pytest.mark.parametrize(("month", "is_flagged"), [(1.0, False), (2.0, True)])
def test_last_month_plus_this_month_is_the_year_to_date(month: float, is_flagged: bool):
    batch = batch_of(
        reading(cell(INCOME, 6.0, "C4"), cell(INCOME, month, "B4", span="month"), form="T3")
    )
    found = judged(batch, history((INCOME, VILLAGES[0], "2022-05", 5.0)))

    assert found == ([("ytd_step", "C4")] if is_flagged else [])


def year_of(measure: str, *values: float) -> pd.DataFrame:
    return history(
        *(
            (measure, VILLAGES[0], f"2021-{month:02d}", value)
            for month, value in enumerate(values, 1)
        )
    )


STEADY = (100.0, 101.0, 102.0, 102.0, 103.0, 104.0, 105.0, 105.0, 106.0, 107.0, 108.0, 109.0)


@pytest.mark.parametrize(
    ("value", "code"), [(112.0, ""), (170.0, "jump"), (1090.0, "unit_suspect")]
)
def test_a_value_far_from_its_own_history_is_flagged(value: float, code: str):
    batch = batch_of(
        reading(cell("households_total", value, "E4", period="2022-01"), period="2022-01"),
        period="2022-01",
    )
    codes = {found for found, _ in judged(batch, year_of("households_total", *STEADY))}

    assert (code in codes) if code else (codes == set())


def test_a_series_that_is_mostly_zero_is_not_judged_for_jumps():
    earlier = year_of("households_total", *([0.0] * 9), 3.0, 0.0, 2.0)
    batch = batch_of(
        reading(cell("households_total", 40.0, "E4", period="2022-01"), period="2022-01"),
        period="2022-01",
    )

    assert judged(batch, earlier) == []
