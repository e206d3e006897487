"""One judged figure with everything that led to it, read from the published warehouse."""

from dataclasses import dataclass

import duckdb

from flows.catalog.model import Catalog
from flows.catalog.records import Indicator
from flows.errors import UsageError
from flows.sql_files import sql_reader

read_sql = sql_reader(__file__)


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
    `position` 0 without a matter. The fields from `status` on are the columns of chain_row.sql.
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


def load_chain(
    connection: duckdb.DuckDBPyConnection, catalog: Catalog, code: str, area_code: str, period: str
) -> Chain:
    """Return the chain of one indicator in one area and month.

    Raises UsageError for an unknown indicator or area, and for a month in which nothing was due.
    """
    indicator = catalog.indicator_by_code.get(code)
    if indicator is None:
        raise UsageError(f"{code} is no indicator of the catalogue")
    if area_code not in catalog.area_by_code:
        raise UsageError(f"{area_code} is no area of the catalogue")
    keys = {"indicator_code": code, "area_code": area_code, "period": period}
    found = connection.execute(read_sql("chain_row"), keys).fetchone()
    if found is None:
        raise UsageError(
            f"{code} was not judged for {area_code} in {period}: "
            f"it is due {indicator.frequency}, or the month has not been run"
        )
    cells = _cells(connection, catalog, indicator, area_code, period)
    return Chain(indicator, catalog.area_name(area_code), period, cells, *found)


def _cells(
    connection: duckdb.DuckDBPyConnection,
    catalog: Catalog,
    indicator: Indicator,
    area_code: str,
    period: str,
) -> tuple[SourceCell, ...]:
    values = {
        "area_code": area_code,
        "measure_codes": list(indicator.measures),
        "period": period,
    }
    rows = connection.execute(read_sql("chain_cells"), values).fetchall()
    return tuple(
        SourceCell(catalog.measure_by_code[measure].name, catalog.area_name(area), *rest)
        for measure, area, *rest in rows
    )
