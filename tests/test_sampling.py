"""The inspection's flow: which half-year it takes, and that it draws before it reports."""

import datetime as dt
from pathlib import Path

import pytest

from flows import sampling

SEEN: list[tuple[str, str]] = []


@pytest.fixture(autouse=True)
def steps(monkeypatch: pytest.MonkeyPatch):
    SEEN.clear()
    monkeypatch.setattr(sampling, "draw", lambda home, half: SEEN.append(("draw", half)))
    monkeypatch.setattr(sampling, "report", lambda home, half: SEEN.append(("report", half)))


@pytest.mark.parametrize(
    ("today", "half"),
    [
        (dt.datetime(2022, 6, 7), "2022H1"),
        (dt.datetime(2022, 7, 7), "2022H1"),
        (dt.datetime(2022, 12, 7), "2022H2"),
        (dt.datetime(2023, 1, 7), "2022H2"),
    ],
)
def test_the_scheduled_half_year_is_that_of_the_previous_month(monkeypatch, today, half):
    monkeypatch.setattr(sampling, "county_now", lambda: today)
    sampling.sampling.fn(Path("home"))

    assert [("draw", half), ("report", half)] == SEEN


def test_a_named_half_year_goes_first():
    sampling.sampling.fn(Path("home"), "2021H2")

    assert SEEN == [("draw", "2021H2"), ("report", "2021H2")]
