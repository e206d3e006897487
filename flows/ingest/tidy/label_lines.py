"""The label column of a table in, one line per row out: text, indent, numbering, heading or not."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from flows.ingest.findings import shown
from flows.ingest.grid import CellValue
from flows.ingest.sheets.line_evidence import width_of
from flows.ingest.sheets.looks import indent as indent_of
from flows.ingest.sheets.sheet import Sheet, is_blank
from flows.ingest.words.plain_text import squash
from flows.ingest.words.town_names import WHOLE

_PART = re.compile(r"(?:#|其中|of which|thereof|davon|dont\b)", re.I)
_PART_LEAD = re.compile(r"(?:#|其中\s*[:：]?|of which\s*:?|thereof\s*:?)\s*", re.I)
#: A total heads nothing, even where the rows below it are indented.
_TOTAL = re.compile(
    rf"(?:合计|小计|总计|汇总|全[国省村]|{WHOLE}|(?:[^其]{{1,5}}|{WHOLE})(?:合计|总计)|"
    r"(?:grand|sub)?-?total|all)"
)
_GRAND_TOTAL = re.compile(rf"总计|(?:全[国省]|{WHOLE})(?:合计|总计)?|grandtotal")
_NUMBERINGS = (
    re.compile(r"[一二三四五六七八九十]+,"),
    re.compile(r"\([一二三四五六七八九十]+\)"),
    re.compile(r"\d{1,2}[.,](?!\d)"),
    re.compile(r"\(\d{1,2}\)"),
)
_INDENT = re.compile(r"^[\s\u3000]*")
_LEADERS = re.compile(r"\s*(?:\.{2,}|(?:\s\.){2,}|…+|·{2,}|_{2,})[\s.…]*$")
#: One step of a cell format's indent is about as wide as so many blanks.
_STEP = 3
#: A label that wide fills its column: it may go on in the next row.
_CUT = 20


@dataclass(frozen=True)
class LabelLine:
    """A row's label: `indent` in blanks, `number` the depth of its numbering or None.

    `has_values` tells whether anything stands in the value columns, `is_reported_blank` whether
    only signs for no figure do; `gap` whether a blank row stands above.
    """

    row: int
    text: str
    indent: int
    number: int | None
    has_values: bool
    is_reported_blank: bool = False
    is_wide: bool = False
    is_strong: bool = False
    gap: bool = False
    has_code: bool = False

    @property
    def is_part(self) -> bool:
        """Return whether the label begins with 其中, #, of which: a part of a row above."""
        return _PART.match(squash(self.text)) is not None or _PART.match(self.text) is not None

    @property
    def is_total(self) -> bool:
        """Return whether the label is a total."""
        return _TOTAL.fullmatch(squash(self.text).strip(":,")) is not None

    @property
    def begins_total(self) -> bool:
        """Return whether the label is a total or the total of something: Total assets."""
        return self.is_total or self.text[:6].lower() in ("total ", "total,")

    @property
    def is_grand_total(self) -> bool:
        """Return whether the label is the total of everything: nothing above it heads it."""
        return _GRAND_TOTAL.fullmatch(squash(self.text)) is not None

    @property
    def content_indent(self) -> int:
        """Return where the words of a part begin, behind 其中：; the next part is aligned there."""
        match = _PART_LEAD.match(self.text)
        return self.indent + (width_of(match.group()) if match else 0)


def numbering_of(label: str) -> int | None:
    """Return how deep a label's number stands: 一、 above （一） above 1. above (1) above ①."""
    plain = squash(label)
    return next((depth for depth, mark in enumerate(_NUMBERINGS) if mark.match(plain)), None)


def make_line(sheet: Sheet, row: int, column: int, *, has_values: bool) -> LabelLine | None:
    """Return the line of a label cell, None for a blank one."""
    value = sheet.cell(row, column)
    text = label_text(value)
    if not text:
        return None
    raw = value if isinstance(value, str) else ""
    match = _INDENT.match(raw)
    indent = width_of(match.group()) if match else 0
    return LabelLine(
        row,
        text,
        indent + _STEP * indent_of(sheet, row, column),
        numbering_of(text),
        has_values,
    )


def label_text(value: CellValue) -> str:
    """Return a label as one line: white space single, leading dots to the figures left out."""
    if is_blank(value):
        return ""
    text = " ".join(shown_date(value).split())
    return _LEADERS.sub("", text) or text


def shown_date(value: CellValue) -> str:
    """Return a cell's content; a date without a time is shown as the date alone."""
    return shown(value).removesuffix(" 00:00:00")


def join_wrapped(lines: Sequence[LabelLine]) -> list[LabelLine]:
    """Return the lines with labels that were broken over two rows put together again."""
    codes = [line.has_code for line in lines if line.has_values]
    are_coded = len(codes) > 1 and sum(codes) * 2 >= len(codes) - 1 and any(codes)
    widths = sorted([width_of(line.text) for line in lines if line.has_values], reverse=True)
    joined: list[LabelLine] = []
    for line, below in zip(lines, [*lines[1:], None], strict=False):
        last = joined[-1] if joined else None
        if last is not None and (
            _continues(last, line) or _is_cut(last, line, below, widths, are_coded=are_coded)
        ):
            space = " " if last.text[-1:].isascii() and line.text[:1].isascii() else ""
            kept = replace(line, indent=last.indent, number=last.number)
            joined[-1] = replace(
                kept if line.has_values else last, text=last.text + space + line.text
            )
            continue
        joined.append(line)
    return joined


def _may_be_one(last: LabelLine, line: LabelLine) -> bool:
    """Return whether just one of two rows has values and neither stands for itself."""
    stands_alone = line.gap or line.number is not None or line.is_part or line.is_total
    is_answered = last.is_reported_blank or line.is_reported_blank
    return not (stands_alone or is_answered or last.is_wide or last.has_values == line.has_values)


def _continues(last: LabelLine, line: LabelLine) -> bool:
    """Return whether a label goes on with a small letter where the one above it stopped."""
    return (
        _may_be_one(last, line)
        and line.text[:1].islower()
        and last.text[:1].isupper()
        and not last.text.endswith(":")
        and abs(line.indent - last.indent) <= _STEP
    )


def _is_cut(
    last: LabelLine,
    line: LabelLine,
    below: LabelLine | None,
    widths: Sequence[int],
    *,
    are_coded: bool,
) -> bool:
    """Return whether a row without values is the first half of the label below it.

    That shows in a code that only the first half has, or in a label longer than all others whose
    rest is set in by less than a level and has no sibling.
    """
    if last.has_values or not _may_be_one(last, line):
        return False
    if are_coded and last.has_code and not line.has_code:
        return line.indent >= last.indent
    size, own = width_of(last.text), width_of(line.text)
    others = [width for width in widths[:2] if width != own] or [own] * (widths.count(own) > 1)
    is_longest = size >= _CUT or not others or others[0] < size
    is_set_in = last.indent < line.indent <= last.indent + 2 or size >= _CUT
    is_alone = below is None or below.indent <= last.indent
    is_open = last.number is None and not _is_closed(last.text)
    return is_longest and is_set_in and is_alone and is_open and own <= size


def _is_closed(text: str) -> bool:
    return text.endswith((":", "：", "中", ")", "）")) or text.isascii()
