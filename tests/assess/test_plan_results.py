"""How an indicator stood when its plan of 2021 to 2025 ended."""

from dataclasses import replace

import pandas as pd
import pytest

from flows.assess.judge import judge_county
from tests.assess.county_figure import NOTHING_HELD, NOTHING_SENT, judged
from tests.assess.small_catalogs import (
    COUNTY,
    make_areas,
    make_catalog,
    make_indicator,
    make_measure,
    make_target,
)

TOWN = "610929001000"
TARGETS = [make_target("A", 2025, 100.0)]


def results(values: dict[str, float], through: str, targets=TARGETS, **indicator) -> list[tuple]:
    found = judged(values, through, targets, **indicator).plan_results
    found = found.astype(object).where(found.notna(), None)
    return list(found.itertuples(index=False, name=None))


@pytest.mark.parametrize(("value", "result"), [(100.0, "met"), (99.0, "missed")])
def test_the_december_of_the_last_year_decides(value: float, result: str):
    assert results({"2025-11": 98.0, "2025-12": value}, "2025-12") == [
        ("规划", "A", COUNTY, result, "2025-12", value, 100.0)
    ]


def test_before_that_december_there_is_no_result():
    assert results({"2025-10": 100.0, "2025-11": 100.0}, "2025-11") == []


def test_without_a_value_in_the_last_due_month_the_result_is_unknown():
    assert results({"2025-06": 90.0}, "2025-12") == [
        ("规划", "A", COUNTY, "unknown", "2025-06", 90.0, 100.0)
    ]


def test_later_months_leave_the_result_as_it_was():
    values = {"2025-12": 100.0, "2026-01": 10.0, "2026-02": 10.0}

    assert results(values, "2026-02") == [("规划", "A", COUNTY, "met", "2025-12", 100.0, 100.0)]


def test_an_obligation_that_ends_later_has_its_result_then():
    targets = [*TARGETS, make_target("A", 2026, 120.0)]
    values = {"2025-12": 100.0, "2026-12": 110.0}

    assert results(values, "2026-11", targets) == []
    assert results(values, "2026-12", targets) == [
        ("规划", "A", COUNTY, "missed", "2026-12", 110.0, 120.0)
    ]


def test_a_retired_indicator_has_no_result():
    assert results({"2025-12": 100.0}, "2025-12", retired="2025-06") == []


@pytest.mark.parametrize(
    ("last", "result"),
    [
        # Closed before the obligation ends: no result, though it has no target after its closing.
        ("2026-03", []),
        ("2027-01", [(TOWN, "missed")]),
    ],
)
def test_a_closed_town_has_results_of_what_ended_before(last: str, result: list[tuple[str, str]]):
    areas = [
        replace(area, valid_to=last) if TOWN in (area.area_code, area.parent_code) else area
        for area in make_areas([1, 1])
    ]
    catalog = make_catalog(
        areas,
        [make_measure("m")],
        [make_indicator("A", kind="rate", aggregation="share_where", condition=">=1", measure="m")],
        [make_target("A", 2025, 50.0), make_target("A", 2026, 100.0)],
    )
    rows = [("m", f"{TOWN[:9]}200", month, 0.0) for month in ("2025-12", "2026-01", "2026-12")]
    observations = pd.DataFrame(rows, columns=["measure_code", "area_code", "period", "value"])

    found = judge_county(catalog, observations, NOTHING_HELD, NOTHING_SENT, "2027-01").plan_results

    own = found[found["area_code"] == TOWN]
    assert list(zip(own["area_code"], own["result"], strict=True)) == result
