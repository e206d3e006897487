"""What is known about a table before its cells are read: form, area, month, units, indexes."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from flows.catalog.model import Catalog
from flows.catalog.records import Form, Measure
from flows.finding import Finding
from flows.ingest.findings import Place, say
from flows.ingest.forms.check_cells import CellPlace, read_cell
from flows.ingest.forms.percent import is_percent_stated
from flows.ingest.grid import CellValue
from flows.ingest.reading import TidyCell
from flows.ingest.sheets.sheet import Sheet
from flows.ingest.words.area_names import AreaIndex
from flows.ingest.words.measure_names import PathReading, WordingIndex
from flows.ingest.words.plain_text import squash
from flows.ingest.words.report_words import plainly_said
from flows.ingest.words.suggestions import suggest_measures
from flows.ingest.words.units import factor

#: Beyond this, and for infinity, a number is looked at twice.
HUGE = 1e15


class MeasureColumn(NamedTuple):
    """A column (or row) that holds a measure: where, which, its span and its stated unit."""

    position: int
    measure: Measure
    span: str
    path: tuple[str, ...]
    unit: str = ""
    is_held: bool = False

    @property
    def is_plain(self) -> bool:
        """Return whether a bare number in it is the measure's value, nothing to convert or hold."""
        return not self.unit and not self.is_held and self.measure.unit != "%"

    def with_unit(self, unit: str) -> "MeasureColumn":
        """Return the column with the unit that its header states."""
        unit = "" if unit == self.measure.unit else unit
        return self if unit == self.unit else self._replace(unit=unit)

    def with_span(self, span: str) -> "MeasureColumn":
        """Return the column as it holds the span."""
        return self if span == self.span else self._replace(span=span)


class AreaRow(NamedTuple):
    """A data row: which area it is, or that it is the table's total."""

    row: int
    area_code: str
    is_total: bool = False
    is_partial: bool = False
    is_held: bool = False


@dataclass(frozen=True)
class TableReading:
    """What one table gave; `measures` are those it has a column or row for.

    `percents` are the cells, by sheet and name, that say % themselves.
    """

    measures: frozenset[str]
    cells: tuple[TidyCell, ...]
    findings: tuple[Finding, ...]
    percents: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True)
class Context:
    """Whose table it is, and how its texts are understood."""

    catalog: Catalog
    areas: AreaIndex
    wording: WordingIndex
    form: Form
    area_code: str
    period: str
    place: Place
    line_units: tuple[str, ...] = ()

    @property
    def whole_code(self) -> str:
        """Return the place that the table is of: the town, or the county where towns are listed.

        Nothing for a department's form of one figure a measure.
        """
        return self.area_code if self.form.reporter == "town" or self.form.lists_towns else ""

    def is_whole(self, name: CellValue) -> bool:
        """Return whether a name is that place itself."""
        return bool(self.whole_code) and self.areas.is_place(name, self.whole_code)

    def find_area(self, name: CellValue) -> tuple[str, ...]:
        """Return the codes that a row's name fits, at the form's row level."""
        if self.form.lists_places:
            return self.areas.find_below(name, self.whole_code)
        return (self.area_code,) if self.is_whole(name) or self._names_report(name) else ()

    def _names_report(self, name: CellValue) -> bool:
        """Return whether a row's name is the unit, the county or 本期数: a form of one row."""
        if not isinstance(name, str):
            return False
        own = [] if self.whole_code else [self.form.unit, self.catalog.county.name]
        return squash(name) in map(squash, own) or plainly_said(name, self.period) == "value"

    def line_unit(self, measure: Measure) -> str:
        """Return the unit of the sheet's 单位 line when it is of the measure's own kind."""
        fitting = [unit for unit in self.line_units if factor(unit, measure.unit) is not None]
        is_sized = measure.unit not in ("个", "人", "户", "次", "处", "家")
        return fitting[0] if fitting and is_sized else ""

    def find_measure(self, path: tuple[str, ...]) -> PathReading:
        """Return the measures that a header path means, and of which report its figures are."""
        return self.wording.find_path(self.form.form, path, self.period)

    def unknown(self, cell: str, text: str) -> Finding:
        """Return the flag for a header or label that is no measure of the form."""
        near = suggest_measures(text, self.form.form, self.wording, self.catalog)
        return say(
            "column_unknown",
            self.place,
            cell=cell,
            found=text.strip(),
            hint=f"相近的有：{near}" if near else "",
        )

    def nameless(self, cell: str) -> Finding:
        """Return the flag for a column of figures right of the measures that nothing heads."""
        return say("column_unknown", self.place, cell=cell, sentence="column_nameless")

    def repeated(self, cell: str, text: str, first: int, measure: Measure) -> Finding:
        """Return the finding for a row of a measure that has one already, numbered from 1."""
        return say(
            "column_ambiguous",
            self.place,
            cell=cell,
            found=text,
            expected=f"第{first}行已有同一指标",
            measure_code=measure.measure_code,
        )

    def unit_unclear(self, cell: str, beside: str, measure: Measure) -> Finding:
        """Return the finding that holds what a blank unit cell leaves open."""
        return say(
            "unit_conflict",
            self.place,
            cell=cell,
            found=beside,
            expected=measure.unit,
            measure_code=measure.measure_code,
            sentence="unit_blank",
        )

    def stated_percents(
        self, sheet: Sheet, places: Iterable[tuple[int, int]]
    ) -> frozenset[tuple[str, str]]:
        """Return those of the places whose format or text says %."""
        return frozenset(
            (sheet.grid.sheet, sheet.name(row, column))
            for row, column in places
            if sheet.is_percent(row, column)
            or (sheet.grid.top + row, sheet.grid.left + column) in sheet.grid.percent_text_cells
            or is_percent_stated(sheet.cell(row, column))
        )

    def read(
        self,
        sheet: Sheet,
        row: int,
        column: int,
        area_code: str,
        header: MeasureColumn,
    ) -> tuple[TidyCell, Finding | None]:
        """Return one cell as its header's measure for an area, and what is wrong with it."""
        where = CellPlace(
            self.place,
            sheet.name(row, column),
            area_code,
            header.span,
            header.unit,
            sheet.is_percent(row, column),
        )
        return read_cell(sheet.cell(row, column), header.measure, where, self.period)
