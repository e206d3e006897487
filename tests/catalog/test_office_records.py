"""Records of what an office decided cannot be changed once read."""

from dataclasses import FrozenInstanceError

import pytest

from flows.catalog.office_records import Alias, Silence


def test_a_decision_is_never_changed_in_place():
    silence = Silence("县林业局", "IND-01", "", "2022-12-31", "已另行部署")

    with pytest.raises(FrozenInstanceError):
        silence.until = "2023-12-31"


def test_two_equal_decisions_are_one():
    one, other = (Alias("area", "清风", "610929100200", "", "县局", "2022-01-05") for _ in "12")

    assert len({one, other}) == 1
