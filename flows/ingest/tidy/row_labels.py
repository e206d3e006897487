"""The body of a table in, one path of label texts per row out: columns, indents and 其中."""

import re
from collections.abc import Sequence

from flows.ingest.sheets.sheet import Sheet, is_blank, is_note
from flows.ingest.words.plain_text import squash

#: A total heads nothing, even where the rows below it are indented.
_TOTAL = re.compile(
    r"(?:合计|小计|总计|汇总|全[国省市区县镇乡村]|[^其]{1,4}[省市区县镇乡]?(?:合计|总计))"
)
_GRAND_TOTAL = re.compile(r"总计|全[国省市县镇]|全[国省市县镇](?:合计|总计)")
_PART = re.compile(r"^(?:#|其中)")
_NUMBERINGS = (
    re.compile(r"[一二三四五六七八九十]+,"),
    re.compile(r"\([一二三四五六七八九十]+\)"),
    re.compile(r"\d{1,2}[.,](?!\d)"),
    re.compile(r"\(\d{1,2}\)"),
)
_INDENT = re.compile(r"^[\s\u3000]*")


def label_paths(
    sheet: Sheet, body: Sequence[int], columns: Sequence[int], sections: frozenset[int]
) -> dict[int, tuple[str, ...]]:
    """Return each row's labels from the outermost to its own.

    `sections` are the rows with a label alone. A blank cell left of a label takes the label above
    it (a merge that was dissolved). With one label column, indented rows and 其中 rows belong to
    the row above them, and a section heads the rows that follow.
    """
    if len(columns) == 1:
        return _indented_paths(sheet, body, columns[0], sections)
    paths: dict[int, tuple[str, ...]] = {}
    last: list[str] = [""] * len(columns)
    for row in body:
        texts = [_text(sheet, row, column) for column in columns]
        if not any(texts) or is_note(sheet.rows[row]):
            continue
        deepest = max(place for place, text in enumerate(texts) if text)
        first = min(place for place, text in enumerate(texts) if text)
        filled = [*last[:first], *texts[first : deepest + 1]]
        last = [*filled, *[""] * (len(columns) - len(filled))]
        paths[row] = _without_repeats(filled)
    return paths


def _indented_paths(
    sheet: Sheet, body: Sequence[int], column: int, sections: frozenset[int]
) -> dict[int, tuple[str, ...]]:
    paths: dict[int, tuple[str, ...]] = {}
    open_rows: list[tuple[int, bool, str]] = []
    level = 0
    for row in body:
        text = sheet.text(row, column) or _text(sheet, row, column)
        label = " ".join(text.split())
        if not label or is_note(sheet.rows[row]):
            continue
        number = numbering_of(label)
        level = level if number is None else number
        depth, is_section = _depth(text) + level, row in sections
        if open_rows and _PART.match(squash(label)):
            depth = _depth_of_part(depth, open_rows)
        open_rows = _parents(open_rows, depth, is_section)
        if _GRAND_TOTAL.fullmatch(squash(label)):
            open_rows = []
        paths[row] = (*(name for _, _, name in open_rows), label)
        if not _TOTAL.fullmatch(squash(label)):
            open_rows.append((depth, is_section, label))
    return paths


def numbering_of(label: str) -> int | None:
    """Return how deep a label's number stands: 一、 above （一） above 1. above (1) above ①."""
    plain = squash(label)
    return next((depth for depth, mark in enumerate(_NUMBERINGS) if mark.match(plain)), None)


def _depth(text: str) -> int:
    """Return the indent as a depth; it outweighs any numbering."""
    match = _INDENT.match(text)
    return len(match.group()) * 10 if match else 0


def _depth_of_part(depth: int, open_rows: list[tuple[int, bool, str]]) -> int:
    """Return a depth just below the row that 其中 speaks of: the last that is no part itself."""
    wholes = [at for at, _, name in open_rows if at <= depth and not _PART.match(squash(name))]
    return wholes[-1] + 1 if wholes else depth


def _parents(
    open_rows: list[tuple[int, bool, str]], depth: int, is_section: bool
) -> list[tuple[int, bool, str]]:
    """Return the rows above that a row of this depth belongs to.

    A section row heads the rows of its own depth, until indented rows came and went.
    """
    kept = list(open_rows)
    was_deeper = False
    while kept and kept[-1][0] >= depth:
        if kept[-1][1] and kept[-1][0] == depth and not is_section and not was_deeper:
            break
        was_deeper = was_deeper or kept[-1][0] > depth
        kept.pop()
    return kept


def _text(sheet: Sheet, row: int, column: int) -> str:
    value = sheet.cell(row, column)
    if is_blank(value):
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return " ".join(str(value).split())


def _without_repeats(texts: Sequence[str]) -> tuple[str, ...]:
    kept: list[str] = []
    for text in texts:
        if text and (not kept or kept[-1] != text):
            kept.append(text)
    return tuple(kept)
