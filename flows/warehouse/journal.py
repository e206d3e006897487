"""What was decided and done, as text beside the warehouse: not even its loss loses a decision.

`decisions.jsonl` has a line per row that was new or changed, in order; the last line of a key
counts. What a run published or a lock keeps never changes and lies in a file of its own,
`<table>/<id>.jsonl`.
Both are only ever added to.
"""

import json
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TypeAlias

import duckdb
import pandas as pd

from flows.warehouse.durable import sync_folder, write_durably
from flows.warehouse.frames import append_frame, read_rows
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
#: Number of rows and the sum of their hashes.
_Sum: TypeAlias = tuple[int, int]
#: The file's node, its size and the moment of its last change.
_State: TypeAlias = tuple[int, int, int]


class Journal:
    """The journal of one home folder; reading it costs nothing until something is noted.

    It remembers what it has read for as long as the file is the one that was read, and which
    tables it has noted whole for as long as they hold the same rows.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._rows: dict[Key, Row] = {}
        self._noted: dict[str, _Sum] = {}
        self._state: _State | None = None

    @property
    def is_empty(self) -> bool:
        """Return whether nothing was ever noted."""
        file = self._folder / _FILE
        return not file.exists() or not file.stat().st_size

    def note(
        self, connection: duckdb.DuckDBPyConnection, tables: Iterable[str] = tuple(DECISIONS)
    ) -> None:
        """Add the rows of the tables that are new or changed; they are on the disk then."""
        known, sums = self.decisions(), _sum_decisions(connection)
        changed = [table for table in tables if self._noted.get(table) != sums[table]]
        new = [
            (table, row)
            for table in changed
            for row in read_rows(connection, table)
            if known.get(_key(table, row)) != row
        ]
        if new:
            self._append(
                [json.dumps({"table": table, "row": row}, ensure_ascii=False) for table, row in new]
            )
            # Only what is on the disk is known: after a failure all is read and compared again.
            known.update({_key(table, row): row for table, row in new})
            self._state = _state_of(self._folder / _FILE)
        self._noted.update({table: sums[table] for table in changed})

    def note_published(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Write what each run published and each lock keeps, where nothing is written yet."""
        for table, column in PUBLISHED.items():
            folder = self._folder / table
            written = {file.name for file in folder.glob("*.jsonl")}
            ids = connection.execute(read_sql(f"ids_in_{table}")).fetchall()
            for (identity,) in ids:
                file = folder / f"{identity}.jsonl"
                if file.name not in written:
                    rows = read_rows(connection, table, column, identity)
                    text = "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows)
                    write_durably(file, text)

    def decisions(self) -> dict[Key, Row]:
        """Return the last row of every key; a last line that was cut off is passed over."""
        file = self._folder / _FILE
        state = _state_of(file)
        if state is None or state != self._state:
            parsed = [noted for noted in map(_parse, _lines(file)) if noted is not None]
            self._rows = {_key(table, row): row for table, row in parsed}
            self._noted, self._state = {}, state
        return self._rows

    def replay(
        self,
        connection: duckdb.DuckDBPyConnection,
        tables: Sequence[str] = tuple(DECISIONS),
    ) -> None:
        """Put the noted rows into the tables, over what stands there under the same key."""
        for table in tables:
            there = {_key(table, row): row for row in read_rows(connection, table)}
            noted = {key: row for key, row in self.decisions().items() if key[0] == table}
            _put(connection, table, list((there | noted).values()))
        for table, column in PUBLISHED.items():
            files = sorted((self._folder / table).glob("*.jsonl"))
            there_too = [
                row
                for row in read_rows(connection, table)
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


def _state_of(file: Path) -> _State | None:
    """Return what tells that a file is the one that was read; None without a file."""
    try:
        found = file.stat()
    except FileNotFoundError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns


def _sum_decisions(connection: duckdb.DuckDBPyConnection) -> dict[str, _Sum]:
    """Return each table's number of rows and the sum of their hashes."""
    rows = connection.execute(read_sql("decision_sums")).fetchall()
    return {str(name): (int(count), int(total or 0)) for name, count, total in rows}


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


def _put(connection: duckdb.DuckDBPyConnection, table: str, rows: Sequence[Row]) -> None:
    """Make these the rows of a table; a column that an older journal lacks stays empty."""
    columns = connection.table(table).columns
    frame = pd.DataFrame(
        {name: pd.Series([row.get(name) for row in rows], dtype="object") for name in columns}
    )
    connection.execute(read_sql(f"forget_{table}"))
    append_frame(connection, table, frame)
