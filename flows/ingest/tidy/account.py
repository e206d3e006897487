"""What became of every number on the visible sheets: nothing is left out without a word."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flows.ingest.grid import CellError
from flows.ingest.sheets.cell_kinds import NUMBER, kind_of
from flows.ingest.sheets.roles import HEADER, NOTE, NUMBERS, TITLE
from flows.ingest.tidy.column_roles import EMPTY, VALUE
from flows.ingest.tidy.tidy import ReadSheet, ReadTable
from flows.words.sentence import say

_NAMED_ROWS = frozenset([TITLE, HEADER, NUMBERS, NOTE])
_MOST_SHOWN = 20


@dataclass(frozen=True)
class Account:
    """How many data cells were read, which numbers became none, how many labels are not unique.

    `lost` are the numbers' cells by sheet: neither data nor title, header, column number, label,
    code, index or note.
    """

    cells: int
    lost: dict[str, list[str]]
    doubles: int

    @property
    def lost_count(self) -> int:
        """Return how many numbers became no row."""
        return sum(map(len, self.lost.values()))

    def lines(self) -> list[str]:
        """Return the two counters as sentences, the first with its cells."""
        found = [say("tidy.account", cells=self.cells, lost=self.lost_count, doubles=self.doubles)]
        for sheet, cells in self.lost.items():
            shown = say("tidy.joint").join(cells[:_MOST_SHOWN])
            more = say("tidy.and_more") if len(cells) > _MOST_SHOWN else ""
            found.append(say("tidy.lost", sheet=sheet, count=len(cells), cells=shown + more))
        return found


def account_for(sheets: Sequence[ReadSheet]) -> Account:
    """Return what became of the numbers of the sheets."""
    labels = Counter(row[:1] + row[2:4] for sheet in sheets for row in sheet.rows)
    lost = {sheet.sheet.grid.sheet: list(_lost_cells(sheet)) for sheet in sheets}
    return Account(
        cells=sum(len(sheet.rows) for sheet in sheets),
        lost={name: cells for name, cells in lost.items() if cells},
        doubles=sum(count for count in labels.values() if count > 1),
    )


def _lost_cells(read: ReadSheet) -> Iterator[str]:
    """Yield the names of the cells whose number is neither data nor named as something else."""
    sheet = read.sheet
    known = {row.cell for row in read.rows}
    named = {place for table in read.tables for place in _named_cells(table)}
    columns = [at for at in range(sheet.width) if not sheet.is_hidden_column(at)]
    for row, line in enumerate(sheet.rows):
        if sheet.is_hidden_row(row):
            continue
        for column in columns:
            value = line[column] if column < len(line) else None
            if kind_of(value) != NUMBER or isinstance(value, CellError):
                continue
            name = sheet.name(row, column)
            if name not in known and (row, column) not in named:
                yield name


def _named_cells(read: ReadTable) -> Iterator[tuple[int, int]]:
    """Yield the cells of a table that are titles, headers, notes, labels, codes and the like."""
    rows = [one.row for one in read.table.rows if one.role in _NAMED_ROWS]
    for row in rows:
        yield from ((row, column) for column in read.table.region.columns)
    labels = [one.column for one in read.columns if one.role not in (VALUE, EMPTY)]
    for row in read.table.body:
        yield from ((row, column) for column in labels)
