"""The relations that the judging SQL reads: observations, calendar and the catalogue's tables."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import duckdb
import pandas as pd

from flows.assess.indicator_rows import indicator_row
from flows.assess.targets.stated_targets import Stated
from flows.catalog.model import Catalog
from flows.catalog.records import Area
from flows.period import month_index, month_of, year_of
from flows.sql_files import sql_reader

read_sql = sql_reader(__file__)
_KEYS = ["measure_code", "area_code", "period"]
#: Months before and after every real one.
_FIRST_INDEX, _LAST_INDEX = 0, month_index("9999-12")
_TEXT = dict.fromkeys(_KEYS, "object")


def offer_observations(
    connection: duckdb.DuckDBPyConnection, observations: pd.DataFrame | Path, through: str
) -> str:
    """Make the view `given` of a frame or Parquet file; return its first month, or nothing."""
    if isinstance(observations, Path):
        source = connection.read_parquet(str(observations))
    else:
        source = connection.from_df(observations[[*_KEYS, "value"]].astype(_TEXT))
    source.create_view("given", replace=True)
    [(first,)] = connection.execute(read_sql("first_period"), {"through": through}).fetchall()
    return str(first or "")


def make_relations(
    connection: duckdb.DuckDBPyConnection,
    catalog: Catalog,
    stated: Mapping[str, Stated],
    periods: list[str],
) -> None:
    """Make areas, measures, indicators, months, what lies in which area, and observations."""
    offer_frame(connection, "calendar", _calendar(periods))
    for name, frame in {
        "given_areas": _areas(catalog.areas),
        "given_measures": _frame(
            catalog.measures, ("measure_code", "accumulation", "row_level", "integer")
        ),
        "given_indicators": pd.DataFrame(
            [indicator_row(row, catalog) for row in catalog.indicators]
        ),
        "given_due_months": pd.DataFrame(
            [
                (code, year, month)
                for code, figures in stated.items()
                for year, month in figures.due_months.items()
            ],
            columns=["indicator_code", "year", "due_month"],
        ),
    }.items():
        offer_frame(connection, name, frame)
    for name in ("measure_codes", "area_codes", "indicator_codes"):
        connection.execute(read_sql(name))
    for name in ("areas", "measures", "indicators", "months"):
        connection.execute(read_sql(name))
    for name in ("heirs", "members", "scopes", "leaf_counts", "judged", "observations"):
        connection.execute(read_sql(name))


def _areas(areas: Iterable[Area]) -> pd.DataFrame:
    """Return one row per area with the first and the last month in which it is valid."""
    rows = [
        (
            area.area_code,
            area.level,
            area.parent_code,
            area.merged_into,
            month_index(area.valid_from) if area.valid_from else _FIRST_INDEX,
            month_index(area.valid_to) if area.valid_to else _LAST_INDEX,
        )
        for area in areas
    ]
    names = ["area_code", "level", "parent_code", "merged_into", "first_index", "last_index"]
    return pd.DataFrame(rows, columns=names, dtype="object").astype(
        {"first_index": "int64", "last_index": "int64"}
    )


def _frame(records: Iterable[object], names: tuple[str, ...]) -> pd.DataFrame:
    rows = [tuple(getattr(record, name) for name in names) for record in records]
    return pd.DataFrame(rows, columns=list(names), dtype="object")


def offer_frame(connection: duckdb.DuckDBPyConnection, name: str, frame: pd.DataFrame) -> None:
    """Make a frame a relation without a copy; text goes over as objects, which needs no Arrow."""
    connection.register(name, frame.astype(_object_columns(frame)))


def _object_columns(frame: pd.DataFrame) -> dict[str, str]:
    return {
        str(name): "object" for name, kind in frame.dtypes.items() if kind.name in ("str", "string")
    }


def _calendar(periods: list[str]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "period": pd.Series(periods, dtype="object"),
            "month_index": pd.Series([month_index(period) for period in periods], dtype="int64"),
            "year": pd.Series([year_of(period) for period in periods], dtype="int64"),
            "month": pd.Series([month_of(period) for period in periods], dtype="int64"),
        }
    )
