"""The matters of a month, in the order of rules.md section 10, made from its open warnings."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flows.catalog.records import Indicator
from flows.report.month.facts import Facts
from flows.report.month.judged_row import JudgedRow
from flows.report.month.matters import Matter, TownPart, missing_amount
from flows.report.month.warned import Warned


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
        opened=one.opened,
        months=one.months,
        warning_id=one.warning_id,
    )
