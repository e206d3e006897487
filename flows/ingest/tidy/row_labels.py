"""The body of a table in, one path of label texts per row out: columns, indents and 其中."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from flows.ingest.sheets.sheet import Sheet, is_blank
from flows.ingest.tidy.headings import find_headings
from flows.ingest.tidy.label_lines import LabelLine, join_wrapped, label_text, make_line
from flows.ingest.words.values import read_value

#: The words of a part begin where the next part's words do, give or take a blank.
_ALIGNED = 2


@dataclass(frozen=True)
class LabelColumns:
    """Which columns say what a row is: labels from the outermost on, codes, values."""

    labels: tuple[int, ...]
    codes: tuple[int, ...]
    values: tuple[int, ...]


@dataclass(frozen=True)
class LabelPaths:
    """Each row's labels from the outermost to its own; rows that only head others; totals."""

    paths: dict[int, tuple[str, ...]]
    headings: frozenset[int] = frozenset()
    totals: frozenset[int] = frozenset()


def label_paths(sheet: Sheet, body: Sequence[int], columns: LabelColumns) -> LabelPaths:
    """Return each row's labels from the outermost to its own.

    A blank cell left of a label takes the label above it (a merge that was dissolved). In the
    last label column indented rows and 其中 rows belong to the row above them, and a heading to
    the rows that follow it.
    """
    if not columns.labels:
        return LabelPaths(dict.fromkeys(body, ()))
    paths: dict[int, tuple[str, ...]] = {}
    headings: set[int] = set()
    totals: set[int] = set()
    for leading, rows in _groups(sheet, body, columns.labels):
        lines = join_wrapped(_lines(sheet, rows, columns))
        heads = find_headings(lines)
        headings |= {line.row for line in lines if line.row in heads and not line.has_values}
        totals |= {line.row for line in lines if line.is_total}
        for row, path in _nested(lines, heads).items():
            paths[row] = _without_repeats((*leading, *path))
        for row in rows:
            if is_blank(sheet.cell(row, columns.labels[-1])):
                paths[row] = _without_repeats(leading)
    return LabelPaths(paths, frozenset(headings), frozenset(totals))


def _groups(
    sheet: Sheet, body: Sequence[int], columns: tuple[int, ...]
) -> list[tuple[tuple[str, ...], list[int]]]:
    """Return the rows by the labels left of the last column; blanks are filled from above."""
    if len(columns) == 1:
        return [((), list(body))]
    groups: list[tuple[tuple[str, ...], list[int]]] = []
    last: list[str] = []
    for row in body:
        texts = [label_text(sheet.cell(row, column)) for column in columns]
        own = next((place for place, text in enumerate(texts) if text), len(columns))
        filled = [*last[:own], *texts[own:-1]] if own < len(columns) - 1 else last
        last = filled
        key = tuple(filled)
        if groups and groups[-1][0] == key:
            groups[-1][1].append(row)
        else:
            groups.append((key, [row]))
    return groups


def _lines(sheet: Sheet, rows: Sequence[int], columns: LabelColumns) -> list[LabelLine]:
    lines: list[LabelLine] = []
    last_row = rows[0] - 1 if rows else 0
    for row in rows:
        label = columns.labels[-1]
        states = [_state(sheet, row, column, label) for column in columns.values]
        line = make_line(sheet, row, label, has_values="value" in states)
        if line is None:
            last_row = row
            continue
        lines.append(
            replace(
                line,
                is_reported_blank="sign" in states and "value" not in states,
                is_wide=_is_wide(sheet, row, label),
                is_strong=bool(sheet.emphasis(row, (label,))),
                gap=row > last_row + 1 and _is_gap(sheet, last_row + 1, row),
                has_code=any(not is_blank(sheet.cell(row, column)) for column in columns.codes),
            )
        )
        last_row = row
    return lines


def _state(sheet: Sheet, row: int, column: int, label: int) -> str:
    """Return what a value cell holds: a value, a sign for no figure, or nothing."""
    value = sheet.cell(row, column)
    if is_blank(value) or sheet.anchor(row, column)[1] <= label < column:
        return ""
    return "sign" if read_value(value).state == "blank" else "value"


def _is_wide(sheet: Sheet, row: int, label: int) -> bool:
    return sheet.anchor(row, label + 1) == sheet.anchor(row, label)


def _is_gap(sheet: Sheet, first: int, row: int) -> bool:
    return any(
        not sheet.is_hidden_row(at) and all(is_blank(value) for value in sheet.rows[at])
        for at in range(first, row)
    )


@dataclass(frozen=True)
class _Open:
    """A row that may head the rows below it."""

    depth: tuple[int, int]
    line: LabelLine
    is_heading: bool


def _nested(lines: Sequence[LabelLine], heads: frozenset[int]) -> dict[int, tuple[str, ...]]:
    """Return the labels of each line with those of the lines that it belongs to."""
    paths: dict[int, tuple[str, ...]] = {}
    opened: list[_Open] = []
    level, part = 0, None
    for number, line in enumerate(lines):
        level = level if line.number is None else line.number
        depth = (line.indent, level)
        if line.is_part:
            depth, part = _depth_of_part(depth, opened), line
        elif part is not None and abs(line.indent - part.content_indent) <= _ALIGNED < line.indent:
            depth = _depth_of_part(depth, opened)
        elif opened and line.is_total and _stands_out(lines, number):
            depth = (min(line.indent, opened[-1].depth[0]), level)
            part = None
        else:
            part = None
        opened = _parents(opened, depth, line, is_heading=line.row in heads)
        if line.is_grand_total:
            opened = []
        paths[line.row] = (*(one.line.text for one in opened), line.text)
        if not line.is_total or _has_siblings(lines, number):
            opened.append(_Open(depth, line, line.row in heads))
    return paths


def _depth_of_part(depth: tuple[int, int], opened: Sequence[_Open]) -> tuple[int, int]:
    """Return a depth just below the row that 其中 speaks of: the last that is no part itself."""
    wholes = [one.depth for one in opened if one.depth <= depth and not one.line.is_part]
    return (wholes[-1][0], wholes[-1][1] + 1) if wholes else depth


def _stands_out(lines: Sequence[LabelLine], number: int) -> bool:
    """Return whether a total is set in for its looks: alone at its depth, below a row of values."""
    line, before = lines[number], lines[number - 1]
    after = lines[number + 1] if number + 1 < len(lines) else None
    is_alone = after is None or after.indent < line.indent
    return before.has_values and before.indent < line.indent and is_alone


def _has_siblings(lines: Sequence[LabelLine], number: int) -> bool:
    """Return whether other rows of a total's depth have rows of their own below them, as it has."""
    line = lines[number]
    if number + 1 >= len(lines) or lines[number + 1].indent <= line.indent:
        return False
    return any(
        other.indent == line.indent and not other.is_total and below.indent > other.indent
        for other, below in zip(lines[number + 1 :], lines[number + 2 :], strict=False)
    )


def _parents(
    opened: Sequence[_Open], depth: tuple[int, int], line: LabelLine, *, is_heading: bool
) -> list[_Open]:
    """Return the rows above that a row of this depth belongs to.

    A heading heads the rows of its own depth until a blank row, or until indented rows came and
    went.
    """
    kept = list(opened)
    was_deeper = False
    while kept and kept[-1].depth >= depth:
        last = kept[-1]
        is_headed = last.is_heading and last.depth == depth and not is_heading and not was_deeper
        if is_headed and not (line.gap and _has_rows(last, opened)):
            break
        was_deeper = was_deeper or last.depth > depth
        kept.pop()
    return kept


def _has_rows(heading: _Open, opened: Sequence[_Open]) -> bool:
    """Return whether rows stood under the heading already."""
    return opened[-1] is not heading


def _without_repeats(texts: Sequence[str]) -> tuple[str, ...]:
    kept: list[str] = []
    for text in texts:
        if text and (not kept or kept[-1] != text):
            kept.append(text)
    return tuple(kept)
