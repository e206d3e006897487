"""Targets of county and towns as published, with their references."""

from flows.assess.judge import judge_county
from tests.assess.county_figure import NOTHING_HELD, NOTHING_SENT, frame
from tests.assess.small_catalogs import (
    COUNTY,
    make_areas,
    make_catalog,
    make_indicator,
    make_local,
    make_measure,
    make_target,
)

TOWN_1, TOWN_2 = "610929001000", "610929002000"
VILLAGES = ("610929001200", "610929002200")


def rate(level: str) -> dict[tuple[str, int], tuple]:
    """Targets of a rate by area and year, with a figure of the first town's own."""
    catalog = make_catalog(
        make_areas([1, 1]),
        [make_measure("a"), make_measure("b")],
        [
            make_indicator(
                "A",
                kind="rate",
                aggregation="ratio",
                numerator="a",
                denominator="b",
                level=level,
            )
        ],
        [make_target("A", 2021, 80.0), make_target("A", 2023, 90.0)],
        [make_local("A", TOWN_1, 2022, 70.0)],
    )
    rows = [(measure, village, "2022-01", 8.0) for measure in "ab" for village in VILLAGES]
    judgement = judge_county(catalog, frame(rows), NOTHING_HELD, NOTHING_SENT, "2022-01")
    return {
        (area, year): (target, basis, bool(flag))
        for area, year, target, basis, flag in judgement.targets[
            ["area_code", "year", "target", "basis", "is_reference"]
        ].itertuples(index=False)
    }


def test_a_countys_rate_binds_the_county_and_is_a_reference_for_towns():
    targets = rate("county")

    assert targets[COUNTY, 2021] == (80.0, "stated", False)
    assert targets[TOWN_2, 2021] == (80.0, "stated", True)
    assert targets[TOWN_1, 2022] == (70.0, "local", False)
    assert targets[TOWN_2, 2022] == (85.0, "interpolated", True)


def test_a_villages_rate_is_a_plan_target_for_towns_too():
    targets = rate("village")

    assert targets[TOWN_2, 2021] == (80.0, "stated", False)
    assert targets[TOWN_2, 2024] == (90.0, "carried", True)
