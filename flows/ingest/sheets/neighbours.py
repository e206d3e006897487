"""Questions that one row's evidence asks of the rows around it; answers only, no judgement."""

from dataclasses import dataclass
from functools import cached_property

from flows.ingest.grid import CellValue
from flows.ingest.sheets.cell_kinds import (
    BLANK,
    FIGURES,
    TEXT,
    is_bound,
    is_bracketed,
    sequence_of,
)
from flows.ingest.sheets.looks import emphasis
from flows.ingest.sheets.region import Region, RowFacts

#: A header has at most so many rows: so far a text looks for the figures below it.
_REACH = 7
_FEW = 3


@dataclass(frozen=True)
class Neighbours:
    """The rows of a region, asked about each other; rows are told by their index in `rows`."""

    region: Region

    @cached_property
    def rows(self) -> list[RowFacts]:
        """Return the rows that are not blank."""
        return self.region.facts

    @cached_property
    def usual_width(self) -> int:
        """Return how many cells the middle one of the rows with figures has filled."""
        widths = sorted(facts.filled for facts in self.rows if facts.figures)
        return widths[len(widths) // 2] if widths else 0

    @cached_property
    def _last_figures(self) -> int:
        return max((at for at, facts in enumerate(self.rows) if facts.figures), default=-1)

    def is_last_figures(self, index: int) -> bool:
        """Return whether no row below has figures."""
        return index >= self._last_figures

    def values(self, index: int) -> list[CellValue]:
        """Return the row's values, merges filled."""
        row = self.rows[index].row
        return [self.region.value(row, place) for place in range(len(self.region.columns))]

    def below(self, index: int) -> list[RowFacts]:
        """Return the next rows, as far as a header reaches."""
        return self.rows[index + 1 : index + 1 + _REACH]

    def _places(self, index: int) -> tuple[int, ...]:
        return self.rows[index].figures

    def _filled_places(self, index: int) -> tuple[int, ...]:
        kinds = self.rows[index].kinds
        return tuple(place for place, kind in enumerate(kinds) if kind != BLANK)

    def supported(self, index: int) -> int:
        """Return how many of the row's figures have a figure above or below them."""
        near = self.rows[max(0, index - 1) : index] + self.rows[index + 1 : index + 2]
        return sum(any(other.kinds[at] in FIGURES for other in near) for at in self._places(index))

    def supported_above(self, index: int) -> bool:
        """Return whether a figure that heads nothing stands above one of the row's figures."""
        above = self.rows[index - 1]
        is_near = any(above.kinds[place] in FIGURES for place in self._places(index))
        return is_near and not self._heads_columns(above)

    def first_figure_column(self, index: int) -> int:
        """Return the first column with figures below the row, if the row above it is a label."""
        places = [place for facts in self.below(index)[:_FEW] for place in facts.figures[:1]]
        return min(places, default=1)

    def has_figures_next(self, index: int) -> bool:
        """Return whether the next row has figures."""
        return index + 1 < len(self.rows) and bool(self.rows[index + 1].figures)

    def has_figures_first(self, index: int) -> bool:
        """Return whether the next rows have figures in the first filled column, too."""
        later = [facts for facts in self.below(index) if facts.figures][:_FEW]
        return bool(later) and all(facts.kinds.strip(BLANK)[0] in FIGURES for facts in later)

    def is_pair(self, index: int) -> bool:
        """Return whether a row is one text and one thing beside it, above a wider table."""
        if not 0 <= index < len(self.rows) or self.usual_width <= _FEW:
            return False
        kinds = self.rows[index].kinds
        return (
            kinds[0] == TEXT
            and kinds[1:3].strip(BLANK) in ("t", "d")
            and not kinds[3:].strip(BLANK)
        )

    def closes_rows(self, index: int) -> bool:
        """Return whether the row stands right below figures and right above a blank row."""
        if not 0 < index < len(self.rows) - 1:
            return False
        is_attached = not self.rows[index].gap and bool(self.rows[index - 1].figures)
        return is_attached and self.rows[index + 1].gap > 0

    def share_over_figures(self, index: int) -> tuple[float, int]:
        """Return which share of the columns with figures below has a text here, and how many."""
        below = {place for facts in self.below(index) for place in facts.figures}
        covered = {place for place in below if self.rows[index].kinds[place] == TEXT}
        return (len(covered) / len(below), len(covered)) if below else (0.0, 0)

    def heads_all_figures(self, index: int) -> bool:
        """Return whether a row stands with a text of its own over each column of figures below.

        A row of years or dates over other figures does so as well.
        """
        if not 0 <= index < len(self.rows) - 1:
            return False
        own = self.rows[index]
        places = {place for facts in self.below(index)[:_FEW] for place in facts.figures}
        if len(places) < 2 or any(own.kinds[place] == BLANK for place in places):
            return False
        return all(own.kinds[at] == TEXT for at in places) or self._heads_columns(own)

    @cached_property
    def has_keys_for_labels(self) -> bool:
        """Return whether most labels of rows with figures end in a colon: they are no titles."""
        labels = [one.words[0].text for one in self.rows if one.figures and one.words]
        return sum(text.endswith((":", "：")) for text in labels) * 2 > len(labels) > 2

    def breaks_figures(self, index: int) -> bool:
        """Return whether a row has different texts and nothing else in columns of figures.

        Two texts (pending | closed) are enough only where the table is another width below.
        """
        if not 0 < index < len(self.rows) - 1 or self.rows[index].figures:
            return False
        above, own, below = self.rows[index - 1 : index + 2]
        figures = {*above.figures, *below.figures}
        places = [at for at in sorted(figures) if own.kinds[at] == TEXT]
        places = [at for at in places if BLANK not in (above.kinds[at], below.kinds[at])]
        texts = {self.region.value(own.row, at) for at in places}
        is_whole = all(own.kinds[at] == TEXT for at in below.figures) and bool(above.figures)
        is_enough = len(places) > 2 or (len(places) == 2 and above.filled != below.filled)
        return is_whole and is_enough and len(texts) == len(places)

    def is_strong(self, index: int) -> bool:
        """Return whether the row is bold or filled unlike the next rows with figures."""
        sheet, row = self.region.sheet, self.rows[index].row
        own = emphasis(sheet, row, self.region.columns)
        later = [facts for facts in self.below(index) if facts.figures][:_FEW]
        return bool(own) and any(
            emphasis(sheet, facts.row, self.region.columns) != own for facts in later
        )

    def is_told_apart_above(self, index: int) -> bool:
        """Return whether the row above already gives nearly each filled column its own text."""
        if not index:
            return False
        places = self._places(index) or self._filled_places(index)
        above = self.rows[index - 1]
        words = {
            word.first
            for word in above.words
            for place in places
            if word.first <= place <= word.last
        }
        heads = words | (set(above.figures) & set(places) if self._heads_columns(above) else set())
        return len(heads) >= max(1, 0.8 * len(places))

    def _heads_columns(self, facts: RowFacts) -> bool:
        """Return whether a row's figures are years, dates or counts, as in a header."""
        return bool(sequence_of([self.region.value(facts.row, place) for place in facts.figures]))

    def has_brackets(self, index: int) -> bool:
        """Return whether a number of the row stands in brackets."""
        return any(map(is_bracketed, self.figures(index)))

    def has_only_bounds(self, index: int) -> bool:
        """Return whether all numbers of the row stand in brackets or are bounds: ($1,000), <5."""
        return all(map(is_bound, self.figures(index)))

    def figures(self, index: int) -> list[CellValue]:
        """Return the row's figures."""
        return [self.region.value(self.rows[index].row, place) for place in self._places(index)]

    def fits_groups_below(self, index: int, first: int, last: int) -> bool:
        """Return whether no text below lies half inside and half outside of the columns."""
        below = self.below(index)[:1]
        if below and not below[0].figures and below[0].kinds[first : last + 1].strip(BLANK):
            nexts = range(last + 1, len(below[0].kinds))
            is_open = bool(nexts) and below[0].kinds[nexts[0]] == BLANK
            if is_open and any(f.kinds[nexts[0]] != BLANK for f in self.below(index)[1:3]):
                return False
        return all(
            word.last < first or word.first > last or (first <= word.first and word.last <= last)
            for facts in below
            for word in facts.words
        )
