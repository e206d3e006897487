"""A part of a sheet and what each of its rows holds, as the steps that decide see it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from flows.ingest.grid import CellValue
from flows.ingest.sheets.cell_kinds import BLANK, FIGURES, MARK, NUMBER, TEXT, is_bracketed, kind_of
from flows.ingest.sheets.sheet import Sheet

_RULE = re.compile(r"([-=_─━*~])\1{2,}")


@dataclass(frozen=True)
class Words:
    """A text of a row: the columns it stands over (places in the region), its merge included."""

    first: int
    last: int
    text: str


@dataclass(frozen=True)
class RowFacts:
    """What one row of a region holds; places count from the region's first column.

    `kinds` has one mark per column (cell_kinds); `gap` is the number of blank rows above.
    """

    row: int
    kinds: str
    words: tuple[Words, ...]
    figures: tuple[int, ...]
    gap: int

    @property
    def filled(self) -> int:
        """Return how many columns hold anything."""
        return len(self.kinds) - self.kinds.count(BLANK)


@dataclass(frozen=True)
class Region:
    """A rectangle of a sheet: its visible rows and columns, counted from the grid's corner."""

    sheet: Sheet
    rows: tuple[int, ...]
    columns: tuple[int, ...]

    @cached_property
    def facts(self) -> list[RowFacts]:
        """Return the facts of the rows that are not blank, from top to bottom."""
        found: list[RowFacts] = []
        last = self.rows[0] - 1 if self.rows else 0
        for row in self.rows:
            facts = self._facts_of(row, row - last - 1)
            if facts.filled and not self._only_goes_on(row, facts.kinds) and not _is_rule(facts):
                found.append(facts)
                last = row
        return found

    @cached_property
    def facts_by_row(self) -> dict[int, RowFacts]:
        """Return the facts by the row's number."""
        return {facts.row: facts for facts in self.facts}

    def _only_goes_on(self, row: int, kinds: str) -> bool:
        """Return whether everything in a row is a merge that began further up."""
        return bool(self.sheet.grid.merges) and all(
            self.sheet.anchor(row, column)[0] < row
            for column, kind in zip(self.columns, kinds, strict=True)
            if kind != BLANK
        )

    def _facts_of(self, row: int, gap: int) -> RowFacts:
        line = self.sheet.rows[row]
        width = len(line)
        kinds = "".join(
            [kind_of(line[column]) if column < width else BLANK for column in self.columns]
        )
        if self.sheet.grid.merges and "n" in kinds:
            kinds = self._with_spanning_texts(row, kinds)
        figures = tuple(place for place, kind in enumerate(kinds) if kind in FIGURES)
        return RowFacts(row, kinds, self._words_of(row, kinds), figures, gap)

    def _with_spanning_texts(self, row: int, kinds: str) -> str:
        """Return the kinds with (1,000) merged over several columns as a text over them."""
        line = self.sheet.rows[row]
        return "".join(
            TEXT
            if kind == NUMBER
            and is_bracketed(line[column])
            and (self._is_covered(row, place) or self._covers_next(row, place))
            else kind
            for place, (column, kind) in enumerate(zip(self.columns, kinds, strict=True))
        )

    def _covers_next(self, row: int, place: int) -> bool:
        return place + 1 < len(self.columns) and self._is_covered(row, place + 1)

    def _words_of(self, row: int, kinds: str) -> tuple[Words, ...]:
        """Return the row's texts; cells of one merge are one text over several columns."""
        words: list[Words] = []
        for place, kind in enumerate(kinds):
            if kind in FIGURES or kind == BLANK:
                continue
            text = str(self.value(row, place)).strip()
            if words and words[-1].last == place - 1 and self._is_covered(row, place):
                words[-1] = Words(words[-1].first, place, words[-1].text)
            else:
                words.append(Words(place, place, text))
        return tuple(words)

    def _is_covered(self, row: int, place: int) -> bool:
        if not place:
            return False
        left = self.sheet.anchor(row, self.columns[place])[1]
        return left < self.columns[place] and self.columns[place - 1] >= left

    def value(self, row: int, place: int) -> CellValue:
        """Return the value in a column of the region, merges filled."""
        return self.sheet.cell(row, self.columns[place])

    def narrowed(self, places: Sequence[int]) -> "Region":
        """Return the same rows with some of the columns only."""
        return Region(self.sheet, self.rows, tuple(self.columns[place] for place in places))

    def cut(self, first: int, last: int) -> "Region":
        """Return the rows from first to last."""
        start, end = bisect_left(self.rows, first), bisect_right(self.rows, last)
        return Region(self.sheet, self.rows[start:end], self.columns)


def _is_rule(facts: RowFacts) -> bool:
    """Return whether a row only draws a line: ----- or ===== in every filled cell."""
    return set(facts.kinds) <= {BLANK, MARK} and all(
        _RULE.fullmatch(word.text) for word in facts.words
    )


def whole_sheet(sheet: Sheet) -> Region:
    """Return the visible rows and columns of a sheet as one region."""
    return Region(
        sheet,
        tuple(row for row in range(len(sheet.rows)) if not sheet.is_hidden_row(row)),
        tuple(column for column in range(sheet.width) if not sheet.is_hidden_column(column)),
    )


def leaves_corner(facts: RowFacts, below: RowFacts) -> bool:
    """Return whether a row is blank left of its figures where a row below is not."""
    first = facts.figures[0]
    return not facts.kinds[:first].strip(BLANK) and bool(below.kinds[:first].strip(BLANK))
