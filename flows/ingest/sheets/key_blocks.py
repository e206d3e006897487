"""Blocks of “item, content” lines above a table: Country | Ruritania, Year | 2019, a blank row."""

from collections.abc import Sequence

from flows.ingest.sheets.cell_kinds import BLANK, TEXT
from flows.ingest.sheets.neighbours import Neighbours
from flows.ingest.sheets.region import RowFacts

#: A block has at least so many lines, and no more than so many.
_FEWEST, _MOST = 2, 12


def is_in_key_block(near: Neighbours, index: int) -> bool:
    """Return whether a row is of a block above a whole header, a blank row between or not."""
    rows = near.rows
    if index >= _MOST or near.usual_width < 3 or not _is_pair(rows[index]):
        return False
    first = index
    while first and not rows[first].gap and _is_pair(rows[first - 1]):
        first -= 1
    end = index + 1
    while end < len(rows) and not rows[end].gap and _is_pair(rows[end]):
        end += 1
    is_block = _FEWEST <= end - first <= _MOST and end < len(rows)
    is_parted = is_block and (rows[end].gap > 0 or _is_whole_below(rows[first:end], rows[end]))
    return (
        is_parted and not any(one.figures for one in rows[:first]) and near.heads_all_figures(end)
    )


def _is_whole_below(pairs: Sequence[RowFacts], header: RowFacts) -> bool:
    """Return whether a header right below has a text for the labels too: no group is above it.

    Pairs of figures alone are a table of their own.
    """
    is_whole = header.kinds[0] == TEXT and BLANK not in header.kinds.rstrip(BLANK)
    return is_whole and any(pair.kinds[1] == TEXT for pair in pairs)


def _is_pair(facts: RowFacts) -> bool:
    kinds = facts.kinds
    return kinds[0] == TEXT and kinds[1] != BLANK and not kinds[2:].strip(BLANK)
