"""Which style the cells of an ods table have: their own, their row's or their column's."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from flows.ingest.files.raised_text import Run
from flows.ingest.grid import ShownAs

_COLUMN = re.compile(rb"<table:table-column\s[^<>]*>")
_REPEATED = re.compile(rb"table:number-columns-repeated=[\"'](\d{1,9})[\"']")
_OWN_STYLE = re.compile(rb"^[^<>]*?\stable:style-name=[\"']([^\"'<>]*)")
_DEFAULT_STYLE = re.compile(rb"table:default-cell-style-name=[\"']([^\"'<>]*)")


@dataclass(frozen=True)
class TableStyles:
    """The workbook's styles that matter, and those of a table's columns by ranges of columns."""

    shown: Mapping[bytes, ShownAs]
    texts: Mapping[bytes, Run]
    columns: tuple[tuple[range, bytes], ...] = ()

    def shown_in(self, cell: bytes, row: bytes, column: int) -> ShownAs | None:
        """Return how a cell shows its number, from its tag, its row's tag and its column."""
        match = _OWN_STYLE.search(cell) or _DEFAULT_STYLE.search(row)
        if match:
            return self.shown.get(match.group(1))
        name = next((name for columns, name in self.columns if column in columns), b"")
        return self.shown.get(name)


def column_styles(head: bytes) -> tuple[tuple[range, bytes], ...]:
    """Return the style of the cells of each range of columns that have none of their own."""
    found: list[tuple[range, bytes]] = []
    number = 0
    for tag in _COLUMN.findall(head):
        repeated = _REPEATED.search(tag)
        columns = range(number, number + int(repeated.group(1)) if repeated else number + 1)
        match = _DEFAULT_STYLE.search(tag)
        found += [(columns, match.group(1))] if match else []
        number = columns.stop
    return tuple(found)
