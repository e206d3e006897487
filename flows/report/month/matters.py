"""The matters of a month in the order of rules.md section 10, with all that papers say of them."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from flows.catalog.records import Indicator
from flows.report.month.facts import Facts
from flows.report.month.judged_row import JudgedRow
from flows.report.month.recipients import ALL_TOWNS
from flows.report.month.warned import Warned


@dataclass(frozen=True)
class TownPart:
    """A town that is behind in a matter; `missing` is its own amount in the thing's unit."""

    area_code: str
    town: str
    level: int
    row: JudgedRow
    missing: float
    is_watched: bool
    change: str
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
    def unit(self) -> str:
        """Return the unit of its figures."""
        return self.indicator.unit

    @cached_property
    def answering(self) -> tuple[str, ...]:
        """Return the units that answer for it; `各镇` is left to the towns that are behind."""
        return tuple(unit for unit in self.lead_units if unit not in ALL_TOWNS)

    def part_of(self, town: str) -> TownPart | None:
        """Return a town's part in it, by the town's name."""
        return next((part for part in self.towns if part.town == town), None)


def list_matters(facts: Facts, warned: Sequence[Warned]) -> tuple[Matter, ...]:
    """Return the matters of the facts' month in order; `warned` are its warnings."""
    open_ones: dict[str, list[Warned]] = defaultdict(list)
    for one in warned:
        if one.is_open and one.row is not None:
            open_ones[one.indicator.indicator_code].append(one)
    found = []
    for place in _places(facts):
        codes = (place.code, *place.also)
        together = {code: open_ones[code] for code in codes if open_ones[code]}
        lead = next(
            (one for one in together.get(place.code, []) if one.area_code == place.area_code), None
        )
        if lead is not None and lead.row is not None:
            found.append(_matter(place, lead, lead.row, together, facts))
    return tuple(sorted(found, key=lambda matter: matter.position))


@dataclass(frozen=True)
class _Place:
    """One row of `matters` of the month."""

    position: int
    code: str
    area_code: str
    level: int
    is_reference: bool
    also: tuple[str, ...]
    is_watched: bool


def _places(facts: Facts) -> Iterator[_Place]:
    month = facts.matters[facts.matters["period"] == facts.period]
    names = ("position", "indicator_code", "area_code", "level", "is_reference", "also")
    columns = (month[name] for name in (*names, "is_watched"))
    for position, code, area, level, is_reference, also, is_watched in zip(*columns, strict=True):
        others = tuple(part for part in str(also or "").split("|") if part)
        yield _Place(
            int(position), code, area, int(level), bool(is_reference), others, bool(is_watched)
        )


def _matter(
    place: _Place,
    lead: Warned,
    row: JudgedRow,
    together: dict[str, list[Warned]],
    facts: Facts,
) -> Matter:
    catalog = facts.catalog
    every = [one for group in together.values() for one in group]
    return Matter(
        position=place.position,
        indicator=lead.indicator,
        area_code=lead.area_code,
        area=lead.area,
        is_county=lead.is_county,
        level=place.level,
        is_reference=place.is_reference,
        is_watched=place.is_watched,
        change=lead.change,
        opened=lead.opened,
        months=lead.months,
        row=row,
        missing=missing_amount(lead.indicator.direction, row),
        towns=_town_parts(lead.indicator, together),
        also=tuple(catalog.indicator_by_code[code] for code in place.also),
        lead_units=lead.indicator.lead_units,
        assisting_units=lead.indicator.assisting_units,
        warning_id=lead.warning_id,
        warning_ids=tuple(sorted(one.warning_id for one in every)),
    )


def _town_parts(leading: Indicator, together: dict[str, list[Warned]]) -> tuple[TownPart, ...]:
    """Return each town once, with the leading indicator's figures where it has them."""
    ordered = [leading.indicator_code, *(code for code in together)]
    parts: dict[str, TownPart] = {}
    for code in ordered:
        for one in together.get(code, []):
            if not one.is_county and one.row is not None and one.area_code not in parts:
                parts[one.area_code] = _part(one, one.row)
    return tuple(sorted(parts.values(), key=lambda part: (-round(part.missing, 9), part.area_code)))


def _part(one: Warned, row: JudgedRow) -> TownPart:
    return TownPart(
        area_code=one.area_code,
        town=one.area,
        level=one.level,
        row=row,
        missing=missing_amount(one.indicator.direction, row),
        is_watched=one.is_watched,
        change=one.change,
        warning_id=one.warning_id,
    )


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
