"""Measures keep what their indicators promise, in whole things."""

import numpy as np
import pytest

from flows.catalog.load import load_catalog
from flows.paths import PROJECT
from flows.period import periods_between
from flows.simulate.courses import Perfect, Troubled
from flows.simulate.make_measures import MeasureMaker

CATALOG = load_catalog(PROJECT / "data" / "catalog")
MONTHS = tuple(periods_between("2021-01", "2022-12"))


def made(course) -> MeasureMaker:
    maker = MeasureMaker(CATALOG, MONTHS, 5, course)
    for measure in CATALOG.measures:
        maker.make(measure)
    return maker


@pytest.fixture(scope="module")
def perfect() -> MeasureMaker:
    return made(Perfect())


def test_sums_reach_what_is_promised(perfect: MeasureMaker):
    for promise in perfect.promises.values():
        indicator = promise.indicator
        if indicator.aggregation not in ("sum", "none") or indicator.direction == "at_most":
            continue
        asked = promise.figures(MONTHS)
        asked = np.floor(asked + 1e-9) if indicator.integer else asked
        assert (perfect.values[indicator.measure].sum(axis=0) >= asked - 1e-6).all(), indicator


def test_rates_reach_what_is_promised_over_all_areas(perfect: MeasureMaker):
    for promise in perfect.promises.values():
        indicator = promise.indicator
        if indicator.aggregation == "ratio":
            whole = perfect.values[indicator.denominator].sum(axis=0)
            part = perfect.values[indicator.numerator].sum(axis=0)
            assert (100 * part >= promise.figures(MONTHS) * whole - 1e-6).all(), indicator


def test_things_are_whole(perfect: MeasureMaker):
    for measure in CATALOG.measures:
        values = perfect.values[measure.measure_code]
        if measure.integer:
            assert (values == values.round()).all(), measure.measure_code


def test_a_named_town_alone_has_what_concerns_it(perfect: MeasureMaker):
    for indicator in CATALOG.indicators:
        if indicator.applies_to and indicator.aggregation == "ratio":
            areas = perfect.areas[indicator.denominator]
            has = perfect.values[indicator.denominator].sum(axis=1) > 0
            for area, is_there in zip(areas, has, strict=True):
                town = CATALOG.area_by_code[area].parent_code
                assert is_there == bool({area, town} & set(indicator.applies_to))


def test_a_stopped_measure_falls_behind_and_no_other_changes(perfect: MeasureMaker):
    stopped = made(Troubled({"tech_training_attendances_ytd": "2022-03"}))

    assert stopped.values["tech_training_attendances_ytd"][:, -1].sum() < 100
    for code, values in perfect.values.items():
        if code != "tech_training_attendances_ytd":
            assert (stopped.values[code] == values).all(), code


def test_months_before_the_plans_stand_where_the_county_begins(perfect: MeasureMaker):
    earlier = MeasureMaker(CATALOG, tuple(periods_between("2019-11", "2021-06")), 5, Perfect())
    for measure in CATALOG.measures:
        earlier.make(measure)

    for code, promise in earlier.promises.items():
        assert promise.ends[2019] == promise.ends[2020] == promise.before
        assert promise.ends[2021] == perfect.promises[code].ends[2021]
