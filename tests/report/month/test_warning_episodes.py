from dataclasses import replace

import pandas as pd
import pytest

from flows.report.month.warning_episodes import Episode, episodes_of, months_running

ONE = Episode("w", "ECO-01", "", "610929000000", "2022-03", 2, "2022-05", "2022-05", "open", "")


def frame(*episodes):
    names = ("warning_id", "code", "form", "area_code", "opened", "level", "level_since")
    rest = ("level_2_since", "state", "resolved")
    rows = [[getattr(one, name) for name in (*names, *rest)] for one in episodes]
    columns = ["warning_id", "indicator_code", "form", "area_code", "opened", "level"]
    return pd.DataFrame(rows, columns=[*columns, "level_since", *rest])


def test_episodes_of_a_month_are_those_open_in_it_or_ended_in_it():
    ended = replace(ONE, state="resolved")
    rows = frame(
        ONE,
        replace(ONE, warning_id="later", opened="2022-07"),
        replace(ended, warning_id="before", resolved="2022-05"),
        replace(ended, warning_id="now", resolved="2022-06"),
        replace(ended, warning_id="after", resolved="2022-07"),
    )

    assert [one.warning_id for one in episodes_of(rows, "2022-06")] == ["w", "now", "after"]


def test_an_empty_end_is_an_empty_text():
    rows = frame(ONE).astype({"resolved": "object"})
    rows.loc[0, "resolved"] = None

    assert list(episodes_of(rows, "2022-06")) == [ONE]


@pytest.mark.parametrize(
    ("period", "change", "level"),
    [("2022-03", "new", 1), ("2022-04", "continuing", 1), ("2022-05", "escalated", 2)],
)
def test_a_month_before_is_told_as_it_was(period, change, level):
    assert (ONE.change_in(period), ONE.level_at(period)) == (change, level)


@pytest.mark.parametrize(
    ("period", "change", "level"),
    [
        ("2022-03", "new", 1),
        ("2022-04", "escalated", 2),
        ("2022-05", "continuing", 2),
        ("2022-06", "escalated", 3),
    ],
)
def test_a_month_before_two_steps_is_told_as_it_was(period, change, level):
    thrice = replace(ONE, level=3, level_2_since="2022-04", level_since="2022-06")

    assert (thrice.change_in(period), thrice.level_at(period)) == (change, level)


def test_a_level_that_was_passed_over_was_never_reached():
    jumped = replace(ONE, level=3, level_2_since="", level_since="2022-06")

    assert [jumped.level_at(month) for month in ("2022-05", "2022-06")] == [1, 3]


@pytest.mark.parametrize("state", ["resolved", "lapsed"])
def test_an_end_counts_from_its_month_on(state):
    ended = replace(ONE, state=state, resolved="2022-06")

    assert [ended.state_at(period) for period in ("2022-05", "2022-06")] == ["open", state]
    assert ended.change_in("2022-06") == state


def test_months_are_counted_inclusively():
    assert [months_running("2021-11", month) for month in ("2021-11", "2022-06")] == [1, 8]
