"""Findings about the name of an area: unknown, fitting two, or standing twice."""

from flows.finding import Finding
from flows.ingest.findings import say, shown
from flows.ingest.forms.table_context import Context
from flows.ingest.grid import CellValue
from flows.ingest.sheets.sheet import Sheet
from flows.ingest.words.suggestions import suggest_villages


def area_problem(
    sheet: Sheet,
    row: int,
    column: int,
    name: CellValue,
    codes: tuple[str, ...],
    context: Context,
    *,
    with_hint: bool = True,
) -> Finding:
    """Return the finding for a name that fits no area of the reporter, or several.

    The nearest names are looked for only `with_hint`: a sheet of thousands of strange names gets
    them for its first ones.
    """
    found = shown(name).strip()
    cell = sheet.name(row, column)
    if codes:
        names = "或".join(context.catalog.area_name(code) for code in codes)
        return say("area_ambiguous", context.place, cell=cell, found=found, expected=names)
    near = suggest_villages(found, context.town_code, context.areas) if with_hint else ""
    return say(
        "area_unknown",
        context.place,
        cell=cell,
        found=found,
        expected=context.catalog.area_name(context.area_code),
        hint=f"相近的有：{near}" if near else "",
    )


def area_double(sheet: Sheet, row: int, column: int, code: str, context: Context) -> Finding:
    """Return the finding for an area that stands more than once in a table."""
    return say(
        "area_duplicate",
        context.place,
        cell=sheet.name(row, column),
        found=sheet.text(row, column).strip(),
        area_code=code,
    )
