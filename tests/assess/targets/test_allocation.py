"""How a county figure is shared out among the towns (rules.md section 3, "Town targets")."""

from flows.assess.targets.allocation import all_weights, known_weights, share_out

JANUARY = 2022 * 12


def test_the_weight_is_the_latest_of_24_months_before_else_the_earliest_of_the_year():
    weights = {
        "a": {JANUARY - 25: 1.0, JANUARY - 24: 2.0, JANUARY - 1: 3.0, JANUARY: 4.0},
        "b": {JANUARY - 25: 1.0, JANUARY + 2: 5.0, JANUARY + 3: 6.0},
        "c": {JANUARY - 25: 1.0, JANUARY + 12: 7.0},
    }

    assert known_weights(weights, ["a", "b", "c", "d"], 2022) == {"a": 3.0, "b": 5.0}


def test_a_merged_towns_weight_counts_for_its_successor_until_that_reports_for_both():
    weights = {
        "a": {JANUARY - 1: 3.0, JANUARY + 11: 6.0},
        "b": {JANUARY - 2: 2.0, JANUARY: 9.0},
        "new": {JANUARY + 1: 7.0},
    }

    def known(town: str, year: int, **merged: int) -> dict[str, float]:
        return known_weights(weights, [town], year, {town: list(merged.items())})

    assert known("a", 2022, b=JANUARY - 1) == {"a": 5.0}
    assert known("a", 2022, b=JANUARY) == {"a": 3.0}
    assert known("a", 2023, b=JANUARY - 1) == {"a": 6.0}
    assert known("new", 2022, a=JANUARY - 1, b=JANUARY - 1) == {"new": 5.0}
    assert known("new", 2022) == {"new": 7.0}


def test_a_weight_below_0_counts_as_0():
    known = known_weights({"a": {JANUARY: 3.0}, "b": {JANUARY: -3.0}}, ["a", "b"], 2022)

    assert known == {"a": 3.0, "b": 0.0}
    assert share_out(10.0, [], all_weights(known, ["a", "b"]), is_whole=False) == {
        "a": 10.0,
        "b": 0.0,
    }


def test_a_town_without_a_weight_counts_with_the_mean_of_the_known():
    assert all_weights({"a": 2.0, "b": 4.0}, ["a", "b", "c"]) == {"a": 2.0, "b": 4.0, "c": 3.0}
    assert all_weights({"a": 0.0}, ["a", "b"]) == {}


def test_whole_parts_add_up_by_largest_remainder():
    weights = {"a": 1.0, "b": 1.0, "c": 1.0}

    assert share_out(10.0, [], weights, is_whole=True) == {"a": 4.0, "b": 3.0, "c": 3.0}
    assert share_out(10.0, [12.0], weights, is_whole=True) == {"a": 0.0, "b": 0.0, "c": 0.0}
