"""Workbooks made from nothing: plain sheets with a title, typed columns and one print set-up."""

import datetime as dt
import io
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from flows.ingest.files.clean_text import clean_text
from flows.report.office.cell_figure import Figure, number_format
from flows.report.office.print_setup import set_print
from flows.report.office.stable_zip import MOMENT
from flows.report.office.workbook_writing import row_height
from flows.words.formula_guard import disarm

Value = str | float | int | dt.date | None


#: Also the workbook's own font: the width of columns is counted in its digits, so that a Chinese
#: character takes two of them.
_FONT, _POINTS = "宋体", 11
_LINE = "#BFBFBF"
_HEAD = "#D9E2EC"
_TITLE_HEIGHT = 26
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
            "default_format_properties": {"font_name": _FONT, "font_size": _POINTS},
        },
    )
    book.set_properties({"created": MOMENT})
    formats = _Formats(book)
    for plan in sheets:
        _fill(book.add_worksheet(plan.name[:_LONGEST_SHEET_NAME]), plan, formats)
    book.close()
    file.parent.mkdir(parents=True, exist_ok=True)
    aside = file.with_name(file.name + ".part")
    aside.write_bytes(stream.getvalue())
    aside.replace(file)
    return file


class _Formats:
    """The cell formats of a workbook, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, str | int | bool], ...], Format] = {}

    def get(self, **values: str | int | bool) -> Format:
        """Return the format with these properties over the common ones."""
        key = tuple(sorted(values.items()))
        if key not in self._made:
            common = {
                "font_name": _FONT,
                "font_size": _POINTS,
                "font_scheme": "",
                "valign": "vcenter",
            }
            self._made[key] = self._book.add_format(common | values)
        return self._made[key]

    def cell(self, **values: str | int | bool) -> Format:
        """Return a bordered format."""
        return self.get(border=1, border_color=_LINE, **values)


def _fill(sheet: Worksheet, plan: SheetPlan, formats: _Formats) -> None:
    last = len(plan.heads) - 1
    shown = [number for number, head in enumerate(plan.heads) if not head.is_folded]
    sheet.set_row(0, _TITLE_HEIGHT)
    sheet.write_string(0, 0, clean_text(plan.title), formats.get(bold=True, font_size=14))
    head = formats.cell(bold=True, bg_color=_HEAD, align="center", text_wrap=True)
    for number, one in enumerate(plan.heads):
        options = {"level": 1, "hidden": True} if one.is_folded else {}
        sheet.set_column(number, number, one.width, None, options)
        sheet.write_string(1, number, one.title, head)
    if plan.heads[-1].is_folded:
        sheet.set_column(last + 1, last + 1, None, None, {"collapsed": True})
    for place, row in enumerate(plan.rows):
        fill = plan.fills[place] if place < len(plan.fills) else ""
        own = plan.heights[place] if place < len(plan.heights) else None
        height = _height(row, plan.heads) if own is None else own
        sheet.set_row(place + 2, height, None, _fold(plan.folded, place))
        for number, value in enumerate(row):
            colour = {"bg_color": fill} if fill and number == 0 else {}
            _put(sheet, place + 2, number, value, plan.heads[number], formats, colour)
    if not plan.rows:
        sheet.write_string(2, 0, plan.empty, formats.get())
    sheet.autofilter(1, 0, max(1, len(plan.rows) + 1), last)
    sheet.freeze_panes(2, min(2, len(shown)))
    if plan.folded:
        sheet.outline_settings(symbols_below=False)
    set_print(sheet, "1:2")


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
    formats: _Formats,
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
