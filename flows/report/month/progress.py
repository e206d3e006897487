"""What got better in the month: warnings resolved, targets met early, who improved most."""

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from flows.catalog.model import Catalog
from flows.catalog.records import Indicator
from flows.numbers_text import show_score
from flows.report.month.counts import importance_of
from flows.report.month.judged_row import JudgedRow
from flows.report.month.towns import TownStanding
from flows.report.month.warned import Warned
from flows.words.place_words import is_all_towns

_TINY = 1e-9
_MOST = 3


@dataclass(frozen=True)
class Resolved:
    """A warning that ended in the month because its target was reached (销号)."""

    indicator: Indicator
    area: str
    is_county: bool
    months: int
    is_reference: bool
    row: JudgedRow | None


@dataclass(frozen=True)
class MetEarly:
    """A county figure that reached its plan target before it was due, this month first."""

    indicator: Indicator
    row: JudgedRow


@dataclass(frozen=True)
class UnitProgress:
    """A lead unit with fewer county indicators behind than in the month before, on common ones."""

    unit: str
    common: int
    before: int
    now: int


@dataclass(frozen=True)
class Progress:
    """Everything of the month that deserves praise; empty parts are not printed."""

    resolved: tuple[Resolved, ...]
    met_early: tuple[MetEarly, ...]
    towns: tuple[TownStanding, ...]
    units: tuple[UnitProgress, ...]


def find_progress(
    catalog: Catalog,
    warned: Sequence[Warned],
    rows: Sequence[JudgedRow],
    before: Sequence[JudgedRow],
    towns: Sequence[TownStanding],
) -> Progress:
    """Return what got better; `rows` are all rows up to the month, `before` last month's."""
    county = catalog.county.area_code
    own = [row for row in rows if row.area_code == county]
    period = max((row.period for row in rows), default="")
    month = [row for row in own if row.period == period]
    return Progress(
        resolved=_resolved(warned, rows, catalog),
        met_early=_met_early(month, own, catalog),
        towns=_best_towns(towns),
        units=_best_units(month, [row for row in before if row.area_code == county], catalog),
    )


def _resolved(
    warned: Sequence[Warned], rows: Sequence[JudgedRow], catalog: Catalog
) -> tuple[Resolved, ...]:
    latest = {(row.indicator_code, row.area_code): row for row in rows}
    found = []
    for one in warned:
        if one.change == "resolved":
            row = latest.get((one.indicator.indicator_code, one.area_code))
            is_reference = row is None or row.is_reference
            found.append(
                Resolved(one.indicator, one.area, one.is_county, one.months, is_reference, row)
            )
    return tuple(
        sorted(
            found,
            key=lambda one: (
                one.is_reference,
                not one.is_county,
                -importance_of(one.indicator.indicator_code, catalog),
                -one.months,
                one.indicator.indicator_code,
                one.area,
            ),
        )
    )


def _met_early(
    month: Sequence[JudgedRow], own: Sequence[JudgedRow], catalog: Catalog
) -> tuple[MetEarly, ...]:
    earlier = _met_before(own)
    found = [
        MetEarly(catalog.indicator_by_code[row.indicator_code], row)
        for row in month
        if row.met
        and row.status == "green"
        and not row.is_reference
        and _is_before_its_end(row)
        and row.indicator_code not in earlier
    ]
    return tuple(
        sorted(
            found,
            key=lambda one: (
                -importance_of(one.row.indicator_code, catalog),
                one.row.indicator_code,
            ),
        )
    )


def _is_before_its_end(row: JudgedRow) -> bool:
    """Return whether less than the year's target is asked of it by now."""
    return not math.isnan(row.expected) and abs(row.expected - row.target) > _TINY


def _met_before(own: Sequence[JudgedRow]) -> set[str]:
    """Return the indicators that had reached their target in an earlier month of the year."""
    last = max((row.period for row in own), default="")
    return {
        row.indicator_code
        for row in own
        if row.met and row.period < last and row.period[:4] == last[:4]
    }


def _best_towns(towns: Sequence[TownStanding]) -> tuple[TownStanding, ...]:
    """Return the towns that rose most, and those that rose as much as the last of them."""
    rising = [(town, town.gain) for town in towns if town.gain is not None and town.gain > _TINY]
    ordered = sorted(rising, key=lambda pair: (-round(pair[1], 9), pair[0].area_code))
    least = show_score(ordered[:_MOST][-1][1]) if ordered else ""
    return tuple(
        town
        for number, (town, gain) in enumerate(ordered)
        if number < _MOST or show_score(gain) == least
    )


def _best_units(
    month: Sequence[JudgedRow], before: Sequence[JudgedRow], catalog: Catalog
) -> tuple[UnitProgress, ...]:
    earlier = {row.indicator_code: row for row in before if row.is_scored and row.is_measured}
    pairs: dict[str, list[tuple[JudgedRow, JudgedRow]]] = defaultdict(list)
    for row in month:
        if row.is_scored and row.is_measured and row.indicator_code in earlier:
            for unit in catalog.indicator_by_code[row.indicator_code].lead_units:
                pairs[unit].append((row, earlier[row.indicator_code]))
    found = [
        UnitProgress(
            unit=unit,
            common=len(own),
            before=sum(old.status != "green" for _, old in own),
            now=sum(row.status != "green" for row, _ in own),
        )
        for unit, own in pairs.items()
        if not is_all_towns(unit)
    ]
    better = [one for one in found if one.now < one.before]
    return tuple(sorted(better, key=lambda one: (one.now - one.before, one.unit))[:_MOST])
