"""What was decided and done, as text beside the warehouse: not even its loss loses a decision.

`decisions.jsonl` has a line per row that was new or changed, in order; the last line of a key
counts. What a run published or a lock keeps never changes and lies in a file of its own,
`<table>/<id>.jsonl`.
Both are only ever added to.
"""

import datetime as dt
import json
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TypeAlias

import duckdb
import pandas as pd

from flows.warehouse.durable import sync_folder, write_durably
from flows.warehouse.frames import append_frame
from flows.warehouse.sql_texts import read_sql

#: The tables that no file of `raw/` brings back, with what makes a row the same row.
DECISIONS: dict[str, tuple[str, ...]] = {
    "contents": ("sha256",),
    "received": ("submission_id",),
    "letters": ("letter_id",),
    "letter_matters": ("letter_id", "warning_id", "position"),
    "alerts_sent": ("period", "recipient", "kind", "content_hash"),
    "alert_addresses": ("period", "recipient", "kind", "content_hash", "address"),
    "fetched_mails": ("mailbox", "uid_validity", "uid"),
    "runs": ("run_id",),
    "approvals": ("submission_id",),
    "locks": ("lock_id",),
    "late_changes": ("lock_id", "measure_code", "area_code", "listed_in"),
    "sampled_figures": ("half", "number", "line"),
    "checked_figures": ("sha256", "number", "line"),
}
#: What each run published and found changed, and what each lock keeps: written once, under the id
#: in the named column.
PUBLISHED = {
    "assessments_published": "run_id",
    "status_changes": "run_id",
    "locked_cells": "lock_id",
}
#: The ledger of mails, noted before and after each conversation.
MAILS = ("alerts_sent", "alert_addresses")

_FILE = "decisions.jsonl"
Key: TypeAlias = tuple[str, tuple[object, ...]]
Row: TypeAlias = dict[str, object]


class Journal:
    """The journal of one home folder; reading it costs nothing until something is noted."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._rows: dict[Key, Row] | None = None

    @property
    def is_empty(self) -> bool:
        """Return whether nothing was ever noted."""
        file = self._folder / _FILE
        return not file.exists() or not file.stat().st_size

    def note(
        self, connection: duckdb.DuckDBPyConnection, tables: Iterable[str] = tuple(DECISIONS)
    ) -> None:
        """Add the rows of the tables that are new or changed; they are on the disk then."""
        known = self.decisions()
        lines = []
        for table in tables:
            for row in _read_rows(connection, table):
                key = _key(table, row)
                if known.get(key) != row:
                    known[key] = row
                    lines.append(json.dumps({"table": table, "row": row}, ensure_ascii=False))
        if lines:
            self._append(lines)

    def note_published(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Write what each run published and each lock keeps, where nothing is written yet."""
        for table, column in PUBLISHED.items():
            folder = self._folder / table
            ids = connection.execute(read_sql(f"ids_in_{table}")).fetchall()
            for (identity,) in ids:
                file = folder / f"{identity}.jsonl"
                if not file.exists():
                    rows = _read_rows(connection, table, column, identity)
                    text = "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows)
                    write_durably(file, text)

    def decisions(self) -> dict[Key, Row]:
        """Return the last row of every key; a last line that was cut off is passed over."""
        if self._rows is None:
            self._rows = {}
            for line in _lines(self._folder / _FILE):
                noted = _parse(line)
                if noted is not None:
                    table, row = noted
                    self._rows[_key(table, row)] = row
        return self._rows

    def replay(
        self,
        connection: duckdb.DuckDBPyConnection,
        tables: Sequence[str] = tuple(DECISIONS),
    ) -> None:
        """Put the noted rows into the tables, over what stands there under the same key."""
        for table in tables:
            there = {_key(table, row): row for row in _read_rows(connection, table)}
            noted = {key: row for key, row in self.decisions().items() if key[0] == table}
            _put(connection, table, list((there | noted).values()))
        for table, column in PUBLISHED.items():
            files = sorted((self._folder / table).glob("*.jsonl"))
            there_too = [
                row
                for row in _read_rows(connection, table)
                if f"{row[column]}.jsonl" not in {file.name for file in files}
            ]
            noted_rows = [json.loads(line) for file in files for line in _lines(file)]
            _put(connection, table, there_too + noted_rows)

    def _append(self, lines: list[str]) -> None:
        file = self._folder / _FILE
        self._folder.mkdir(parents=True, exist_ok=True)
        # A line that a kill cut off must not swallow the next one.
        start = "" if not file.exists() or file.read_bytes().endswith(b"\n") else "\n"
        with file.open("a", encoding="utf-8") as stream:
            stream.write(start + "".join(f"{line}\n" for line in lines))
            stream.flush()
            os.fsync(stream.fileno())
        sync_folder(self._folder)


def _lines(file: Path) -> list[str]:
    """Return the lines; only a line feed ends one: JSON leaves U+2028 and U+0085 as they are."""
    if not file.exists():
        return []
    return [line for line in file.read_text("utf-8", errors="replace").split("\n") if line]


def _parse(line: str) -> tuple[str, Row] | None:
    try:
        noted = json.loads(line)
        return (noted["table"], noted["row"]) if noted["table"] in DECISIONS else None
    except (ValueError, KeyError, TypeError):
        return None


def _key(table: str, row: Row) -> Key:
    return table, tuple(row[name] for name in DECISIONS[table])


def _read_rows(
    connection: duckdb.DuckDBPyConnection, table: str, column: str = "", identity: str = ""
) -> list[Row]:
    """Return the rows of a table, or those with an identity in a column."""
    relation = connection.table(table)
    if column:
        relation = relation.filter(
            duckdb.ColumnExpression(column) == duckdb.ConstantExpression(identity)
        )
    names = relation.columns
    return [
        dict(zip(names, map(_plain, row), strict=True)) for row in relation.order("all").fetchall()
    ]


def _plain(value: object) -> object:
    """Return a value as JSON writes it: moments and days as ISO text."""
    return value.isoformat() if isinstance(value, (dt.datetime, dt.date)) else value


def _put(connection: duckdb.DuckDBPyConnection, table: str, rows: Sequence[Row]) -> None:
    """Make these the rows of a table; a column that an older journal lacks stays empty."""
    columns = connection.table(table).columns
    frame = pd.DataFrame(
        {name: pd.Series([row.get(name) for row in rows], dtype="object") for name in columns}
    )
    connection.execute(read_sql(f"forget_{table}"))
    append_frame(connection, table, frame)
