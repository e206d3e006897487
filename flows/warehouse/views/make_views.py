"""The views of analysts and the table of codes, made in the copy that is about to be published."""

from pathlib import Path

import duckdb

from flows.sql_files import sql_reader
from flows.warehouse.frames import append_frame
from flows.warehouse.views.code_words import code_words

read_sql = sql_reader(__file__)
_SCHEMA = Path(__file__).parent / "schema"
#: The table that only published files have, made of words of this program.
CODES = "codes"
#: In the order in which they build on each other.
VIEWS = (
    "v_assessments",
    "v_observations",
    "v_indicator_parts",
    "v_reporting",
    "v_revisions",
    "v_warnings",
    "v_matters",
    "v_lineage",
)


def make_views(connection: duckdb.DuckDBPyConnection) -> None:
    """Make `codes`, every view and the comments of coded columns in the open database.

    What an earlier program left there is replaced. The statements are those that DuckDB 1.2
    knows: the published file is read with it.
    """
    connection.execute(read_sql(CODES))
    append_frame(connection, CODES, code_words())
    for view in VIEWS:
        connection.execute(read_sql(view))
    for comments in ("comments.sql", "coded_comments.sql"):
        connection.execute((_SCHEMA / comments).read_text("utf-8"))
