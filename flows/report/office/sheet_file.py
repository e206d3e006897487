"""Workbooks made from nothing: plain sheets with a title, typed columns and one print set-up."""

import datetime as dt
import io
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from flows.ingest.files.clean_text import clean_text
from flows.report.office.cell_figure import Figure, number_format
from flows.report.office.print_setup import set_print
from flows.report.office.sheet_formats import FONT, POINTS, Formats
from flows.report.office.stable_zip import MOMENT
from flows.report.office.workbook_writing import row_height
from flows.words.formula_guard import disarm

Value = str | float | int | dt.date | None

_HEAD = "#D9E2EC"
_TITLE_HEIGHT, _NOTE_HEIGHT = 26, 20
_LONGEST_SHEET_NAME = 31
_LEFT: dict[str, str | int] = {"align": "left"}
_RIGHT: dict[str, str | int] = {"align": "right"}
#: The width of a bracket behind each number, as a format says it: off the next column's text.
_ROOM = "_)"


@dataclass(frozen=True)
class Head:
    """A column: title, width in characters; a folded one is grouped and collapsed, not printed.

    A year is written without a separator of thousands.
    """

    title: str
    width: float
    is_share: bool = False
    is_folded: bool = False
    is_year: bool = False


@dataclass(frozen=True)
class SheetPlan:
    """One sheet: rows of texts and numbers under heads; `empty` is said when there are no rows.

    `note`: what the rows come to, in one line between title and heads; no line without one.
    `fills` gives rows (in order) the colour of their first cell, `heights` their height in points;
    `folded` rows are grouped under the row above them and collapsed, not printed.
    """

    name: str
    title: str
    heads: Sequence[Head]
    rows: Sequence[Sequence[Value]]
    empty: str = "本月没有这类事项。"
    fills: Sequence[str] = ()
    heights: Sequence[float | None] = ()
    folded: Sequence[bool] = ()
    note: str = ""


def write_sheets(sheets: Sequence[SheetPlan], file: Path) -> Path:
    """Write a workbook aside, rename it and return it; the same sheets give the same bytes."""
    stream = io.BytesIO()
    book = Workbook(
        stream,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "default_format_properties": {"font_name": FONT, "font_size": POINTS},
        },
    )
    book.set_properties({"created": MOMENT})
    formats = Formats(book)
    for plan in sheets:
        _fill(book.add_worksheet(plan.name[:_LONGEST_SHEET_NAME]), plan, formats)
    book.close()
    file.parent.mkdir(parents=True, exist_ok=True)
    aside = file.with_name(file.name + ".part")
    aside.write_bytes(stream.getvalue())
    aside.replace(file)
    return file


def _fill(sheet: Worksheet, plan: SheetPlan, formats: Formats) -> None:
    last = len(plan.heads) - 1
    shown = [number for number, head in enumerate(plan.heads) if not head.is_folded]
    top = _put_title(sheet, plan, formats)
    _put_heads(sheet, top, plan.heads, formats)
    for place, row in enumerate(plan.rows):
        fill = plan.fills[place] if place < len(plan.fills) else ""
        own = plan.heights[place] if place < len(plan.heights) else None
        height = _height(row, plan.heads) if own is None else own
        at = top + 1 + place
        sheet.set_row(at, height, None, _fold(plan.folded, place))
        for number, value in enumerate(row):
            colour = {"bg_color": fill} if fill and number == 0 else {}
            _put(sheet, at, number, value, plan.heads[number], formats, colour)
    if not plan.rows:
        sheet.write_string(top + 1, 0, plan.empty, formats.get())
    sheet.autofilter(top, 0, max(top, top + len(plan.rows)), last)
    sheet.freeze_panes(top + 1, min(2, len(shown)))
    if plan.folded:
        sheet.outline_settings(symbols_below=False)
    set_print(sheet, f"1:{top + 1}")


def _put_title(sheet: Worksheet, plan: SheetPlan, formats: Formats) -> int:
    """Write the title and, where there is one, the note; return the row of the heads."""
    sheet.set_row(0, _TITLE_HEIGHT)
    sheet.write_string(0, 0, clean_text(plan.title), formats.get(bold=True, font_size=14))
    if not plan.note:
        return 1
    sheet.set_row(1, _NOTE_HEIGHT)
    sheet.write_string(1, 0, clean_text(plan.note), formats.get())
    return 2


def _put_heads(sheet: Worksheet, top: int, heads: Sequence[Head], formats: Formats) -> None:
    style = formats.cell(bold=True, bg_color=_HEAD, align="center", text_wrap=True)
    for number, one in enumerate(heads):
        options = {"level": 1, "hidden": True} if one.is_folded else {}
        sheet.set_column(number, number, one.width, None, options)
        sheet.write_string(top, number, one.title, style)
    if heads[-1].is_folded:
        sheet.set_column(len(heads), len(heads), None, None, {"collapsed": True})


def _fold(folded: Sequence[bool], place: int) -> dict[str, int | bool]:
    """Return how a row is grouped: collapsed itself, or bearing the sign of those below it."""
    if place < len(folded) and folded[place]:
        return {"level": 1, "hidden": True}
    return {"collapsed": True} if place + 1 < len(folded) and folded[place + 1] else {}


def _height(row: Sequence[Value], heads: Sequence[Head]) -> float:
    """Return the height at which the wrapped texts of the visible columns are wholly seen."""
    shown = [
        (value, head.width)
        for value, head in zip(row, heads, strict=True)
        if isinstance(value, str) and not head.is_folded
    ]
    return row_height([value for value, _ in shown], [width for _, width in shown])


def _put(
    sheet: Worksheet,
    row: int,
    column: int,
    value: Value,
    head: Head,
    formats: Formats,
    colour: dict[str, str],
) -> None:
    if value is None or (isinstance(value, float) and math.isnan(value)):
        sheet.write_blank(row, column, None, formats.cell(**colour))
    elif isinstance(value, str):
        text = disarm(clean_text(value).encode("utf-8", "ignore").decode())
        sheet.write_string(row, column, text, formats.cell(text_wrap=True, **_LEFT, **colour))
    elif isinstance(value, dt.date):
        date_format = formats.cell(num_format="yyyy-mm-dd", align="center", **colour)
        sheet.write_datetime(
            row, column, dt.datetime(value.year, value.month, value.day), date_format
        )
    else:
        pattern = f"{_pattern(head, value)}{_ROOM}"
        sheet.write_number(row, column, value, formats.cell(num_format=pattern, **_RIGHT, **colour))


def _pattern(head: Head, value: float) -> str:
    if head.is_year:
        return "0"
    if head.is_share:
        return "0.0%"
    return number_format(value, value.decimals if isinstance(value, Figure) else 2)
