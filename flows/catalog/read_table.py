"""One declaration file in, its records and problems out."""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from charset_normalizer import from_bytes

from flows.catalog.declared_columns import TABLES
from flows.catalog.read_cell import Column
from flows.catalog.table_shape import Table

#: A row that begins so is a note of the office, or an example, and no declaration.
COMMENT = "# "


@dataclass
class Problems:
    """Everything wrong with the declarations, each a sentence with file and row.

    `unread` names the tables with rows that could not be read: what their rows say is not judged.
    `broken` holds the readable cells of such rows, so that codes are still looked up in one go.
    """

    sentences: list[str] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)
    broken: dict[str, list["Broken"]] = field(default_factory=dict)

    def add(self, file: str, row: int | None, sentence: str) -> None:
        """Note one problem; rows are counted as a spreadsheet program shows them."""
        place = f"{file} 第 {row} 行" if row else file
        self.sentences.append(f"{place}：{sentence}")


@dataclass(frozen=True)
class Numbered:
    """A record with the row it stands in."""

    row: int
    record: Any


@dataclass(frozen=True)
class Broken:
    """A row that gave no record: the values of its cells that could be read, by column."""

    row: int
    values: dict[str, Any]


#: The read rows of every declaration file by its name.
Tables = dict[str, list[Numbered]]


def read_table(folder: Path, name: str, problems: Problems) -> list[Numbered]:
    """Return the records of `<name>.csv`; what cannot be read is noted in the problems."""
    table, file = TABLES[name], folder / f"{name}.csv"
    if not file.exists():
        if table.is_required:
            problems.add(file.name, None, "缺少这个文件")
            problems.unread.add(name)
        return []
    rows = list(csv.reader(io.StringIO(decode_declaration(file.read_bytes()), newline="")))
    if not rows:
        problems.add(file.name, None, "文件是空的")
        return []
    header = [cell.strip() for cell in rows[0]]
    missing = _missing_columns(file.name, header, table, problems)
    if missing is None:
        problems.unread.add(name)
        return []
    columns = {one: column for one, column in table.columns.items() if one not in missing}
    records = [
        _read_row(file.name, number, dict(zip(header, row, strict=False)), table, columns, problems)
        for number, row in enumerate(rows[1:], start=2)
        if any(cell.strip() for cell in row) and not row[0].startswith(COMMENT)
    ]
    found = [one for one in records if isinstance(one, Numbered)]
    broken = [one for one in records if isinstance(one, Broken)]
    if broken:
        problems.unread.add(name)
        problems.broken[name] = broken
    _note_doubles(file.name, found, table, problems)
    return found


def decode_declaration(content: bytes) -> str:
    """Return the text of a CSV in UTF-8 (with or without BOM), UTF-16 or GB18030."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return str(from_bytes(content).best() or "")


def codes_of(tables: Tables, problems: Problems, name: str, key: str) -> set[str] | None:
    """Return the codes that a table declares, also in rows with another fault.

    None where some code could not be read, or the whole table: nothing can be looked up in it.
    """
    broken = problems.broken.get(name, [])
    if any(key not in row.values for row in broken) or (name in problems.unread and not broken):
        return None
    codes = {str(getattr(row.record, key)) for row in tables[name]}
    return codes | {str(row.values[key]) for row in broken}


def _missing_columns(
    file: str, header: list[str], table: Table, problems: Problems
) -> list[str] | None:
    """Return the columns that are not there; None where it is unclear which column is which."""
    missing = [
        name for name, column in table.columns.items() if column.is_required and name not in header
    ]
    unknown = [name for name in header if name and name not in table.columns and name != "note"]
    doubled = sorted({name for name in header if name and header.count(name) > 1})
    if missing:
        problems.add(file, 1, f"缺少列 {'、'.join(missing)}")
    if unknown:
        problems.add(
            file, 1, f"不认识的列 {'、'.join(unknown)}；可用的列：{'、'.join(table.columns)}"
        )
    if doubled:
        problems.add(file, 1, f"列名重复 {'、'.join(doubled)}")
    is_other_table = len(missing) * 2 > len(table.columns)
    return None if doubled or is_other_table else missing


def _read_row(
    file: str,
    number: int,
    cells: dict[str, str],
    table: Table,
    columns: Mapping[str, Column],
    problems: Problems,
) -> Numbered | Broken:
    values: dict[str, Any] = {}
    for name, column in columns.items():
        cell = cells.get(name, "").strip()
        if not column.is_required and not cell:
            values[name] = column.default
            continue
        try:
            values[name] = column.read(cell)
        except ValueError as error:
            problems.add(file, number, f"{name}：{error}")
    if len(values) < len(table.columns):
        return Broken(number, values)
    return Numbered(number, table.record(**values))


def _note_doubles(file: str, found: list[Numbered], table: Table, problems: Problems) -> None:
    first: dict[tuple[Any, ...], int] = {}
    for numbered in found:
        key = tuple(getattr(numbered.record, name) for name in table.key)
        if key in first:
            shown = "、".join(str(part) for part in key if part != "")
            problems.add(file, numbered.row, f"与第 {first[key]} 行重复（{shown}）")
        else:
            first[key] = numbered.row
