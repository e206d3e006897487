"""How sure an outlook is: empty without enough past errors, and right four times out of five."""

import itertools

import numpy as np
import pandas as pd
import pytest
from statsmodels.datasets import co2, elec_equip, elnino

from flows.assess.forecast_range import FEWEST_ERRORS, outlook_ranges
from flows.assess.theil_sen import POINTS, theil_sen_slopes


def level_rows(series: dict[str, np.ndarray], first_month: int = 0) -> pd.DataFrame:
    """Rows of monthly levels, with slope and forecast as the judgement makes them."""
    parts = []
    for name, values in series.items():
        frame = pd.DataFrame({"series": name, "value": values})
        frame["month_index"] = np.arange(len(values)) + 24 + first_month
        recent, months = (
            np.stack([frame[name].shift(lag) for lag in range(POINTS)], axis=1)
            for name in ("value", "month_index")
        )
        parts.append(frame.assign(slope=theil_sen_slopes(recent, months)))
    rows = pd.concat(parts, ignore_index=True)
    ahead = 11 - rows["month_index"] % 12
    rows["forecast"] = rows["value"] + rows["slope"].fillna(0) * ahead
    return rows.assign(is_year_task=False, is_rate=False, at_least=np.nan, at_most=np.nan)


def share_inside(rows: pd.DataFrame) -> float:
    """The share of known year's ends within the range that was given months before."""
    ranges = outlook_ranges(rows)
    ends = rows[rows["month_index"] % 12 == 11].set_index(
        ["series", rows["month_index"][rows["month_index"] % 12 == 11] // 12]
    )["value"]
    keys = pd.MultiIndex.from_arrays([rows["series"], rows["month_index"] // 12])
    outcome = ends.reindex(keys).to_numpy()
    is_known = ranges["forecast_low"].notna().to_numpy() & np.isfinite(outcome)
    low, high = ranges["forecast_low"].to_numpy(), ranges["forecast_high"].to_numpy()
    return float(((outcome >= low) & (outcome <= high))[is_known].mean())


def simulated(kind: str, months: int, count: int) -> dict[str, np.ndarray]:
    random = np.random.default_rng([7, months, len(kind)])
    series = {}
    for number in range(count):
        noise = random.normal(size=months)
        if kind == "trend":
            values = 100 + 0.5 * np.arange(months) + noise
        elif kind == "walk":
            values = 100 + np.cumsum(0.3 + noise)
        else:
            values = (
                np.array(list(itertools.accumulate(noise, lambda last, now: 0.7 * last + now)))
                + 100
            )
        series[f"{kind}-{number:03d}"] = values
    return series


@pytest.mark.parametrize("months", [48, 180])
@pytest.mark.parametrize("kind", ["trend", "walk", "level"])
def test_four_of_five_simulated_outcomes_fall_inside(kind: str, months: int):
    assert 0.75 <= share_inside(level_rows(simulated(kind, months, 150))) <= 0.85


@pytest.mark.parametrize("name", ["co2", "elec_equip", "elnino"])
def test_four_of_five_real_outcomes_fall_inside(name: str):
    if name == "co2":
        values = co2.load_pandas().data["co2"].resample("MS").mean().interpolate().to_numpy()
        rows = level_rows({name: values}, first_month=2)
    elif name == "elec_equip":
        rows = level_rows({name: elec_equip.load_pandas().data.iloc[:, 0].to_numpy()})
    else:
        table = elnino.load_pandas().data.set_index("YEAR")
        rows = level_rows({name: table.to_numpy().ravel()})

    assert 0.75 <= share_inside(rows) <= 0.85


def test_year_tasks_learn_from_the_same_month_of_earlier_years():
    random = np.random.default_rng(3)
    parts = []
    for number in range(60):
        ends = 100 * np.exp(random.normal(0, 0.2, size=14))
        shares = np.clip(np.arange(1, 13) / 12 * np.exp(random.normal(0, 0.1, (14, 12))), 0, None)
        shares[:, -1] = 1
        values = (ends[:, None] * shares).ravel()
        frame = pd.DataFrame({"value": values, "month_index": np.arange(14 * 12) + 24})
        frame["forecast"] = frame["value"] * 12 / (frame["month_index"] % 12 + 1)
        parts.append(frame.assign(series=f"flow-{number}"))
    rows = pd.concat(parts, ignore_index=True).assign(
        slope=np.nan, is_year_task=True, is_rate=False, at_least=np.nan, at_most=np.nan
    )
    ranges = outlook_ranges(rows)
    given = ranges[ranges["forecast_low"].notna()]

    assert 0.75 <= share_inside(rows) <= 0.85
    assert given["month_index"].min() == 24 + 12 * FEWEST_ERRORS


def test_nothing_is_said_with_fewer_than_six_errors_and_something_with_six():
    rows = level_rows({"a": np.array([10.0, 11, 12, 14, 13, 15, 16, 18, 17, 19, 20])})
    ranges = outlook_ranges(rows)
    # In August the year's end is four months ahead, and four such forecasts are over; in September
    # six that looked three months ahead.
    known = ranges["forecast_low"].notna().tolist()

    assert known == [False] * 8 + [True] * 3


def test_december_has_no_range_and_bounds_give_the_chance():
    values = np.array([100.0 + (-1) ** month for month in range(48)])
    rows = level_rows({"a": values})
    sure = outlook_ranges(rows.assign(at_least=50.0))
    lost = outlook_ranges(rows.assign(at_least=150.0))
    between = outlook_ranges(rows.assign(at_least=50.0, at_most=150.0))
    is_december = rows["month_index"] % 12 == 11

    assert sure.loc[is_december, "forecast_low"].isna().all()
    november = rows["month_index"] == 24 + 36 + 10
    assert sure.loc[november, "chance"].item() > 0.99
    assert lost.loc[november, "chance"].item() < 0.01
    assert between.loc[november, "chance"].item() > 0.99


def test_a_rate_stays_within_its_scale():
    values = np.array([97.0 + (month % 5) for month in range(60)]).clip(max=100)
    ranges = outlook_ranges(level_rows({"a": values}).assign(is_rate=True))

    assert ranges["forecast_high"].max() <= 100
    assert ranges["forecast_low"].min() >= 0


def test_no_rows_give_no_ranges():
    assert outlook_ranges(level_rows({"a": np.array([1.0])}).iloc[:0]).empty
