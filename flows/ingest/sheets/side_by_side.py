"""Tables that stand side by side are cut apart: each gets the columns that are its own."""

from flows.ingest.sheets.cell_kinds import BLANK, FIGURES, TEXT, is_ascending, sequence_of
from flows.ingest.sheets.region import Region, RowFacts
from flows.ingest.words.plain_text import squash

#: What a column holds shows in so many rows; a header is looked for in the first few.
_ROWS_LOOKED_AT, _HEADER_ROWS = 400, 10
#: The labels of one table come again at its right where so many of them are the same.
_MIRRORED = 0.9
#: So many texts above figures may head a column that counts.
_HEADER_LINES = 2


def split_columns(region: Region) -> list[Region]:
    """Return the regions of the tables from left to right, or the region itself when it is one."""
    rows = [facts for facts in region.facts if facts.figures or len(facts.words) > 1]
    rows = rows[:_ROWS_LOOKED_AT]
    width = len(region.columns)
    filled = _filled(rows, width)
    if not rows or not any(filled):
        return [region]
    starts = [filled.index(True)]
    for place in range(starts[0] + 1, width):
        if not filled[place]:
            continue
        end = _end_of(place, filled)
        has_gap = not filled[place - 1]
        if (has_gap and _is_own_table(region, rows, starts[-1], place, end)) or _labels_anew(
            region, rows, starts[-1], place
        ):
            starts.append(place)
    if len(starts) == 1:
        return [region]
    ends = [*starts[1:], width]
    starts[0] = 0
    return [region.narrowed(range(a, b)) for a, b in zip(starts, ends, strict=True)]


def _filled(rows: list[RowFacts], width: int) -> list[bool]:
    """Return which columns hold anything; a text merged over a gap does not fill it."""
    filled = [False] * width
    for facts in rows:
        for place in facts.figures:
            filled[place] = True
        for word in facts.words:
            filled[word.first] = True
    return filled


def _end_of(place: int, filled: list[bool]) -> int:
    """Return the first blank column right of a place."""
    return next((at for at in range(place, len(filled)) if not filled[at]), len(filled))


def _is_own_table(region: Region, rows: list[RowFacts], start: int, place: int, end: int) -> bool:
    """Return whether the columns behind a gap are a table: own labels, header or count of rows."""
    left = [facts for facts in rows if _has_figures(facts, start, place)]
    right = [facts for facts in rows if _has_figures(facts, place, end)]
    if not left or not right:
        return False
    return (
        _has_own_labels(region, right, start, place)
        or _has_own_header(rows, start, place, end)
        or _counts_anew(region, right, start, place)
    )


def _has_figures(facts: RowFacts, first: int, end: int) -> bool:
    return any(first <= place < end for place in facts.figures)


def _has_own_labels(region: Region, right: list[RowFacts], start: int, place: int) -> bool:
    """Return whether the first column behind the gap names the rows, and not as the first does."""
    if all(facts.figures[-1] <= place for facts in right):
        return False
    named = [facts for facts in right if facts.kinds[place] == TEXT]
    counted = [facts for facts in right if facts.kinds[place] in FIGURES]
    if len(named) <= _HEADER_LINES < len(counted) + 1:
        values = [region.value(facts.row, place) for facts in counted]
        kind = sequence_of(values)
        is_sure = kind in ("years", "dates") or (kind != "" and is_ascending(values))
        return is_sure and len(set(map(str, values))) == len(values)
    own = [squash(str(region.value(facts.row, place))) for facts in named]
    is_mostly = len(named) * 2 > len(right) and len(set(own)) * 2 >= len(own)
    if not named or (counted and not is_mostly):
        return False
    first = [squash(str(region.value(facts.row, start) or "")) for facts in named]
    same = sum(one == other for one, other in zip(own, first, strict=True))
    return same < _MIRRORED * len(own)


def _has_own_header(rows: list[RowFacts], start: int, place: int, end: int) -> bool:
    """Return whether one side begins with a row of texts where the other has figures already."""
    for first, last, other_first, other_last in (
        (place, end, start, place),
        (start, place, place, end),
    ):
        head = next((facts for facts in rows if facts.kinds[first:last].strip(BLANK)), None)
        if head is None or _has_figures(head, first, last):
            continue
        texts = sum(first <= word.first < last for word in head.words)
        if texts > 1 and _has_figures(head, other_first, other_last):
            return True
    return False


def _counts_anew(region: Region, right: list[RowFacts], start: int, place: int) -> bool:
    """Return whether the first column behind the gap has the same figures as the first of all."""
    pairs = [
        (region.value(facts.row, start), region.value(facts.row, place))
        for facts in right
        if facts.kinds[place] in FIGURES and facts.kinds[start] in FIGURES
    ]
    return len(pairs) > 1 and all(one == other for one, other in pairs)


def _labels_anew(region: Region, rows: list[RowFacts], start: int, place: int) -> bool:
    """Return whether a column is headed as the first one is and names rows as that one does."""
    for facts in rows[:_HEADER_ROWS]:
        if facts.figures:
            return False
        first, here = region.value(facts.row, start), region.value(facts.row, place)
        if not (isinstance(first, str) and isinstance(here, str)) or facts.kinds[place] != TEXT:
            continue
        if squash(first) == squash(here) and region.sheet.anchor(
            facts.row, region.columns[start]
        ) != region.sheet.anchor(facts.row, region.columns[place]):
            return _names_rows(rows, start) and _names_rows(rows, place)
    return False


def _names_rows(rows: list[RowFacts], place: int) -> bool:
    """Return whether a column holds texts in most rows with figures, and figures follow it."""
    body = [facts for facts in rows if facts.figures and facts.figures[-1] > place]
    texts = sum(facts.kinds[place] == TEXT for facts in body)
    return bool(body) and texts * 2 > len(body)
