"""What comes again further down a sheet: a header's texts, the first label of a table."""

from collections.abc import Sequence

from flows.ingest.sheets.region import RowFacts
from flows.ingest.words.plain_text import squash

#: A header stands among so many first rows; a label is looked for in so many rows above.
_HEADER_ROWS, _LABEL_ROWS, _REACH = 14, 60, 7


def repeats_header(rows: Sequence[RowFacts], index: int) -> bool:
    """Return whether most texts of the row stood in one row above, in the same columns."""
    texts = _heads(rows[index])
    if len(texts) < 2:
        return False
    early = [_heads(facts) for facts in rows[: min(index, _HEADER_ROWS)]]
    return any(len(texts & other) >= max(2, 0.5 * len(other)) for other in early)


def _heads(facts: RowFacts) -> set[tuple[int, str]]:
    return set() if facts.figures else {(word.first, squash(word.text)) for word in facts.words}


def restarts_below(rows: Sequence[RowFacts], index: int) -> bool:
    """Return whether the label of the next row with figures is one of an earlier row's."""
    later = next((facts for facts in rows[index + 1 : index + 1 + _REACH] if facts.figures), None)
    if later is None or not later.words or later.words[0].first > later.figures[0]:
        return False
    return _label(later) in {
        _label(facts)
        for facts in rows[max(0, index - _LABEL_ROWS) : index]
        if facts.words and facts.figures
    }


def heads_restarts(rows: Sequence[RowFacts], index: int) -> bool:
    """Return whether a lone text over the figures has its like elsewhere, the same label below."""
    own = _heading_place(rows, index)
    return own is not None and any(
        _heading_place(rows, at) == own
        for at in range(max(0, index - _LABEL_ROWS), min(len(rows), index + _LABEL_ROWS))
        if at != index
    )


def _heading_place(rows: Sequence[RowFacts], index: int) -> tuple[int, tuple[int, str]] | None:
    """Return the column of a row's only text and the label of the row below, if it has figures."""
    facts = rows[index]
    if facts.figures or len(facts.words) != 1 or index + 1 >= len(rows):
        return None
    below = rows[index + 1]
    place = facts.words[0].first
    if not (below.figures and below.words and below.words[0].first < below.figures[0] <= place):
        return None
    return place, _label(below)


def _label(facts: RowFacts) -> tuple[int, str]:
    return facts.words[0].first, squash(facts.words[0].text)
