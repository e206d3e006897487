"""Which columns of a table hold which measure, told by their wording and never by position."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from flows.finding import Finding
from flows.ingest.findings import say
from flows.ingest.forms.table_context import Context, MeasureColumn
from flows.ingest.sheets.header import header_text
from flows.ingest.sheets.sheet import Sheet, is_blank, is_number_like
from flows.ingest.words.header_words import AREA_WORDS, IGNORED_WORDS, LABEL_WORDS, is_word
from flows.ingest.words.measure_names import PathReading
from flows.ingest.words.report_words import Said
from flows.ingest.words.time_series import running_total, settle_series

_KNOWN_WORDS = AREA_WORDS | IGNORED_WORDS | LABEL_WORDS


def match_columns(
    context: Context,
    paths: dict[int, tuple[str, ...]],
    sheet: Sheet,
    header: list[int],
    rows: Iterable[int],
) -> tuple[list[MeasureColumn], list[Finding]]:
    """Return the columns that hold a measure, and what is ambiguous about them.

    `rows` are those below the header: a blank column says nothing about a measure that another has.
    """
    columns: list[MeasureColumn] = []
    findings: list[Finding] = []
    readings = {position: context.find_measure(path) for position, path in paths.items()}
    readings = settle_series(readings, paths, context.catalog.measure_by_code, context.period)
    is_grouped = any(reading.is_by_group for reading in readings.values())
    spoken = _measures_with(readings, "value", "month") if is_grouped else frozenset()
    for position, path in paths.items():
        codes, said, is_by_group = readings[position]
        if said in ("previous", "other"):
            continue
        if len(codes) > 1:
            cell = _header_cell(sheet, header, position, path[-1])
            names = "、".join(context.catalog.measure_by_code[code].name for code in sorted(codes))
            findings.append(_ambiguous(context, cell, path[-1], names, ""))
        elif codes and not (is_by_group and not said and codes & spoken):
            measure = context.catalog.measure_by_code[next(iter(codes))]
            span = "month" if said == "month" else "value"
            columns.append(MeasureColumn(position, measure, span, path))
    columns = _read_this_report(columns, _measures_with(readings, "previous"))
    columns = _without_blank_copies(columns, sheet, list(rows))
    return _settle_doubles(context, columns, findings, sheet, header)


def _measures_with(readings: Mapping[int, PathReading], *said: Said) -> frozenset[str]:
    """Return the measures of which a column says one of these."""
    return frozenset(
        code for reading in readings.values() if reading.said in said for code in reading.codes
    )


def _read_this_report(
    columns: list[MeasureColumn], with_previous: frozenset[str]
) -> list[MeasureColumn]:
    """Return the columns with 本月数 beside 上月数 as the value where nothing else is.

    Each of the two says what a report said, this one and the last. Under a year-to-date measure
    本月数 alone is the month's own figure.
    """
    if not with_previous:
        return columns
    with_value = {column.measure.measure_code for column in columns if column.span == "value"}
    lone = with_previous - with_value
    return [
        column.with_span("value") if column.measure.measure_code in lone else column
        for column in columns
    ]


def _without_blank_copies(
    columns: list[MeasureColumn], sheet: Sheet, rows: list[int]
) -> list[MeasureColumn]:
    """Leave out blank columns below a header that is merged over them and a column of figures."""
    keys = [(column.measure.measure_code, column.span, column.path) for column in columns]
    if len(set(keys)) == len(keys):
        return columns
    filled = {
        key
        for key, column in zip(keys, columns, strict=True)
        if not _is_blank(sheet, rows, column.position)
    }
    firsts = {
        key: column.position for key, column in reversed(list(zip(keys, columns, strict=True)))
    }
    return [
        column
        for key, column in zip(keys, columns, strict=True)
        if (key not in filled and column.position == firsts[key])
        or (key in filled and not _is_blank(sheet, rows, column.position))
    ]


def _is_blank(sheet: Sheet, rows: list[int], column: int) -> bool:
    return all(is_blank(sheet.cell(row, column)) for row in rows)


def _settle_doubles(
    context: Context,
    columns: list[MeasureColumn],
    findings: list[Finding],
    sheet: Sheet,
    header: list[int],
) -> tuple[list[MeasureColumn], list[Finding]]:
    by_measure: dict[tuple[str, str], list[MeasureColumn]] = defaultdict(list)
    for column in columns:
        by_measure[column.measure.measure_code, column.span].append(column)
    if len(by_measure) == len(columns):
        return _settle_spans(columns), findings
    kept: list[MeasureColumn] = []
    for (code, _), found in by_measure.items():
        visible = [column for column in found if not sheet.is_hidden_column(column.position)]
        usable = visible or found
        total = running_total([column.path for column in usable])
        usable = usable if total is None else [usable[total]]
        if len(usable) > 1:
            cells = "、".join(
                _header_cell(sheet, header, column.position, column.path[-1]) for column in usable
            )
            findings = [*findings, _ambiguous(context, cells, usable[0].path[-1], cells, code)]
        is_double = len(usable) > 1
        kept.append(usable[0]._replace(is_held=True) if is_double else usable[0])
    return _settle_spans(kept), findings


def _settle_spans(columns: list[MeasureColumn]) -> list[MeasureColumn]:
    """Return the columns with 本月 read as the value where a measure has no year-to-date."""
    with_value = {column.measure.measure_code for column in columns if column.span == "value"}
    settled = []
    for column in sorted(columns, key=lambda column: column.position):
        if column.span == "month" and column.measure.accumulation != "ytd":
            if column.measure.measure_code in with_value:
                continue
            column = column.with_span("value")
        settled.append(column)
    return settled


def _ambiguous(context: Context, cell: str, found: str, expected: str, code: str) -> Finding:
    """Return the finding for a header that means two measures, or several headers (with a code)."""
    return say(
        "column_ambiguous",
        context.place,
        cell=cell.split("、")[0],
        found=found,
        expected=expected,
        measure_code=code,
        sentence="column_double" if code else "",
    )


def unknown_columns(
    context: Context,
    paths: dict[int, tuple[str, ...]],
    columns: list[MeasureColumn],
    sheet: Sheet,
    rows: Iterable[int],
    header: list[int],
) -> list[Finding]:
    """Return a flag for every column with numbers whose header is no measure of the form."""
    known = {column.position for column in columns}
    held = {column.measure.measure_code for column in columns if column.is_held}
    lines = list(rows)
    findings = []
    for position, path in paths.items():
        if position in known or sheet.is_hidden_column(position):
            continue
        if not path:
            is_next = position - 1 in known and _holds_numbers(sheet, lines, position)
            findings += [context.nameless(sheet.name(header[-1], position))] if is_next else []
            continue
        if any(is_word(text, _KNOWN_WORDS) for text in path):
            continue
        reading = context.find_measure(path)
        is_left_out = reading.is_by_group and not reading.said and not reading.codes & held
        if reading.codes and not is_left_out:
            continue
        if _holds_numbers(sheet, lines, position):
            findings.append(
                context.unknown(_header_cell(sheet, header, position, path[-1]), path[-1])
            )
    return findings


def _holds_numbers(sheet: Sheet, rows: list[int], column: int) -> bool:
    return any(is_number_like(sheet.cell(row, column)) for row in rows)


def _header_cell(sheet: Sheet, header: list[int], column: int, text: str) -> str:
    """Return the name of the cell in which a column's own header text begins."""
    rows = [row for row in header if header_text(sheet.cell(row, column)) == text]
    return sheet.name(rows[0] if rows else header[-1], column)
