"""As many areas meet a condition as were promised."""

import numpy as np
import pytest

from flows.simulate.conditions import Class, bounds_of, meet_conditions

DRAWS = np.array([0.1, 0.6, 0.3, 0.9, 0.2])
TOWNS = np.array([0, 0, 0, 1, 1])
ALL = np.ones(5, dtype=bool)


def of_shares(low: float, share: float) -> Class:
    return Class(low, None, None, counts=None, shares=np.full((5, 1), share), chosen=ALL)


def of_counts(low: float, high: float | None, count: float) -> Class:
    return Class(low, high, None, counts=np.array([count]), shares=None, chosen=ALL)


def test_bounds_are_read():
    assert bounds_of(">=5") == (5, None)
    assert bounds_of("0.1..0.9999") == (0.1, 0.9999)
    with pytest.raises(ValueError, match="no condition"):
        bounds_of("about 5")


def test_every_town_meets_its_share_in_whole_areas():
    values = meet_conditions([of_shares(4, 0.5)], TOWNS, DRAWS, is_whole=True)[:, 0]

    assert (values >= 4).tolist() == [True, False, True, False, True]


def test_classes_do_not_overlap_but_an_open_one_holds_the_higher():
    classes = [of_shares(5, 1.0), of_counts(8, 10, 2), of_counts(50, None, 1)]
    values = meet_conditions(classes, TOWNS, DRAWS, is_whole=False)[:, 0]

    assert (values >= 5).all()
    assert ((values >= 8) & (values <= 10)).sum() == 2
    assert (values >= 50).sum() == 1


def test_who_meets_nothing_stays_below_the_lowest_bound():
    values = meet_conditions([of_shares(5, 0.0)], TOWNS, DRAWS, is_whole=False)

    assert ((values > 0) & (values < 5)).all()


def test_only_chosen_areas_meet_a_condition():
    chosen = np.array([False, True, False, False, False])
    one = Class(1, None, (3, 4), counts=np.array([3.0]), shares=None, chosen=chosen)

    values = meet_conditions([one], TOWNS, DRAWS, is_whole=False)[:, 0]

    assert (values >= 3).tolist() == chosen.tolist()
