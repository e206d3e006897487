"""The body of a table in, one path of label texts per row out: columns, indents and 其中."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from flows.ingest.sheets.looks import emphasis
from flows.ingest.sheets.sheet import Sheet, is_blank
from flows.ingest.tidy.headings import find_headings
from flows.ingest.tidy.label_lines import LabelLine, join_wrapped, label_text, make_line
from flows.ingest.tidy.nesting import nest_lines
from flows.ingest.words.values import read_value


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


def label_paths(
    sheet: Sheet, body: Sequence[int], sections: frozenset[int], columns: LabelColumns
) -> LabelPaths:
    """Return each row's labels from the outermost to its own.

    `sections` are rows that head others; where the label cell is blank the heading stands over
    the figures.

    A blank cell left of a label takes the label above it (a merge that was dissolved). In the
    last label column indented rows and 其中 rows belong to the row above them, and a heading to
    the rows that follow it; so they do in the first one where it is indented and names every row.
    """
    if not columns.labels:
        return LabelPaths(dict.fromkeys(body, ()))
    if len(columns.labels) > 1 and _is_indented(sheet, body, columns.labels[0]):
        return _with_details(sheet, body, sections, columns)
    paths: dict[int, tuple[str, ...]] = {}
    headings: set[int] = set()
    totals: set[int] = set()
    for leading, rows in _groups(sheet, body, columns.labels):
        lines = join_wrapped(_lines(sheet, rows, sections, columns))
        heads = find_headings(lines)
        headings |= {line.row for line in lines if line.row in heads and not line.has_values}
        totals |= {line.row for line in lines if line.is_total}
        for row, path in nest_lines(lines, heads).items():
            paths[row] = _without_repeats((*leading, *path))
        for row in rows:
            if row not in sections and is_blank(sheet.cell(row, columns.labels[-1])):
                paths[row] = _without_repeats(leading)
    return LabelPaths(paths, frozenset(headings), frozenset(totals))


def _is_indented(sheet: Sheet, body: Sequence[int], column: int) -> bool:
    """Return whether a label column has a text in every row, some of them further in."""
    lines = [make_line(sheet, row, column, has_values=True) for row in body]
    indents = [line.indent for line in lines if line is not None]
    return len(indents) == len(body) and indents[0] == 0 and max(indents) > 0


def _with_details(
    sheet: Sheet, body: Sequence[int], sections: frozenset[int], columns: LabelColumns
) -> LabelPaths:
    """Return the labels nested by the first column, the texts of the others behind them."""
    outer = label_paths(sheet, body, sections, replace(columns, labels=columns.labels[:1]))
    paths = {
        row: _without_repeats(
            (*path, *(label_text(sheet.cell(row, column)) for column in columns.labels[1:]))
        )
        for row, path in outer.paths.items()
    }
    return replace(outer, paths=paths)


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
        if row == body[-1] and not texts[0] and _is_of_no_group(sheet, body, columns[0]):
            filled = texts[:-1]
        last = filled
        key = tuple(filled)
        if groups and groups[-1][0] == key:
            groups[-1][1].append(row)
        else:
            groups.append((key, [row]))
    return groups


def _is_of_no_group(sheet: Sheet, body: Sequence[int], column: int) -> bool:
    """Return whether only the last row leaves the first column blank, where all others differ."""
    texts = [label_text(sheet.cell(row, column)) for row in body[:-1]]
    return len(texts) > 2 and all(texts) and len(set(texts)) == len(texts)


def _lines(
    sheet: Sheet, rows: Sequence[int], sections: frozenset[int], columns: LabelColumns
) -> list[LabelLine]:
    lines: list[LabelLine] = []
    last_row = rows[0] - 1 if rows else 0
    for row in rows:
        label = columns.labels[-1]
        state = _state(sheet, row, columns.values, label)
        line = make_line(sheet, row, label, has_values=state == "value")
        if line is None and row in sections:
            line = _line_over_figures(sheet, row, columns.values)
            state = ""
        if line is None:
            last_row = row
            continue
        lines.append(
            replace(
                line,
                is_reported_blank=state == "sign",
                is_wide=line.is_wide or _is_wide(sheet, row, label),
                is_strong=bool(emphasis(sheet, row, (label,))),
                gap=row > last_row + 1 and _is_gap(sheet, last_row + 1, row),
                has_code=any(not is_blank(sheet.cell(row, column)) for column in columns.codes),
            )
        )
        last_row = row
    return lines


def _line_over_figures(sheet: Sheet, row: int, columns: Sequence[int]) -> LabelLine | None:
    """Return the text that stands alone over the figures as a heading over all of them."""
    for column in columns:
        if line := make_line(sheet, row, column, has_values=False):
            return replace(line, indent=0, is_wide=True)
    return None


def _state(sheet: Sheet, row: int, columns: Sequence[int], label: int) -> str:
    """Return what a row's value cells hold: a value, but signs for no figure, or nothing."""
    state = ""
    for column in columns:
        value = sheet.cell(row, column)
        if type(value) is float:
            return "value"
        if is_blank(value) or sheet.anchor(row, column)[1] <= label < column:
            continue
        if read_value(value).state != "blank":
            return "value"
        state = "sign"
    return state


def _is_wide(sheet: Sheet, row: int, label: int) -> bool:
    return sheet.anchor(row, label + 1) == sheet.anchor(row, label)


def _is_gap(sheet: Sheet, first: int, row: int) -> bool:
    return any(
        not sheet.is_hidden_row(at) and all(is_blank(value) for value in sheet.rows[at])
        for at in range(first, row)
    )


def _without_repeats(texts: Sequence[str]) -> tuple[str, ...]:
    kept: list[str] = []
    for text in texts:
        if text and (not kept or kept[-1] != text):
            kept.append(text)
    return tuple(kept)
