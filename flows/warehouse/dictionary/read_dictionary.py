"""What a published file says of itself: its tables, views, columns and the words of its codes."""

from dataclasses import dataclass
from itertools import groupby

import duckdb

from flows.sql_files import sql_reader

read_sql = sql_reader(__file__)


@dataclass(frozen=True)
class ColumnEntry:
    """One column: its DuckDB type and its Chinese comment."""

    name: str
    data_type: str
    comment: str


@dataclass(frozen=True)
class RelationEntry:
    """One table or view with its columns in order."""

    name: str
    is_view: bool
    comment: str
    columns: tuple[ColumnEntry, ...]


@dataclass(frozen=True)
class CodeEntry:
    """One word that a coded column can hold, with its Chinese."""

    code: str
    word: str


@dataclass(frozen=True)
class Dictionary:
    """The whole dictionary: views, then tables; codes by domain."""

    relations: tuple[RelationEntry, ...]
    codes: dict[str, tuple[CodeEntry, ...]]

    @property
    def views(self) -> tuple[RelationEntry, ...]:
        """Return the views, by name."""
        return tuple(one for one in self.relations if one.is_view)

    @property
    def tables(self) -> tuple[RelationEntry, ...]:
        """Return the tables, by name."""
        return tuple(one for one in self.relations if not one.is_view)


def read_dictionary(connection: duckdb.DuckDBPyConnection) -> Dictionary:
    """Return the dictionary of an open published file."""
    columns = connection.execute(read_sql("relation_columns")).fetchall()
    codes = connection.execute(read_sql("code_rows")).fetchall()
    return Dictionary(
        tuple(
            RelationEntry(name, is_view, comment, tuple(ColumnEntry(*row[3:]) for row in rows))
            for (name, is_view, comment), rows in groupby(columns, key=lambda row: row[:3])
        ),
        {
            domain: tuple(CodeEntry(code, word) for _, code, word in rows)
            for domain, rows in groupby(codes, key=lambda row: row[0])
        },
    )
