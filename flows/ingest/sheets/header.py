"""Header rows in, one path of header texts per column out; the same for every reader."""

import re
from collections.abc import Sequence

from flows.ingest.findings import shown
from flows.ingest.grid import CellValue
from flows.ingest.sheets.cell_kinds import numbers_columns
from flows.ingest.sheets.repeating_groups import fill_repeating_groups
from flows.ingest.sheets.sheet import Sheet, is_blank
from flows.ingest.words.plain_text import squash
from flows.ingest.words.stated_units import said_unit
from flows.ingest.words.values import PLACEHOLDERS

_NUMBERS = (float, int)
_PART = re.compile(r"#|其中")
_CODE = re.compile(r"[a-z][a-z0-9_.-]*|[甲乙丙丁]")
#: What a row of units has where a column has none: labels, strokes, marks of yes and no.
_NO_UNITS = frozenset(["计量单位", "单位", "甲", "乙", "丙", "1/0", "0/1", "1或0", "0或1", "是/否"])
_NO_UNITS |= PLACEHOLDERS


def header_paths(
    sheet: Sheet, rows: Sequence[int], columns: Sequence[int]
) -> dict[int, tuple[str, ...]]:
    """Return each column's header texts from top to bottom, groups spread over their columns.

    A group whose merge was dissolved stands over its first column only; it is spread to the right
    as far as the columns below belong to it, unless the header has merges that say how far.
    Unit rows stay in the path, repeats do not.
    """
    levels = [[header_text(sheet.cell(row, column)) for column in columns] for row in rows]
    _fill_merged_years(levels, sheet, rows, columns)
    likely = _spread_upwards(levels) if len(levels) > 1 else levels
    for depth, row in enumerate(rows[:-1]):
        is_centred = _fill_centred(levels[depth], sheet, row, columns)
        if not is_centred and not _has_wide_merges(sheet, row, columns):
            fill_repeating_groups(levels[depth], levels[depth + 1])
            _spread_groups(levels, depth, likely)
    _put_parts_under_their_whole(levels)
    return {
        column: _without_repeats([level[place] for level in levels])
        for place, column in enumerate(columns)
    }


def header_text(value: CellValue) -> str:
    """Return a header cell's text; a year that was typed as a number is one too."""
    if isinstance(value, str):
        return " ".join(value.split())
    return "" if is_blank(value) or isinstance(value, bool) else shown(value)


def is_unit_row(row: Sequence[CellValue]) -> bool:
    """Return whether a row only states units of measure under the header."""
    return not _has_numbers(row) and _states_units(row)


def is_marker_row(row: Sequence[CellValue]) -> bool:
    """Return whether a row under the header only marks its columns: (1) (2), units, codes, N."""
    if numbers_columns(row):
        return True
    if _has_numbers(row):
        return False
    if _states_units(row):
        return True
    texts = [squash(value) for value in row if isinstance(value, str) and value.strip()]
    return len(texts) > 1 and all(_CODE.fullmatch(text) for text in texts)


def _has_numbers(row: Sequence[CellValue]) -> bool:
    return any(isinstance(value, _NUMBERS) for value in row)


def _states_units(row: Sequence[CellValue]) -> bool:
    texts = [squash(value) for value in row if isinstance(value, str) and value.strip()]
    units = [text for text in texts if text not in _NO_UNITS]
    return bool(units) and all(map(said_unit, units))


def _fill_merged_years(
    levels: list[list[str]], sheet: Sheet, rows: Sequence[int], columns: Sequence[int]
) -> None:
    """Write a merged cell's number (a year that heads a group) into the cells it covers."""
    places = {column: place for place, column in enumerate(columns)}
    depths = {row: depth for depth, row in enumerate(rows)}
    for merge in sheet.grid.merges:
        depth = depths.get(merge.first_row - sheet.grid.top)
        first = merge.first_column - sheet.grid.left
        if depth is None or first not in places:
            continue
        text = levels[depth][places[first]]
        for column in range(first + 1, merge.last_column - sheet.grid.left + 1):
            if column in places and not levels[depth][places[column]]:
                levels[depth][places[column]] = text


def _has_wide_merges(sheet: Sheet, row: int, columns: Sequence[int]) -> bool:
    """Return whether a header row has merges that say how far its groups go."""
    if not columns:
        return False
    line = sheet.grid.top + row
    first, last = sheet.grid.left + columns[0], sheet.grid.left + columns[-1]
    return any(
        merge.first_row == line
        and merge.last_column > merge.first_column
        and merge.first_column <= last
        and merge.last_column >= first
        for merge in sheet.grid.merges
    )


def _fill_centred(level: list[str], sheet: Sheet, row: int, columns: Sequence[int]) -> bool:
    """Write a text that is centred over the blank cells at its right into those cells.

    Returns whether one is: that says how far the groups of the row go, as merges do.
    """
    has_room = any(one and not other for one, other in zip(level, level[1:], strict=False))
    if not has_room or not sheet.looks:
        return False
    top, left = sheet.grid.top + row, sheet.grid.left
    centred = [
        (look := sheet.looks.get((top, left + column))) is not None and look.is_centred_on
        for column in columns
    ]
    found = False
    for place in range(1, len(level)):
        if centred[place - 1] and centred[place] and not level[place] and level[place - 1]:
            level[place], found = level[place - 1], True
    return found


def _spread_upwards(levels: list[list[str]]) -> list[list[str]]:
    """Return the levels with groups spread wherever the texts below begin in one row.

    That is too far where other groups stand above; it only tells where texts begin.
    """
    spread = [list(level) for level in levels]
    for depth in range(len(levels) - 2, -1, -1):
        level = spread[depth]
        for place in range(1, len(level)):
            if not level[place] and level[place - 1] and _begin_alike(spread, depth, place):
                level[place] = level[place - 1]
    return spread


def _begin_alike(levels: list[list[str]], depth: int, place: int) -> bool:
    """Return whether the texts below begin in the same row as those of the column at the left."""
    for level in levels[depth + 1 :]:
        if level[place] or level[place - 1]:
            return bool(level[place]) and bool(level[place - 1])
    return False


def _spread_groups(levels: list[list[str]], depth: int, likely: list[list[str]]) -> None:
    """Write a group's text into the blank cells at its right that are of its own group."""
    level, above, below = levels[depth], levels[:depth], levels[depth + 1 :]
    for place in range(1, len(level)):
        if level[place] or not level[place - 1]:
            continue
        is_same_group = all(row[place] == row[place - 1] for row in above)
        is_vertical = below[0][place - 1] == level[place - 1]
        if _begin_alike(likely, depth, place) and is_same_group and not is_vertical:
            level[place] = level[place - 1]


def _put_parts_under_their_whole(levels: list[list[str]]) -> None:
    """Write the whole above a column that only says 其中：牛 or #男 one level below it."""
    for depth in range(1, len(levels)):
        for place in range(1, len(levels[depth])):
            has_none_above = not any(row[place] for row in levels[:depth])
            if has_none_above and _PART.match(squash(levels[depth][place])):
                for row in levels[:depth]:
                    row[place] = row[place - 1]


def _without_repeats(parts: list[str]) -> tuple[str, ...]:
    kept: list[str] = []
    for part in parts:
        if part and (not kept or squash(kept[-1]) != squash(part)):
            kept.append(part)
    return tuple(kept)
