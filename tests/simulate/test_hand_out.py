"""Whole things shared out among areas."""

import numpy as np
import pytest

from flows.simulate.hand_out import hand_out, hand_out_in_towns, whole_down, whole_up


def test_the_largest_remainders_get_what_is_left():
    quotas = np.array([[1.5], [1.2], [2.3]])

    assert hand_out(np.array([5.0]), quotas).tolist() == [[2], [1], [2]]


def test_equal_remainders_go_to_the_earlier_area():
    assert hand_out(np.array([1.0]), np.array([[0.5], [0.5]])).tolist() == [[1], [0]]


def test_quotas_of_nothing_get_nothing():
    assert hand_out(np.array([0.0]), np.zeros((2, 1))).tolist() == [[0], [0]]


def test_a_town_gets_its_part_before_its_villages():
    quotas = np.array([[0.3], [0.3], [0.3], [0.9], [0.2]])
    towns = np.array([0, 0, 0, 1, 1])

    parts = hand_out_in_towns(np.array([2.0]), quotas, towns)

    assert parts[:3].sum() == 1
    assert parts[3:].sum() == 1


@pytest.mark.parametrize(("value", "up", "down"), [(2.0, 2, 2), (2.0000000001, 2, 2), (2.4, 3, 2)])
def test_whole_numbers_allow_for_rounding_errors(value: float, up: int, down: int):
    assert whole_up(np.array([value]))[0] == up
    assert whole_down(np.array([value]))[0] == down
