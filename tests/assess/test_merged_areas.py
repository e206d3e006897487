"""Merged areas in a judgement: what counts in which month (rules.md section 2, "Areas change")."""

from dataclasses import replace

import pandas as pd
import pytest

from flows.assess.judge import Judgement, judge_county
from tests.assess.small_catalogs import (
    COUNTY,
    make_areas,
    make_catalog,
    make_indicator,
    make_measure,
    make_target,
)
from tests.assess.test_plain import NOTHING_HELD, NOTHING_SENT

TOWN_1, TOWN_2 = "610929001000", "610929002000"
VILLAGE_1, VILLAGE_2, VILLAGE_3 = "610929001200", "610929001201", "610929002200"
VALUES = {VILLAGE_1: 10.0, VILLAGE_2: 20.0, VILLAGE_3: 30.0}


def judged(changes: dict[str, dict[str, str]], cells: list[tuple[str, str]]) -> Judgement:
    """Judge a sum through 2022-03; `cells` are the villages and months that report."""
    areas = [replace(area, **changes.get(area.area_code, {})) for area in make_areas([2, 1])]
    catalog = make_catalog(
        areas,
        [make_measure("m")],
        [make_indicator("A", measure="m", allocate_by="m")],
        [make_target("A", 2022, 120.0)],
    )
    rows = [("m", village, period, VALUES[village]) for village, period in cells]
    observations = pd.DataFrame(rows, columns=["measure_code", "area_code", "period", "value"])
    return judge_county(catalog, observations, NOTHING_HELD, NOTHING_SENT, "2022-03")


def figures(found: Judgement, area: str) -> list[tuple[str, float, float, int]]:
    """Month, value, coverage and carried leaves of an area."""
    rows = found.assessments[found.assessments["area_code"] == area]
    columns = ("period", "actual", "coverage", "carried")
    return list(zip(*(rows[name] for name in columns), strict=True))


ALL = [(village, f"2022-0{month}") for village in VALUES for month in (1, 2, 3)]
MERGED = {VILLAGE_1: {"valid_to": "2022-02", "merged_into": VILLAGE_2}}


def test_a_merged_village_counts_up_to_its_last_month_and_not_at_all_afterwards():
    found = judged(MERGED, ALL)

    assert figures(found, TOWN_1) == [
        ("2022-01", 30.0, 1.0, 0),
        ("2022-02", 30.0, 1.0, 0),
        ("2022-03", 20.0, 1.0, 0),
    ]
    assert figures(found, COUNTY)[-1] == ("2022-03", 50.0, 1.0, 0)


def test_a_carried_value_of_a_merged_village_ends_with_its_last_month():
    found = judged(
        MERGED,
        [cell for cell in ALL if cell not in ((VILLAGE_1, "2022-02"), (VILLAGE_1, "2022-03"))],
    )

    assert figures(found, TOWN_1) == [
        ("2022-01", 30.0, 1.0, 0),
        ("2022-02", 30.0, 0.5, 1),
        ("2022-03", 20.0, 1.0, 0),
    ]


@pytest.mark.parametrize(
    ("successor", "cells", "march"),
    [
        # Nobody reports: both last values stand, as one carried area, until they are too old.
        ({}, [(VILLAGE_1, "2022-01"), (VILLAGE_2, "2022-01")], (30.0, 1)),
        # What the successor reports before the merger is its own part alone.
        ({}, [(VILLAGE_1, "2022-02"), (VILLAGE_2, "2022-02")], (30.0, 1)),
        # What it reports afterwards is everything.
        ({}, [(VILLAGE_1, "2022-02"), (VILLAGE_2, "2022-03")], (20.0, 0)),
        # A code that is new with the merger begins with what the closed one reported last.
        ({"valid_from": "2022-03"}, [(VILLAGE_1, "2022-02")], (10.0, 1)),
    ],
)
def test_a_merged_village_stands_for_its_successor_until_that_reports(
    successor: dict[str, str], cells: list[tuple[str, str]], march: tuple[float, int]
):
    rows = judged({**MERGED, VILLAGE_2: successor}, [*cells, (VILLAGE_3, "2022-03")])

    values = rows.indicator_values.query("period == '2022-03'").set_index("area_code")
    town = values.loc[COUNTY]
    assert (town["value"] - 30.0, town["carried"]) == march


def test_a_merged_villages_value_is_carried_no_longer_than_any_other():
    found = judged(
        {VILLAGE_1: {"valid_to": "2021-12", "merged_into": VILLAGE_2}},
        [(VILLAGE_1, "2021-12"), (VILLAGE_3, "2022-02"), (VILLAGE_3, "2022-03")],
    )

    assert [(row[1], row[3]) for row in figures(found, COUNTY)][-2:] == [(40.0, 1), (30.0, 0)]


def test_a_closed_town_is_neither_judged_nor_ranked_and_its_warning_lapses():
    closed = {
        TOWN_2: {"valid_to": "2022-02", "merged_into": TOWN_1},
        VILLAGE_3: {"valid_to": "2022-02"},
    }
    found = judged(closed, ALL)

    assert [row[0] for row in figures(found, TOWN_2)] == ["2022-01", "2022-02"]
    scores = found.town_scores
    assert scores[scores["area_code"] == TOWN_2]["period"].tolist() == ["2022-01", "2022-02"]
    warnings = found.warnings[found.warnings["area_code"] == TOWN_2]
    assert warnings[["state", "resolved"]].to_numpy().tolist() == [["lapsed", "2022-03"]]


def test_the_years_figure_is_shared_out_among_the_towns_of_january():
    new = {TOWN_2: {"valid_from": "2022-02"}, VILLAGE_3: {"valid_from": "2022-02"}}
    whole, without = (
        {
            row["area_code"]: row["target"]
            for row in judged(one, ALL).targets.to_dict("records")
            if row["year"] == 2022
        }
        for one in ({}, new)
    )

    assert whole == {COUNTY: 120.0, TOWN_1: 60.0, TOWN_2: 60.0}
    assert without == {COUNTY: 120.0, TOWN_1: 120.0}
