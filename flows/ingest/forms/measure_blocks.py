"""Where a sheet's tables are: the measures across or down, recognised by their wording."""

from collections import Counter
from dataclasses import dataclass, replace

from flows.catalog.model import Catalog
from flows.ingest.forms.header_rows import top_across, top_down
from flows.ingest.forms.recognise import choose_forms, find_hits
from flows.ingest.sheets.sheet import Sheet, is_number_like, is_ordinal_row
from flows.ingest.words.header_words import AREA_WORDS, LABEL_WORDS, is_word
from flows.ingest.words.measure_names import WordingIndex
from flows.ingest.words.plain_text import squash
from flows.words.place_words import TOWN_KINDS

_ALONE = 1
#: What stands in a column shows in so many rows.
_ROWS_LOOKED_AT = 40


@dataclass(frozen=True)
class Block:
    """One table of one form on a sheet; rows and columns count from the grid's corner.

    `is_across`: measures stand in the header row `anchor`, areas below. Otherwise measures stand
    down the column `anchor`. `first` to `last` are the block's rows, `left` to `right` its columns.
    """

    form: str
    is_across: bool
    anchor: int
    first: int
    last: int
    left: int
    right: int


def find_blocks(sheet: Sheet, catalog: Catalog, index: WordingIndex) -> list[Block]:
    """Return the sheet's tables from top to bottom; none when no form's wording is found."""
    hits = find_hits(sheet, index)
    forms = choose_forms(hits, sheet, catalog, index)
    blocks: list[Block] = []
    for form in forms:
        places = hits[form]
        by_row = Counter(row for row, _ in places)
        by_column = Counter(column for _, column in places)
        most_across, most_down = max(by_row.values()), max(by_column.values())
        prefers_across = catalog.form_by_code[form].layout == "areas_in_rows"
        is_across = most_across > most_down or (most_across == most_down and prefers_across)
        if is_across:
            blocks += _blocks_across(form, by_row, places, sheet)
        else:
            blocks += _blocks_down(form, by_column, places, sheet)
    return sorted(_end_where_next_begins(blocks), key=lambda block: (block.first, block.left))


def _blocks_across(
    form: str, by_row: Counter[int], places: set[tuple[int, int]], sheet: Sheet
) -> list[Block]:
    most = max(by_row.values())
    rows = sorted(row for row, count in by_row.items() if count >= max(_ALONE, most / 2))
    anchors: list[int] = []
    for row in rows:
        if anchors and not _has_data_between(sheet, anchors[-1], row):
            anchors[-1] = row
        else:
            anchors.append(row)
    blocks = []
    for number, anchor in enumerate(anchors):
        last = anchors[number + 1] - 1 if number + 1 < len(anchors) else len(sheet.rows) - 1
        columns = [column for row, column in places if row == anchor]
        top = top_across(sheet, anchor)
        for left, right in _segments_across(sheet, top, anchor, columns):
            blocks.append(Block(form, True, anchor, top, last, left, right))
    return blocks


def _has_data_between(sheet: Sheet, one: int, other: int) -> bool:
    return any(
        sum(is_number_like(value) for value in row) >= 1 and not is_ordinal_row(row)
        for row in sheet.rows[one + 1 : other]
    )


def _segments_across(
    sheet: Sheet, top: int, anchor: int, columns: list[int]
) -> list[tuple[int, int]]:
    """Return the column ranges of tables that stand side by side: each has its own area column."""
    others = sorted(set(range(sheet.width)).difference(columns))
    areas = [
        column
        for column in others
        if any(is_word(sheet.text(row, column), AREA_WORDS) for row in range(top, anchor + 1))
    ]
    first, last = min(columns), max(columns)
    inner = [
        column for column in areas if first < column <= last and _has_names(sheet, anchor, column)
    ]
    before = [column for column in areas if column < first]
    if not inner:
        own = _own_area(sheet, top, anchor, before)
        left = max((column + 1 for column in before if column < own), default=0)
        later = [column for column in areas if column > last and _has_names(sheet, anchor, column)]
        return [(left, (later[0] - 1) if later and before else sheet.width - 1)]
    starts = [0, *inner]
    ends = [*(column - 1 for column in inner), sheet.width - 1]
    return [
        (start, end)
        for start, end in zip(starts, ends, strict=True)
        if any(start <= column <= end for column in columns)
    ]


def _own_area(sheet: Sheet, top: int, anchor: int, before: list[int]) -> int:
    """Return the column that names a table's rows among those left of its measures.

    It is the last one, but in 村 | 乡镇 the one before: 乡镇 says one and the same.
    """
    if len(before) < 2:
        return before[0] if before else 0
    names = [
        column
        for column in before
        if _has_names(sheet, anchor, column)
        and not any(_heads_towns(sheet.text(row, column)) for row in range(top, anchor + 1))
    ]
    return (names or before)[-1]


def _heads_towns(text: str) -> bool:
    return squash(text).startswith(TOWN_KINDS)


def _has_names(sheet: Sheet, anchor: int, column: int) -> bool:
    """Return whether a column may name the rows of a table: its texts are not one and the same."""
    below = range(anchor + 1, min(len(sheet.rows), anchor + 1 + _ROWS_LOOKED_AT))
    texts = [text for row in below if (text := sheet.text(row, column).strip())]
    return len(texts) < 2 or len(set(texts)) > 1


def _blocks_down(
    form: str, by_column: Counter[int], places: set[tuple[int, int]], sheet: Sheet
) -> list[Block]:
    most = max(by_column.values())
    anchors = sorted(column for column, count in by_column.items() if count >= max(1, most / 2))
    anchors = _without_repeats(anchors, places, sheet)
    blocks = []
    for number, anchor in enumerate(anchors):
        rows = sorted(row for row, column in places if column == anchor)
        right = anchors[number + 1] - 1 if number + 1 < len(anchors) else sheet.width - 1
        for first, last in _stacks_down(rows, sheet, anchor):
            top = top_down(sheet, first, anchor)
            blocks.append(Block(form, False, anchor, top, last, anchor, right))
    return blocks


def _without_repeats(anchors: list[int], places: set[tuple[int, int]], sheet: Sheet) -> list[int]:
    """Leave out columns that only repeat their left neighbour's words (merged or filled cells)."""
    kept: list[int] = []
    for anchor in anchors:
        rows = [row for row, column in places if column == anchor]
        repeats = kept and all(sheet.text(row, anchor) == sheet.text(row, kept[-1]) for row in rows)
        if not repeats:
            kept.append(anchor)
    return kept


def _stacks_down(rows: list[int], sheet: Sheet, anchor: int) -> list[tuple[int, int]]:
    """Return the row ranges of tables under each other: a new header row begins a new one."""
    starts, own = [rows[0]], set(rows)
    for row in range(rows[0] + 1, rows[-1]):
        if row not in own and is_word(sheet.text(row, anchor), LABEL_WORDS):
            later = [other for other in rows if other > row]
            starts.append(later[0])
    ends = [start - 1 for start in starts[1:]] + [rows[-1]]
    return list(zip(starts, ends, strict=True))


def _end_where_next_begins(blocks: list[Block]) -> list[Block]:
    """Cut each block before the next one below it that shares columns with it."""
    cut = []
    for block in blocks:
        begin = block.anchor if block.is_across else block.first
        below = [
            other.first
            for other in blocks
            if other.first > begin
            and other.left <= block.right
            and block.left <= other.right
            and (other.form, other.first) != (block.form, block.first)
        ]
        last = max(block.first, min([block.last, *(first - 1 for first in below)]))
        cut.append(block if last == block.last else replace(block, last=last))
    return cut
