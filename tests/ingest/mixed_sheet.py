"""A messy sheet under construction, and what must be read out of it."""

from dataclasses import dataclass, field

from flows.ingest.grid import CellValue, Grid, Merge


@dataclass
class MixedSheet:
    """Rows and merges; value, row and column by measure and area; what is blank or missing."""

    rows: list[list[CellValue]] = field(default_factory=list)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    truth: dict[tuple[str, str], tuple[float, int, int]] = field(default_factory=dict)
    blanks: set[tuple[str, str]] = field(default_factory=set)
    missing: set[str] = field(default_factory=set)
    unknown: set[tuple[int, int]] = field(default_factory=set)

    def put(self, row: int, column: int, value: CellValue) -> None:
        while len(self.rows) <= row:
            self.rows.append([])
        line = self.rows[row]
        line += [None] * (column + 1 - len(line))
        line[column] = value

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        if (top, left) != (bottom, right):
            self.merges.append((top, left, bottom, right))

    def add(self, other: "MixedSheet", down: int, right: int) -> None:
        """Put another sheet's table onto this one, so far down and to the right."""
        for row, line in enumerate(other.rows):
            for column, value in enumerate(line):
                if value is not None:
                    self.put(row + down, column + right, value)
        for top, left, bottom, last in other.merges:
            self.merge(top + down, left + right, bottom + down, last + right)
        for key, (value, row, column) in other.truth.items():
            self.truth[key] = (value, row + down, column + right)
        self.blanks |= other.blanks
        self.missing |= other.missing
        self.unknown |= {(row + down, column + right) for row, column in other.unknown}

    @property
    def width(self) -> int:
        return max((len(row) for row in self.rows), default=0)

    def grid(self, name: str = "Sheet1") -> Grid:
        rows = [row + [None] * (self.width - len(row)) for row in self.rows]
        return Grid(name, rows, merges=tuple(Merge(*merge) for merge in self.merges))
