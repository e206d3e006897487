"""A long table of another system: measure, area, period, value in rows (intake.md)."""

import datetime as dt
from collections.abc import Iterable, Mapping

from flows.catalog.model import Catalog
from flows.catalog.records import Measure
from flows.finding import Finding
from flows.ingest.doubles import doubled
from flows.ingest.findings import Place, say, shown
from flows.ingest.forms.area_findings import why_absent
from flows.ingest.forms.check_cells import CellPlace, read_cell
from flows.ingest.forms.percent import is_percent_stated, scale_percents
from flows.ingest.grid import CellValue, Grid, Workbook, address
from flows.ingest.reading import FileReading, SubmissionReading, TidyCell
from flows.ingest.words.area_codes import read_code
from flows.ingest.words.named_in_county import areas_named
from flows.ingest.words.plain_text import squash
from flows.ingest.words.stated_periods import dated_period, stated_period
from flows.ingest.words.stated_units import said_unit

LONG = "long"
_HEADERS = {
    "measure_code": ("measure_code", "measure", "数据元代码", "数据元", "指标代码", "指标"),
    "area_code": ("area_code", "area", "区划代码", "区划", "地区"),
    "period": ("period", "报告期", "月份", "期别"),
    "value": ("value", "数值", "值"),
}
_UNIT_HEADERS = ("unit", "计量单位", "单位")


def is_long_table(grid: Grid) -> bool:
    """Return whether the first row names measure, area, period and value."""
    first = grid.rows[0] if grid.rows else []
    return len(set(first)) >= len(_HEADERS) and len(_find_columns(first)) == len(_HEADERS)


def read_long_table(
    workbook: Workbook, catalog: Catalog, period: str, history: Mapping[tuple[str, str], float]
) -> FileReading:
    """Return one submission of form `long`; the row number is the lineage (`A123`)."""
    grid = workbook.grids[0]
    columns = _find_columns(grid.rows[0]) | _find_unit_column(grid.rows[0])
    places = f"{catalog.places.town}、{catalog.places.places_below}"
    place = Place(workbook.file_name, grid.sheet, LONG, catalog.county.area_code, period, places)
    reader = _RowReader(catalog, place)
    cells: list[TidyCell] = []
    findings: list[Finding] = []
    stated: set[tuple[str, str]] = set()
    for number, row in enumerate(grid.rows[1:], start=1):
        values = {name: row[at] if at < len(row) else None for name, at in columns.items()}
        if all(values[one] in (None, "") for one in _HEADERS):
            continue
        at = (grid.top + number, grid.left + columns["value"])
        name = address(grid.top + number, 0)
        cell, finding = reader.read(values, name, is_percent=at in grid.percent_cells)
        cells += [cell] if cell else []
        findings += [finding] if finding else []
        says_percent = at in grid.percent_cells or at in grid.percent_text_cells
        if cell and (says_percent or is_percent_stated(values["value"])):
            stated.add((cell.sheet, cell.cell))
    cells, doubles = _hold_doubles(cells, place)
    cells, percents = scale_percents(cells, place, catalog, history, stated)
    submission = SubmissionReading(
        LONG, catalog.county.area_code, period, tuple(cells), (*findings, *doubles, *percents)
    )
    return FileReading(workbook.file_name, workbook.sha256, (submission,))


def _find_columns(row: Iterable[CellValue]) -> dict[str, int]:
    texts = [squash(shown(value)) for value in row]
    found: dict[str, int] = {}
    for name, words in _HEADERS.items():
        for word in words:
            if word in texts and name not in found:
                found[name] = texts.index(word)
    return found if len(set(found.values())) == len(found) else {}


def _find_unit_column(row: Iterable[CellValue]) -> dict[str, int]:
    texts = [squash(shown(value)) for value in row]
    found = [texts.index(word) for word in _UNIT_HEADERS if word in texts]
    return {"unit": found[0]} if found else {}


class _RowReader:
    """Reads the rows of one long table against names and codes looked up once."""

    def __init__(self, catalog: Catalog, place: Place) -> None:
        self.catalog = catalog
        self.place = place
        self.measures: dict[str, list[Measure]] = {}
        for measure in catalog.measures:
            for name in (measure.measure_code, measure.name):
                self.measures.setdefault(squash(name), []).append(measure)
        self.areas: dict[str, set[str]] = {}
        for area in catalog.areas:
            self.areas.setdefault(squash(area.name), set()).add(area.area_code)
            parent = catalog.area_by_code.get(area.parent_code)
            if parent is not None:
                self.areas.setdefault(squash(parent.name + area.name), set()).add(area.area_code)

    def read(
        self, values: dict[str, CellValue], cell: str, *, is_percent: bool
    ) -> tuple[TidyCell | None, Finding | None]:
        """Return the row's tidy cell, or the finding that keeps it out."""
        period = _period_of(values["period"])
        if not period or period > self.place.period:
            return None, self._say_period(cell, values["period"])
        measures = self.measures.get(squash(shown(values["measure_code"])), [])
        if len(measures) != 1:
            code = "column_ambiguous" if measures else "column_unknown"
            names = "、".join(measure.measure_code for measure in measures)
            return None, self._say(code, cell, values["measure_code"], names)
        measure = measures[0]
        known = self._find_areas(values["area_code"], measure, period)
        codes = {one for one in known if self.catalog.area_by_code[one].is_valid_in(period)}
        if known and not codes:
            return None, self._say_absent(cell, values["area_code"], min(known), period)
        if len(codes) != 1:
            code = "area_ambiguous" if codes else "area_unknown"
            names = "或".join(map(self._full_name, sorted(codes))) or self.catalog.county.name
            return None, self._say(code, cell, values["area_code"], names)
        text = shown(values.get("unit")).strip()
        unit = "" if text == measure.unit else said_unit(text) or text
        where = CellPlace(self.place, cell, codes.pop(), unit=unit, is_percent=is_percent)
        return read_cell(values["value"], measure, where, period)

    def _find_areas(self, value: CellValue, measure: Measure, period: str) -> frozenset[str]:
        """Return the areas of the measure's level that a code, or a name people use, means."""
        level, by_code = measure.row_level, self.catalog.area_by_code
        if code := read_code(value):
            area = by_code.get(code)
            return frozenset({code} if area and area.level == level else ())
        found = self.areas.get(squash(shown(value)), set())
        exact = frozenset(code for code in found if by_code[code].level == level)
        return exact or areas_named(shown(value), level, self.catalog, period)

    def _full_name(self, code: str) -> str:
        area = self.catalog.area_by_code[code]
        town = area.parent_code if area.level == "village" else ""
        return (self.catalog.area_name(town) if town else "") + area.name

    def _say(self, code: str, cell: str, found: CellValue, expected: str) -> Finding:
        return say(code, self.place, cell=cell, found=shown(found).strip(), expected=expected)

    def _say_period(self, cell: str, found: CellValue) -> Finding:
        return say(
            "period_mismatch",
            self.place,
            cell=cell,
            found=shown(found).strip(),
            expected=self.place.period,
            sentence="period_of_row",
        )

    def _say_absent(self, cell: str, found: CellValue, area_code: str, period: str) -> Finding:
        return say(
            "area_unknown",
            self.place,
            cell=cell,
            found=shown(found).strip(),
            expected=self.catalog.county.name,
            hint=why_absent(self.catalog.area_by_code[area_code], self.catalog, period),
            sentence="area_absent",
        )


def _period_of(value: CellValue) -> str:
    if isinstance(value, dt.date):
        return value.strftime("%Y-%m")
    return stated_period(shown(value)) or dated_period(shown(value))


def _hold_doubles(cells: list[TidyCell], place: Place) -> tuple[list[TidyCell], list[Finding]]:
    """Hold the rows that give one measure, area and month more than once."""
    doubles = doubled((cell.measure_code, cell.area_code, cell.period) for cell in cells)
    kept: list[TidyCell] = []
    findings: list[Finding] = []
    for cell in cells:
        if (cell.measure_code, cell.area_code, cell.period) not in doubles:
            kept.append(cell)
            continue
        kept.append(cell._replace(state="held", value=None))
        findings.append(
            say(
                "area_duplicate",
                place,
                cell=cell.cell,
                found=f"{cell.measure_code}，{cell.area_code}，{cell.period}",
                area_code=cell.area_code,
                measure_code=cell.measure_code,
            )
        )
    return kept, findings
