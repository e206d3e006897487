"""One cell of a known measure and area in, its tidy cell and finding out."""

from decimal import Decimal
from typing import NamedTuple

from flows.catalog.records import Measure
from flows.finding import Finding
from flows.ingest.findings import SUGGESTED, Place, say, shown
from flows.ingest.grid import CellValue
from flows.ingest.reading import TidyCell
from flows.ingest.words.stated_units import said_unit
from flows.ingest.words.units import convert, factor
from flows.ingest.words.values import CellReading, read_value


class CellPlace(NamedTuple):
    """Where a cell stands and what it is for."""

    place: Place
    cell: str
    area_code: str
    span: str = "value"
    unit: str = ""
    is_percent: bool = False


def read_cell(
    value: CellValue, measure: Measure, where: CellPlace, period: str
) -> tuple[TidyCell, Finding | None]:
    """Return the tidy cell (value, blank or held) and what is wrong with it."""
    reading = read_value(value)
    if reading.state == "blank":
        return _tidy(measure, where, period, "blank", None), None
    number, problem = _number_of(reading, measure, where)
    if number is None:
        finding = _finding(problem, value, reading, measure, where)
        return _tidy(measure, where, period, "held", None), finding
    return _tidy(measure, where, period, "value", number), None


def _number_of(
    reading: CellReading, measure: Measure, where: CellPlace
) -> tuple[float | None, str]:
    """Return the value in the measure's unit, or None and the code of the finding."""
    if reading.state == "error":
        return None, "value_error"
    if reading.state in ("yes", "no"):
        return (reading.value, "") if measure.is_yes_no else (None, "value_not_number")
    if reading.value is None:
        return None, "value_not_number"
    if where.is_percent and not reading.unit and reading.value:
        in_percent = measure.unit == "%"
        return (convert(reading.value, _HUNDRED), "") if in_percent else (None, "unit_conflict")
    stated = reading.unit or where.unit
    if not stated:
        return reading.value, ""
    by = factor(stated, measure.unit)
    return (None, "unit_conflict") if by is None else (convert(reading.value, by), "")


_HUNDRED = Decimal(100)


def _stated(reading: CellReading, where: CellPlace) -> str:
    """Return the unit of a cell: its own, what its format shows (0.12 as 12%), or its column's."""
    return reading.unit or ("%" if where.is_percent and reading.value else where.unit)


def _finding(
    code: str, value: CellValue, reading: CellReading, measure: Measure, where: CellPlace
) -> Finding:
    stated = _stated(reading, where)
    return say(
        code,
        where.place,
        cell=where.cell,
        area_code=where.area_code,
        measure_code=measure.measure_code,
        found=stated if code == "unit_conflict" else shown(value),
        expected=measure.unit if code == "unit_conflict" else _expected(measure),
        hint=_hint(reading.suggestion, measure),
    )


def _hint(suggestion: str, measure: Measure) -> str:
    """Return which number to fill in directly; of 12 nothing where 1 or 0 is asked."""
    if not suggestion or (measure.is_yes_no and suggestion not in ("0", "1")):
        return ""
    return SUGGESTED.format(value=suggestion)


def _expected(measure: Measure) -> str:
    if measure.is_yes_no:
        return "1（是）或0（否）"
    return f"以“{measure.unit}”为单位的{'整数' if measure.integer else '数字'}"


def stated_unit(texts: list[str]) -> str:
    """Return the first text that is a unit, or nothing."""
    for text in texts:
        if text and (unit := said_unit(text)):
            return unit
    return ""


def _tidy(
    measure: Measure, where: CellPlace, period: str, state: str, value: float | None
) -> TidyCell:
    return TidyCell(
        measure.measure_code,
        where.area_code,
        period,
        where.span,
        state,
        value,
        where.place.sheet,
        where.cell,
    )
