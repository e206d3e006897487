"""Rows with figures and no name: a total, or part of the village above, which is then held."""

from collections.abc import Sequence

from flows.finding import Finding
from flows.ingest.findings import say
from flows.ingest.forms.table_context import AreaRow, Context, MeasureColumn
from flows.ingest.sheets.cell_kinds import numbers_columns
from flows.ingest.sheets.sheet import Sheet, is_blank, is_note, is_ordinal_row
from flows.ingest.words.report_words import plainly_said
from flows.ingest.words.total_names import is_total
from flows.ingest.words.values import read_value

#: A row of several measures has at least so many figures: one alone may belong to a line below.
_FEWEST = 2
#: A total is the sum of its rows but for rounding.
_DUST = 0.02


def is_nameless(sheet: Sheet, row: int, columns: Sequence[MeasureColumn], period: str) -> bool:
    """Return whether a row without a name has figures that nothing beside them explains."""
    line = sheet.rows[row]
    if not any(line[column.position] for column in columns if column.position < len(line)):
        return False
    figures = [column for column in columns if _number(sheet, row, column.position)]
    if not columns or len(figures) < min(_FEWEST, len(columns)):
        return False
    if is_note(line) or is_ordinal_row(line) or numbers_columns(line):
        return False
    first = min(column.position for column in columns)
    beside = [value for value in line[:first] if isinstance(value, str) and value.strip()]
    return not any(
        is_total(text) or plainly_said(text, period) in ("previous", "other") for text in beside
    )


def settle_nameless(
    sheet: Sheet,
    unnamed: Sequence[int],
    rows: list[AreaRow],
    columns: Sequence[MeasureColumn],
    area_column: int,
    context: Context,
) -> tuple[list[AreaRow], list[Finding]]:
    """Return the rows with those held that go on in a row without a name, and a finding for each.

    Sums of the rows above are a total. Where a nameless row stands between areas the table has
    several rows an area, and the last area goes on below it too; but a row with a number of its
    own, or the only one while a village is missing, has only lost its name.
    """
    if not unnamed:
        return rows, []
    areas = [row.row for row in rows if not row.is_total]
    totals = {row for row in unnamed if _is_sum(sheet, row, areas, [*unnamed], columns)}
    strange = [row for row in unnamed if row not in totals]
    goes_on = _rows_that_go_on(areas, _without_own(sheet, strange, rows, area_column, context))
    held = [row._replace(is_held=row.is_held or row.row in goes_on) for row in rows]
    findings = [_nameless(sheet, row, area_column, context) for row in strange]
    findings += [
        _continued(sheet, row.row, area_column, row.area_code, context)
        for row in held
        if row.row in goes_on
    ]
    return held, findings


def _rows_that_go_on(areas: Sequence[int], loose: Sequence[int]) -> set[int]:
    """Return the rows of areas below which a nameless row is theirs, too."""
    if not areas or not any(areas[0] < row < areas[-1] for row in loose):
        return set()
    return {max(area for area in areas if area < row) for row in loose if row > areas[0]}


def _without_own(
    sheet: Sheet,
    strange: Sequence[int],
    rows: Sequence[AreaRow],
    area_column: int,
    context: Context,
) -> list[int]:
    """Return the nameless rows but those that are an area's own whose name was lost."""
    loose = [row for row in strange if not _has_own_number(sheet, row, area_column)]
    places = len(context.areas.areas_below(context.whole_code))
    named = len({row.area_code for row in rows if not row.is_total})
    return [] if len(loose) == 1 and named < places else loose


def _has_own_number(sheet: Sheet, row: int, area_column: int) -> bool:
    """Return whether a number stands left of the name that is not the one of the row above."""
    numbers = ((_number(sheet, row, at), _number(sheet, row - 1, at)) for at in range(area_column))
    return any(own is not None and own != above for own, above in numbers)


def _is_sum(
    sheet: Sheet,
    row: int,
    areas: Sequence[int],
    unnamed: Sequence[int],
    columns: Sequence[MeasureColumn],
) -> bool:
    """Return whether a row's figures are the sums of all areas, or of those since the last one."""
    since = max((one for one in unnamed if one < row), default=-1)
    parts = [area for area in areas if since < area < row]
    return any(
        len(summed) > 1 and _adds_up(sheet, row, summed, columns) for summed in (areas, parts)
    )


def _adds_up(
    sheet: Sheet, row: int, areas: Sequence[int], columns: Sequence[MeasureColumn]
) -> bool:
    for column in columns:
        figure = _number(sheet, row, column.position)
        if figure is None:
            continue
        total = sum(_number(sheet, area, column.position) or 0.0 for area in areas)
        if abs(figure - total) > _DUST:
            return False
    return True


def _nameless(sheet: Sheet, row: int, area_column: int, context: Context) -> Finding:
    cell = sheet.name(row, area_column)
    return say("area_unknown", context.place, cell=cell, sentence="area_nameless")


def _continued(sheet: Sheet, row: int, area_column: int, code: str, context: Context) -> Finding:
    return say(
        "area_duplicate",
        context.place,
        cell=sheet.name(row, area_column),
        found=sheet.text(row, area_column).strip(),
        area_code=code,
        sentence="area_continued",
    )


def _number(sheet: Sheet, row: int, column: int) -> float | None:
    value = sheet.cell(row, column)
    return None if is_blank(value) else read_value(value).value
