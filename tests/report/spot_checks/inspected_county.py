"""A drawn half-year of the small county: its warehouse, its catalogue and filled check forms."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pandas as pd

from flows.catalog.load import load_catalog
from flows.catalog.model import Catalog
from flows.ingest.checked_form import CheckedForm, CheckedLine
from flows.ingest.reading import FileReading
from flows.report.spot_checks.check_ledger import draw_once, drawn_figures, read_results
from flows.report.spot_checks.inspection import Inspection
from flows.report.spot_checks.record_checks import record_checks
from flows.warehouse.migrate import make_schema
from tests.starting.small_county import begin_county

HALF, SEED, DAY = "2026H1", 7, dt.date(2026, 6, 7)
SEEN, PAPER = dt.datetime(2026, 6, 12, 9), dt.date(2026, 7, 6)
VILLAGES = ["530999001001", "530999001002", "530999201200", "530999201201"]


def county_catalog(folder: Path) -> Catalog:
    begin_county(folder)
    return load_catalog(folder / "catalog")


@contextmanager
def reported_county() -> Iterator[duckdb.DuckDBPyConnection]:
    """A warehouse in which four villages of two towns reported two measures in May."""
    with duckdb.connect() as connection:
        make_schema(connection)
        for place, village in enumerate(VILLAGES, start=5):
            for column, (measure, value) in enumerate((("households", 400), ("toilets", 330))):
                connection.execute(
                    "insert into observations values "
                    "($1, $2, '2026-05', $3, 's', $4, '表', $5, '')",
                    [measure, village, value, f"{village[:9]}.xlsx", f"{'CD'[column]}{place}"],
                )
        yield connection


@contextmanager
def drawn_county(catalog: Catalog) -> Iterator[duckdb.DuckDBPyConnection]:
    with reported_county() as connection:
        draw_once(connection, catalog, HALF, SEED, DAY, new_seed=1)
        yield connection


def filled(number: str, *written: object, sha: str = "", remark: str = "") -> FileReading:
    """A reading of a check form whose lines hold these values."""
    names = ("农户总数", "使用卫生厕所的农户数")
    lines = tuple(
        CheckedLine(line, name, value, remark, f"H{line + 7}")  # type: ignore[arg-type]
        for line, (name, value) in enumerate(zip(names, written, strict=True), start=1)
    )
    form = CheckedForm(number, "核查表", lines)
    return FileReading(f"{number}.xlsx", sha or number.rjust(64, "0"), check_form=form)


def checked(connection: duckdb.DuckDBPyConnection) -> list[tuple[object, ...]]:
    rows = connection.execute(
        "select number, line, checked, remark, cell from checked_figures order by all"
    )
    return rows.fetchall()


def results(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    return connection.execute("select * from sampling_results order by area_code, form").df()


def inspection_of(
    catalog: Catalog, written: dict[str, tuple[object, object]], *, remark: str = ""
) -> Inspection:
    """The inspection with what check forms say, by number."""
    readings = [filled(number, *values, remark=remark) for number, values in written.items()]
    with drawn_county(catalog) as connection:
        assert record_checks(connection, readings, [], SEEN, catalog) == []
        drawn, rows = drawn_figures(connection, HALF), read_results(connection, HALF)
    return Inspection(catalog, HALF, "示例县农业农村局", PAPER, False, drawn, rows)
