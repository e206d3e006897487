"""A matter of a month with all that papers say of it, and whose it is (rules.md section 10)."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from flows.catalog.records import Indicator
from flows.report.month.judged_row import JudgedRow
from flows.words.place_words import is_all_towns


@dataclass(frozen=True)
class TownPart:
    """A town that is behind in a matter; `missing` is its own amount in the thing's unit.

    `opened` and `months` are its own warning's, as `level` is.
    """

    area_code: str
    town: str
    level: int
    row: JudgedRow
    missing: float
    is_watched: bool
    change: str
    opened: str
    months: int
    warning_id: str


@dataclass(frozen=True)
class Matter:
    """One indicator with its open warnings, county and towns together.

    `row` holds the figures of the leading warning: its latest red or yellow assessment. `missing`
    is how much is lacking (or too much) in the indicator's own unit, never negative; `months` from
    the leading warning's first month, inclusive. `towns` are those with an open warning of it, the
    largest amount first; `also` the other indicators that measure the same thing and are open.
    `lead_units` and `assisting_units` are as the catalogue names them (`各镇` kept).
    """

    position: int
    indicator: Indicator
    area_code: str
    area: str
    is_county: bool
    level: int
    is_reference: bool
    is_watched: bool
    change: str
    opened: str
    months: int
    row: JudgedRow
    missing: float
    towns: tuple[TownPart, ...]
    also: tuple[Indicator, ...]
    lead_units: tuple[str, ...]
    assisting_units: tuple[str, ...]
    warning_id: str
    warning_ids: tuple[str, ...]

    @property
    def code(self) -> str:
        """Return the leading indicator's code."""
        return self.indicator.indicator_code

    @property
    def name(self) -> str:
        """Return the leading indicator's name."""
        return self.indicator.name

    @property
    def whose(self) -> str:
        """Return the town whose figures these are; nothing for the county's own."""
        return "" if self.is_county else self.area

    @property
    def full_name(self) -> str:
        """Return the name as it reads beside figures: a town's ones name the town."""
        return f"{self.whose}{self.name}"

    @property
    def unit(self) -> str:
        """Return the unit of its figures."""
        return self.indicator.unit

    @cached_property
    def answering(self) -> tuple[str, ...]:
        """Return the units that answer for it; `各镇` is left to the towns that are behind."""
        return tuple(unit for unit in self.lead_units if not is_all_towns(unit))

    def part_of(self, town: str) -> TownPart | None:
        """Return a town's part in it, by the town's name."""
        return next((part for part in self.towns if part.town == town), None)


def missing_amount(direction: str, row: JudgedRow) -> float:
    """Return how far the row is on the wrong side of what is asked, in its unit, at least 0."""
    below = row.expected - row.actual
    upper = row.expected if math.isnan(row.expected_upper) else row.expected_upper
    above = row.actual - upper
    if direction == "at_least":
        return max(0.0, below)
    if direction == "at_most":
        return max(0.0, row.actual - row.expected)
    return max(0.0, below, above)


def matters_of(matters: Iterable[Matter], recipient: str) -> tuple[Matter, ...]:
    """Return the matters that are a unit's or a town's own, in order (rules.md section 10).

    A unit's are those it leads; a town's those in which its own row is behind.
    """
    return tuple(
        matter
        for matter in matters
        if recipient in matter.answering or matter.part_of(recipient) is not None
    )
