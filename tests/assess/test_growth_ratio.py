"""The growth ratio against published results, and where it means nothing."""

import csv

import pytest

from flows.assess.growth_ratio import Growth, GrowthProgress, growth_progress
from flows.paths import PROJECT

PUBLISHED = PROJECT / "tests" / "assess" / "data" / "progress" / "growth_ratio.csv"


def number(text: str) -> float | None:
    return float(text) if text else None


def published() -> list[dict[str, str]]:
    with PUBLISHED.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.mark.parametrize("row", published(), ids=lambda row: row["series"])
def test_every_published_result_comes_out(row: dict[str, str]):
    result = growth_progress(
        Growth(
            number(row["base_value"]),
            number(row["base_year"]) or 0,
            number(row["current_value"]),
            number(row["current_year"]) or 0,
            number(row["target"]),
            float(row["target_year"]),
            int(row["direction"]),
            number(row["limit"]),
        )
    )

    assert result.status == row["status"]
    assert result.value == pytest.approx(number(row["progress_value"]), abs=1e-6)
    assert result.score == pytest.approx(number(row["score"]), abs=1e-6)


def series(**changes) -> Growth:
    given = {
        "base": 100.0,
        "base_year": 2020,
        "current": 110.0,
        "current_year": 2021,
        "target": None,
        "target_year": 2030,
        "direction": 1,
    }
    return Growth(**(given | changes))


@pytest.mark.parametrize(
    ("current", "status"),
    [
        (101.5, "substantial_progress"),
        (101.4, "moderate_progress"),
        (100.5, "moderate_progress"),
        (100.4, "limited_progress"),
        (100.0, "limited_progress"),
        (99.9, "deterioration"),
    ],
)
def test_growth_without_a_target_is_held_against_fixed_rates(current: float, status: str):
    assert growth_progress(series(current=current)).status == status


@pytest.mark.parametrize(
    "changes",
    [
        {"base": 0.0},
        {"base": None},
        {"current": None},
        {"current_year": 2020},
        {"base": -5.0, "current": 5.0},
        {"target": 0.0, "direction": -1, "current": 50.0, "target_year": 2020},
    ],
)
def test_where_growth_means_nothing_there_is_no_figure(changes: dict[str, float | None]):
    assert growth_progress(series(**changes)) == GrowthProgress(None, "not_available", None)


def test_a_target_that_is_met_is_achieved_whatever_the_growth():
    assert growth_progress(series(current=90.0, target=80.0)).status == "target_achieved"
