"""The columns that label rows so far, from left to right, and what stands beside them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from flows.ingest.sheets.cell_kinds import BLANK, TEXT, kind_of
from flows.ingest.tidy.column_facts import ColumnFacts
from flows.ingest.words.values import read_value

#: A remark beside a label is shorter than this, and stands in less than a quarter of the rows.
_REMARK_LENGTH, _REMARK_SHARE = 5, 0.25
#: Names may stand so many columns behind an index, a code or a year.
_NEAR = 2
#: A flag or footnote sign beside a figure is no longer; codes stand beside nearly all names.
_SIGN_LENGTH, _MOST = 3, 0.6
#: So many amounts with the same unit behind them are no chance.
_FEWEST = 3
_MEASURE = re.compile(r"\d[\d,.]*\s?([^\W\d][^\d\s]{0,7}[23]?)")


@dataclass
class Stub:
    """A table's columns with content; `is_open` until the first column of values."""

    columns: Sequence[ColumnFacts]
    labels: list[ColumnFacts] = field(default_factory=list)
    is_open: bool = True

    @property
    def has_names(self) -> bool:
        """Return whether a column names most rows; a remark here and there does not."""
        return any(one.is_text and one.texts * 2 > len(one.values) for one in self.columns)

    def has_names_behind(self, one: ColumnFacts) -> bool:
        """Return whether a column of texts that are no units stands just behind a column."""
        place = self.columns.index(one)
        return any(
            other.is_text and not other.are_units
            for other in self.columns[place + 1 : place + 1 + _NEAR]
        )

    def pairs_with_names(self, one: ColumnFacts) -> bool:
        """Return whether a column says another thing for each name, and hardly ever nothing.

        The names stand behind it or are the labels so far; a group's code covers several of them.
        """
        place = self.columns.index(one)
        behind = [other for other in self.columns[place + 1 : place + 1 + _NEAR] if other.is_text]
        names = behind[0] if behind else self.labels[-1]
        cells = [
            (str(code).strip() if kind_of(code) != BLANK else "", str(name).strip())
            for code, name in zip(one.values, names.values, strict=True)
            if kind_of(name) != BLANK
        ]
        pairs = {pair for pair in cells if pair[0]}
        is_full = sum(bool(code) for code, _ in cells) >= _MOST * len(cells)
        names_told = len({name for _, name in pairs})
        return (
            is_full
            and len({code for code, _ in pairs}) == len(pairs)
            and (names_told >= _MOST * len(pairs))
        )

    def has_signs_of_figures(self, one: ColumnFacts) -> bool:
        """Return whether a column without own header marks the figures at its left: p, *."""
        place = self.columns.index(one)
        left = self.columns[place - 1] if place else None
        if left is None or not left.figures or one.figures or one.words not in ((), left.words):
            return False
        return all(
            kind_of(figure) != BLANK and len(str(sign).strip()) <= _SIGN_LENGTH
            for sign, figure in zip(one.values, left.values, strict=True)
            if kind_of(sign) != BLANK
        ) and not any(read_value(value).state in ("yes", "no") for value in one.values)

    def next_to(self, one: ColumnFacts) -> ColumnFacts | None:
        """Return the column right of a column."""
        place = self.columns.index(one)
        return self.columns[place + 1] if place + 1 < len(self.columns) else None

    def is_remark(self, one: ColumnFacts) -> bool:
        """Return whether a column only has a short word here and there beside the labels."""
        if one.words or not self.labels or one.texts > _REMARK_SHARE * len(one.values):
            return False
        beside = [
            (value, label)
            for value, label in zip(one.values, self.labels[-1].values, strict=True)
            if kind_of(value) != BLANK
        ]
        return all(
            kind_of(label) != BLANK and len(str(value)) < _REMARK_LENGTH for value, label in beside
        )

    def has_measures(self, one: ColumnFacts) -> bool:
        """Return whether a column beside unique labels holds amounts of one unit: 693 km2."""
        if len(one.filled) < _FEWEST or not self.labels or not are_unique(self.labels):
            return False
        found = [_MEASURE.fullmatch(text) for text in one.filled]
        return len({match.group(1) if match else "" for match in found}) == 1 and all(found)

    def mirrors(self, one: ColumnFacts) -> bool:
        """Return whether the last column repeats the labels, maybe in another script."""
        if not self.labels or one is not self.columns[-1] or len(one.filled) < 2:
            return False
        return one.filled == self.labels[0].filled or _translates(one, self.labels[-1])


def _translates(one: ColumnFacts, labels: ColumnFacts) -> bool:
    """Return whether a column has a Latin text of its own for each label in another script."""
    if one.figures or one.kinds[TEXT] < 3 or one.distinct_share < 1:
        return False
    pairs = [(a, b) for a, b in zip(one.values, labels.values, strict=True) if kind_of(a) != BLANK]
    is_full = len(pairs) == sum(kind_of(value) != BLANK for value in labels.values)
    return is_full and all(
        str(own).isascii() and str(label) and not str(label).isascii() for own, label in pairs
    )


def are_unique(labels: Sequence[ColumnFacts]) -> bool:
    """Return whether the labels, blanks filled from above, name every row differently."""
    seen: set[tuple[str, ...]] = set()
    last = [""] * len(labels)
    for values in zip(*(one.values for one in labels), strict=True):
        for place, value in enumerate(values):
            if kind_of(value) != BLANK:
                last[place] = str(value).strip()
        key = tuple(last)
        if key in seen:
            return False
        seen.add(key)
    return True
