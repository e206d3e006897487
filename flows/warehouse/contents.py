"""What a warehouse file holds, counted and summed: so that two files can be told apart or equal."""

from dataclasses import dataclass
from pathlib import Path

import duckdb

from flows.errors import ServiceError
from flows.sql_files import quiet
from flows.warehouse.disk_errors import first_line
from flows.warehouse.sql_texts import read_sql
from flows.warehouse.views.make_views import CODES
from flows.words.sentence import Sentence, sentence


@dataclass(frozen=True)
class TableSum:
    """A table's rows and a sum over all its values, whatever their order."""

    rows: int
    total: int


#: Made of this program's words whenever a copy is published: it says nothing about a file.
MADE_AGAIN = frozenset({CODES})
#: Rows of these are only ever added: a file with fewer of them is an older one, or a damaged one.
GROWING = (
    "contents",
    "letters",
    "alerts_sent",
    "runs",
    "assessments_published",
    "approvals",
    "locks",
    "locked_cells",
    "late_changes",
    "sampled_figures",
    "checked_figures",
)


def sum_tables(file: Path) -> dict[str, TableSum]:
    """Return every table's sum; reading all of them checks every page of the file.

    Raises ServiceError when the file cannot be read to its end.
    """
    try:
        with quiet(duckdb.connect(str(file), read_only=True)) as connection:
            names = [
                str(name) for (name,) in connection.execute(read_sql("table_names")).fetchall()
            ]
            return {name: _sum(connection, name) for name in names if name not in MADE_AGAIN}
    except (duckdb.Error, OSError) as error:
        raise ServiceError(sentence("error.damaged", file=file, reason=first_line(error))) from None


def _sum(connection: duckdb.DuckDBPyConnection, table: str) -> TableSum:
    relation = connection.table(table)
    counted = relation.aggregate(
        [
            duckdb.FunctionExpression("count", duckdb.StarExpression()),
            duckdb.FunctionExpression(
                "sum", duckdb.FunctionExpression("hash", *_columns(relation))
            ),
        ]
    )
    [(rows, total)] = counted.fetchall()
    return TableSum(rows, int(total or 0))


def _columns(relation: duckdb.DuckDBPyRelation) -> list[duckdb.Expression]:
    return [duckdb.ColumnExpression(name) for name in relation.columns]


def missing_rows(file: dict[str, TableSum], earlier: dict[str, TableSum]) -> list[Sentence]:
    """Return which growing tables hold fewer rows than an earlier file did, as sentences."""
    return [
        sentence(
            "error.fewer_rows",
            table=name,
            rows=file[name].rows if name in file else 0,
            before=earlier[name].rows,
        )
        for name in GROWING
        if name in earlier and (name not in file or file[name].rows < earlier[name].rows)
    ]
