"""Judged figures with everything that led to each, read from the warehouse."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import duckdb

from flows.catalog.model import Catalog
from flows.catalog.records import Indicator
from flows.errors import UsageError
from flows.report.month.plan_endings import PlanResult, succession
from flows.sql_files import sql_reader
from flows.warehouse.read import refuse_unjudged
from flows.wording import FREQUENCY_NAMES, STATUS_NAMES
from flows.words.sentence import name_of_code, sentence

read_sql = sql_reader(__file__)

#: Indicator and area.
Key = tuple[str, str]


@dataclass(frozen=True)
class SourceCell:
    """A cell of a file as received, and the number that was read there."""

    measure: str
    area: str
    value: float
    file_name: str
    sheet: str
    cell: str


@dataclass(frozen=True)
class Chain:
    """The values of one judgement, as it was stored; absent numbers are NaN, absent words empty.

    `share` of the year's way is asked by now, which gives `path`; with `is_from_first` the path is
    a straight line from the year's first value to the due month. Whole things of the size `thing`
    give `expected`. Up to `green_band` (a part of what is asked) it is green, up to `yellow_band`
    yellow; between `green_from` and `green_to` it is green. `level` is 0 without an open warning,
    `position` 0 without a matter. The fields from `status` to `position` are the
    columns of chain_rows.sql.
    """

    indicator: Indicator
    area: str
    period: str
    cells: tuple[SourceCell, ...]
    status: str
    basis: str
    is_reference: bool
    is_from_first: bool
    is_on_way: bool
    is_before_due: bool
    is_watched: bool
    actual: float
    numerator: float
    denominator: float
    target: float
    target_upper: float
    share: float
    path: float
    thing: float
    expected: float
    shortfall: float
    green_band: float
    yellow_band: float
    green_from: float
    green_to: float
    coverage: float
    forecast: float
    forecast_low: float
    forecast_high: float
    chance: float
    carried: int
    streak: int
    level: int
    months: int
    position: int
    #: What the indicator goes on from, and how that ended in the area; empty where there is none.
    succeeds: str = ""


def load_chain(
    connection: duckdb.DuckDBPyConnection, catalog: Catalog, code: str, area_code: str, period: str
) -> Chain:
    """Return the chain of one indicator in one area and month.

    Raises UsageError for an unknown indicator or area, and for a month in which nothing was due.
    """
    indicator = catalog.indicator_by_code.get(code)
    if indicator is None:
        raise UsageError(sentence("error.no_indicator", code=code))
    if area_code not in catalog.area_by_code:
        raise UsageError(sentence("error.no_area", code=area_code))
    found = _load(connection, catalog, period, [indicator], [area_code], tuple(STATUS_NAMES))
    if not found:
        refuse_unjudged(connection, period)
        raise UsageError(
            sentence(
                "error.not_judged_there",
                code=code,
                area=catalog.area_name(area_code),
                period=period,
                frequency=name_of_code(FREQUENCY_NAMES, indicator.frequency),
            )
        )
    return found[code, area_code]


def load_chains(
    connection: duckdb.DuckDBPyConnection, catalog: Catalog, period: str, statuses: Sequence[str]
) -> dict[Key, Chain]:
    """Return the chains of a month's figures of the county and its towns with these statuses."""
    areas = [area.area_code for area in (catalog.county, *catalog.towns)]
    return _load(connection, catalog, period, catalog.indicators, areas, statuses)


def _load(
    connection: duckdb.DuckDBPyConnection,
    catalog: Catalog,
    period: str,
    indicators: Sequence[Indicator],
    area_codes: Sequence[str],
    statuses: Sequence[str],
) -> dict[Key, Chain]:
    values = {
        "period": period,
        "indicator_codes": [one.indicator_code for one in indicators],
        "area_codes": list(area_codes),
        "statuses": list(statuses),
    }
    rows = connection.execute(read_sql("chain_rows"), values).fetchall()
    known = [catalog.indicator_by_code[code] for code, *_ in rows]
    cells = _cells(connection, catalog, period, known, {area for _, area, *_ in rows})
    ended = _results(connection, known, area_codes)
    chains: dict[Key, Chain] = {}
    for indicator, (code, area, *figures) in zip(known, rows, strict=True):
        own = tuple(cell for measure, cell in cells[area] if measure in indicator.measures)
        earlier = catalog.indicator_by_code.get(indicator.predecessor)
        succeeds = succession(earlier, ended.get((indicator.predecessor, area))) if earlier else ""
        chain = Chain(indicator, catalog.area_name(area), period, own, *figures)
        chains[code, area] = replace(chain, succeeds=succeeds)
    return chains


def _results(
    connection: duckdb.DuckDBPyConnection, indicators: Iterable[Indicator], areas: Sequence[str]
) -> dict[Key, PlanResult]:
    """Return how the predecessors of indicators ended in the areas."""
    codes = sorted({one.predecessor for one in indicators if one.predecessor})
    values = {"indicator_codes": codes, "area_codes": list(areas)}
    rows = connection.execute(read_sql("chain_results"), values).fetchall() if codes else []
    return {(code, area): PlanResult(*figures) for code, area, *figures in rows}


def _cells(
    connection: duckdb.DuckDBPyConnection,
    catalog: Catalog,
    period: str,
    indicators: Iterable[Indicator],
    area_codes: Iterable[str],
) -> dict[str, list[tuple[str, SourceCell]]]:
    """Return the cells of each area and of all below it, with the measure of each."""
    values = {
        "period": period,
        "area_codes": sorted(area_codes),
        "measure_codes": sorted({measure for one in indicators for measure in one.measures}),
    }
    found: dict[str, list[tuple[str, SourceCell]]] = defaultdict(list)
    rows = connection.execute(read_sql("chain_cells"), values).fetchall()
    for top, measure, area, *place in rows:
        name = catalog.measure_by_code[measure].name
        found[top].append((measure, SourceCell(name, catalog.area_name(area), *place)))
    return found
