"""The county's figures at the years' ends and between."""

import dataclasses

import pytest

from flows.catalog.load import load_catalog
from flows.paths import PROJECT
from flows.simulate.promises import Promise, make_promises

CATALOG = load_catalog(PROJECT / "data" / "catalog")
CHANCES = dict.fromkeys(CATALOG.indicator_by_code, 0.5)
PROMISES = make_promises(CATALOG, range(2021, 2027), CHANCES)
MONTHS = tuple(f"2021-{month:02d}" for month in range(1, 13))


def plain(kind: str, path: str = "") -> Promise:
    indicator = dataclasses.replace(
        CATALOG.indicators[0], kind=kind, path=path, name="某项工作", integer=False
    )
    return Promise(indicator, {2021: 12.0, 2022: 24.0}, 6.0, {})


def test_a_year_task_counts_from_nothing_and_a_level_from_the_year_before():
    assert plain("flow").figures(MONTHS).tolist() == pytest.approx(list(range(1, 13)))
    assert plain("stock").figures(("2021-06", "2022-06")).tolist() == pytest.approx([9, 18])


def test_an_act_is_done_on_its_due_day():
    promise = dataclasses.replace(plain("flow", "at_due"), due_months={2021: 10})

    assert promise.figures(MONTHS).tolist() == [0] * 9 + [12] * 3


def test_years_between_stated_figures_lie_on_a_line():
    ends = PROMISES["ECO-01"].ends

    assert [ends[year] for year in (2021, 2023, 2025, 2026)] == [85, 90, 95, 95]


def test_a_figure_that_must_hold_from_the_first_month_is_held_before():
    assert PROMISES["IND-43"].before == 15


def test_sums_over_years_begin_with_nothing_and_cases_with_some():
    assert PROMISES["ECO-26"].before == 0
    assert PROMISES["EMP-01"].before > 0


def test_every_indicator_with_a_figure_is_promised():
    stated = {target.indicator_code for target in CATALOG.targets if target.value is not None}

    assert set(PROMISES) == stated
