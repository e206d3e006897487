"""The figures of a matter as table cells, the same in letters, bulletin and mails."""

import math
from dataclasses import dataclass
from functools import cached_property

from flows.allowance import ALLOWANCE
from flows.numbers_text import show_number
from flows.report.letters.letter_matters import Matter
from flows.report.month.facts import Facts
from flows.report.month.phrases import gap_text, goal_cell, with_unit


@dataclass(frozen=True)
class Figures:
    """What tables look up about the month, worked out once."""

    facts: Facts

    @cached_property
    def expected_uppers(self) -> dict[tuple[str, str], float]:
        """Return the upper expected value of each indicator and area that has one."""
        rows = self.facts.assessments.dropna(subset=["expected_upper"]).sort_values("period")
        keys = zip(rows["indicator_code"], rows["area_code"], strict=True)
        return dict(zip(keys, rows["expected_upper"], strict=True))

    @cached_property
    def red_towns(self) -> dict[str, list[str]]:
        """Return the names of each indicator's red towns this month, the worst first."""
        rows = self.facts.month
        county = self.facts.catalog.county.area_code
        red = rows[(rows["status"] == "red") & (rows["area_code"] != county)]
        ordered = red.sort_values(["shortfall", "area_code"], ascending=[False, True])
        towns: dict[str, list[str]] = {}
        for code, area in zip(ordered["indicator_code"], ordered["area_code"], strict=True):
            towns.setdefault(code, []).append(self.facts.catalog.area_name(area))
        return towns

    @cached_property
    def town_names(self) -> frozenset[str]:
        """Return the names of all towns."""
        return frozenset(town.name for town in self.facts.catalog.towns)

    def cells(self, matter: Matter) -> tuple[str, str, str, str, str]:
        """Return name with unit, actual, expected, gap and year target of an indicator."""
        code = matter["indicator_code"]
        direction = self.facts.catalog.indicator_by_code[code].direction
        upper = self.expected_uppers.get((code, matter["area_code"]), math.nan)
        actual, expected = matter["actual"], matter["expected"]
        decimals = _decimals(actual, expected)
        return (
            with_unit(matter["indicator"], matter["unit"]),
            show_number(actual, decimals),
            goal_cell(direction, expected, upper, decimals),
            gap_text(direction, actual, expected, upper, decimals),
            goal_cell(direction, matter["target"], matter["target_upper"], decimals),
        )


def _decimals(actual: float, expected: float) -> int:
    """Return how many decimals tell the two apart: two, or up to four where they are close."""
    return (
        next((count for count in (2, 3, 4) if round(actual, count) != round(expected, count)), 4)
        if abs(actual - expected) > ALLOWANCE
        else 2
    )
