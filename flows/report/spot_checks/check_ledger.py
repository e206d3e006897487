"""The tables of inspections: what was drawn, what check forms said, what follows."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import asdict, dataclass

import duckdb
import pandas as pd

from flows.assess.spot_checks.draw_figures import draw_figures
from flows.assess.spot_checks.error_rates import sampling_results
from flows.catalog.model import Catalog
from flows.errors import UsageError
from flows.period import months_of_half
from flows.sql_files import sql_reader
from flows.warehouse.frames import append_frame
from flows.warehouse.transaction import transaction
from flows.words.sentence import sentence

read_sql = sql_reader(__file__)


@dataclass(frozen=True)
class CheckedFigure:
    """What a check form says of one drawn figure; `checked` is None where nothing is written."""

    sha256: str
    number: str
    line: int
    checked: float | None
    remark: str
    file_name: str
    sheet: str
    cell: str
    received_at: dt.datetime


def drawn_figures(connection: duckdb.DuckDBPyConnection, half: str = "") -> pd.DataFrame:
    """Return the drawn figures (of one half-year) with what the latest check forms say.

    One row per drawn figure, by number and line; `checked` is absent where nothing came back.
    """
    drawn = connection.execute(read_sql("drawn_figures")).df()
    return drawn[drawn["half"] == half].reset_index(drop=True) if half else drawn


def draw_once(
    connection: duckdb.DuckDBPyConnection,
    catalog: Catalog,
    half: str,
    seed: int | None,
    on: dt.date,
    *,
    new_seed: int,
) -> tuple[pd.DataFrame, bool]:
    """Return a half-year's drawn figures and whether they were drawn now.

    What was drawn stays: drawing again gives the same list. Without a seed `new_seed` counts.
    Raises UsageError for another seed than the one it was drawn with (nobody may draw until the
    sample pleases), and when nothing was reported.
    """
    there = drawn_figures(connection, half)
    if len(there):
        known = int(there["seed"].iloc[0])
        if seed not in (None, known):
            raise UsageError(
                sentence(
                    "error.drawn_before",
                    half=half,
                    day=f"{there['drawn_on'].iloc[0]:%Y-%m-%d}",
                    seed=known,
                )
            )
        return there, False
    values: dict[str, object] = {"periods": months_of_half(half)}
    observations = connection.execute(read_sql("half_observations"), values).df()
    used = new_seed if seed is None else seed
    drawn = draw_figures(catalog, observations, half, used)
    if drawn.empty:
        raise UsageError(sentence("error.nothing_to_draw", half=half))
    append_frame(connection, "sampled_figures", drawn.assign(seed=used, drawn_on=on))
    refresh_results(connection, catalog)
    return drawn_figures(connection, half), True


def add_checked(connection: duckdb.DuckDBPyConnection, figures: Sequence[CheckedFigure]) -> None:
    """Add the lines of one check form."""
    append_frame(connection, "checked_figures", pd.DataFrame([asdict(one) for one in figures]))


def known_check_forms(connection: duckdb.DuckDBPyConnection) -> set[str]:
    """Return the digests of the check forms that are recorded."""
    rows = connection.execute(read_sql("known_check_forms")).fetchall()
    return {str(digest) for (digest,) in rows}


def refresh_results(connection: duckdb.DuckDBPyConnection, catalog: Catalog) -> None:
    """Store the results of every inspection anew, from what is drawn and recorded."""
    results = sampling_results(catalog, drawn_figures(connection))
    with transaction(connection):
        connection.execute(read_sql("clear_sampling_results"))
        append_frame(connection, "sampling_results", results)


def read_results(connection: duckdb.DuckDBPyConnection, half: str) -> pd.DataFrame:
    """Return the rows of `sampling_results` of a half-year: county, forms, towns."""
    return connection.execute(read_sql("sampling_results"), {"half": half}).df()
