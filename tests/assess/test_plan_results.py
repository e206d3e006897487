"""How an indicator stood when its plan of 2021 to 2025 ended."""

import pytest

from tests.assess.county_figure import judged
from tests.assess.small_catalogs import COUNTY, make_target

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
