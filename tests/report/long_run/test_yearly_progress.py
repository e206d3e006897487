"""The long run of the county's indicators: four years or more, by both methods."""

from dataclasses import replace

import pandas as pd
import pytest

from flows.catalog.records import Baseline
from flows.report.long_run.yearly_progress import GROWTH_NAMES, SYMBOL_NAMES, yearly_progress
from tests.report.example import example_catalog
from tests.report.month.rows import COUNTY, TOWN


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory):
    catalog = example_catalog(tmp_path_factory.mktemp("catalog"))
    one = replace(catalog.indicator_by_code["ECO-01"], direction="at_least", unit="%")
    return replace(catalog, indicators=(one,), baselines=(Baseline("ECO-01", COUNTY, 2020, 60.0),))


def values(*yearly, area=COUNTY, month=12):
    rows = [("ECO-01", area, f"{year}-{month:02d}", value) for year, value in yearly]
    return pd.DataFrame(rows, columns=["indicator_code", "area_code", "period", "value"])


def targets(*yearly):
    rows = [("ECO-01", COUNTY, year, value) for year, value in yearly]
    return pd.DataFrame(rows, columns=["indicator_code", "area_code", "year", "target"])


SERIES = values((2021, 65.0), (2022, 70.0), (2023, 75.0))
GOAL = targets((2023, 74.0), (2025, 90.0))


def test_the_base_year_and_each_december_are_the_series(catalog):
    (one,) = yearly_progress(catalog, SERIES, GOAL, "2023-12")

    assert one.yearly == ((2020, 60.0), (2021, 65.0), (2022, 70.0), (2023, 75.0))
    assert (one.target, one.target_year) == (90.0, 2025)


def test_both_methods_judge_it(catalog):
    """60 to 75 in three years; 90 in five needs 8.45 % a year, 7.72 % was made: 0.91."""
    (one,) = yearly_progress(catalog, SERIES, GOAL, "2023-12")

    assert one.growth == "moderate_progress"
    assert one.ratio == pytest.approx(0.91412, abs=1e-5)
    assert one.symbol == "cloud"


def test_three_years_are_not_enough_and_four_are(catalog):
    assert yearly_progress(catalog, SERIES, GOAL, "2022-12") == ()
    assert len(yearly_progress(catalog, SERIES, GOAL, "2023-12")) == 1


def test_months_inside_a_year_towns_and_gaps_do_not_count(catalog):
    noise = pd.concat(
        [
            SERIES[:2],
            values((2023, 99.0), month=6),
            values((2023, 99.0), area=TOWN),
            values((2023, float("nan"))),
        ]
    )

    assert yearly_progress(catalog, noise, GOAL, "2023-12") == ()


def test_a_bound_that_never_moves_and_a_missing_target_have_their_kinds(catalog):
    held = targets((2021, 70.0), (2022, 70.0), (2025, 70.0))
    (bound,) = yearly_progress(catalog, SERIES, held, "2023-12")
    (free,) = yearly_progress(catalog, SERIES, targets(), "2023-12")

    assert (bound.growth, bound.symbol) == ("target_achieved", "sun")
    assert (free.growth, free.symbol) == ("substantial_progress", "sun")
    assert free.target_year == 0


def test_an_indicator_without_a_better_side_is_left_out(catalog):
    either = replace(catalog, indicators=(replace(catalog.indicators[0], direction="between"),))

    assert yearly_progress(either, SERIES, GOAL, "2023-12") == ()


def test_every_result_has_its_word(catalog):
    (one,) = yearly_progress(catalog, SERIES, GOAL, "2023-12")

    assert one.growth in GROWTH_NAMES
    assert one.symbol in SYMBOL_NAMES
