"""How the demo's towns fare."""

import numpy as np

from flows.catalog.load import load_catalog
from flows.paths import PROJECT
from flows.period import periods_between
from flows.simulate.demo_course import COLLAPSING, RECOVERING, DemoCourse

CATALOG = load_catalog(PROJECT / "data" / "catalog")
MONTHS = tuple(periods_between("2021-01", "2022-06"))
COURSE = DemoCourse(CATALOG, 2022, "2022-06", frozenset({"flawless"}))
TOWNS = tuple(town.area_code for town in CATALOG.towns)
FACTORS = np.array([COURSE.factors(f"measure {number}", TOWNS, MONTHS) for number in range(200)])


def test_most_promises_are_kept_some_are_late_and_some_broken():
    last = FACTORS[:, :, -1]

    assert 0.3 <= (last >= 1).mean() <= 0.5
    assert 0.05 <= (last < 0.9).mean() <= 0.2


def test_one_town_recovers_and_one_collapses():
    kept = (FACTORS >= 1).mean(axis=0)

    assert kept[RECOVERING, -1] - kept[RECOVERING, 0] > 0.25
    assert kept[COLLAPSING, 0] - kept[COLLAPSING, -1] > 0.25


def test_villages_do_as_their_town_does_and_flawless_measures_never_fail():
    village = CATALOG.villages_by_town[TOWNS[0]][0].area_code
    alone = COURSE.factors("measure 1", (village,), MONTHS)

    assert alone.tolist() == FACTORS[1, :1].tolist()
    assert (COURSE.factors("flawless", TOWNS, MONTHS) == 1).all()
