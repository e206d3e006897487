"""Sheets as the web has them, written as text with what must come out.

`@ name`, then lines: `merge A1:B1`, `bold 1 3`, `hide-rows 4`, `hide-columns C`,
`cols B=2019 C=2020` (the true labels of the columns in the rows that follow), `= | a | 1` (a row
whose label is its first cell), `X > Y :: a | 1` (a row with its true label), `| a | b` (a row
that is no data). A minus says something in a column ±. Tables side by side have columns and
labels on both sides of `//`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from flows.ingest.grid import CellLook, CellValue, Grid, address
from tests.ingest.grids import cell_of, merge_of

#: Signs that stand for no figure.
NO_FIGURE = frozenset(
    ["", "-", "---", "–", "—", "..", "...", "…", "n/a", ":", "(D)", "(NA)", "NA", "x", "*"]
)
_GROUPED = re.compile(r"[+-]?\d{1,3}([, ]\d{3})*(\.\d+)?")
_INDENT = re.compile(r"\^(\d)")
Truth = dict[str, tuple[str, str, str]]


@dataclass
class Wild:
    """One sheet and the true labels and value of each of its data cells."""

    name: str
    rows: list[list[CellValue]] = field(default_factory=list)
    merges: list[str] = field(default_factory=list)
    bold: set[int] = field(default_factory=set)
    indents: dict[tuple[int, int], int] = field(default_factory=dict)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    truth: Truth = field(default_factory=dict)
    parts: list[dict[int, str]] = field(default_factory=list)

    def grid(self) -> Grid:
        """Return the sheet as a reader of files gives it."""
        width = max(map(len, self.rows))
        looks = {
            (row, column): CellLook(is_bold=True) for row in self.bold for column in range(width)
        }
        for place, indent in self.indents.items():
            looks[place] = replace(looks.get(place, CellLook()), indent=indent)
        return Grid(
            "Sheet1",
            [row + [""] * (width - len(row)) for row in self.rows],
            merges=tuple(map(merge_of, self.merges)),
            hidden_rows=self.hidden_rows,
            hidden_columns=self.hidden_columns,
            looks=lambda: looks,
        )


def read_wild(file: Path) -> list[Wild]:
    """Return the sheets of a text file, in order."""
    return list(_sheets(file.read_text("utf-8").splitlines()))


def _sheets(lines: list[str]) -> Iterator[Wild]:
    sheet: Wild | None = None
    for line in [*lines, "@ end"]:
        if line.startswith("@ "):
            if sheet:
                yield sheet
            sheet = Wild(line[2:].strip())
        elif line.strip() and sheet:
            _take(sheet, line)


def _take(sheet: Wild, line: str) -> None:
    word, _, rest = line.partition(" ")
    if word == "merge":
        sheet.merges += rest.split()
    elif word == "bold":
        sheet.bold |= {int(one) - 1 for one in rest.split()}
    elif word == "hide-rows":
        sheet.hidden_rows = frozenset(int(one) - 1 for one in rest.split())
    elif word == "hide-columns":
        sheet.hidden_columns = frozenset(ord(one) - 65 for one in rest.split())
    elif word == "cols":
        sheet.parts = [_columns(part) for part in rest.split("//")]
    else:
        _take_row(sheet, line)


def _columns(text: str) -> dict[int, str]:
    found = re.findall(r"\b([A-Z])=(.*?)(?=\s+[A-Z]=|$)", text.strip())
    return {ord(letter) - 65: label.strip() for letter, label in found}


def _take_row(sheet: Wild, line: str) -> None:
    label, cells = "", line[1:]
    if line.startswith("="):
        label, cells = "=", line[1:].strip().removeprefix("|")
    elif "::" in line:
        label, _, cells = line.partition("::")
    row = len(sheet.rows)
    values = [_cell(sheet, row, at, text) for at, text in enumerate(cells.split("|"))]
    sheet.rows.append(values)
    if not label:
        return
    for part, own in zip(sheet.parts, label.split("//"), strict=True):
        path = _shown(values[0]) if own.strip() == "=" else own.strip()
        for column, head in part.items():
            value = values[column] if column < len(values) else ""
            is_sign = head.startswith("±") and value != ""
            if path and (is_sign or str(value).strip() not in NO_FIGURE):
                own_head = head.removeprefix("±")
                sheet.truth[address(row, column)] = (path, own_head, _shown(value))


def _cell(sheet: Wild, row: int, column: int, text: str) -> CellValue:
    text = text.strip()
    if found := _INDENT.match(text):
        sheet.indents[row, column] = int(found.group(1))
        text = text[found.end() :]
    return cell_of(text)


def _shown(value: CellValue) -> str:
    """Return a figure as plain digits: 1,234 is 1234."""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    text = " ".join(str(value).split())
    return re.sub("[+, ]", "", text) if _GROUPED.fullmatch(text) else text
