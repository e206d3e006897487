"""The rows of a filled target sheet, found by headings and codes; what is wrong is noted."""

import datetime as dt
import re
from dataclasses import dataclass

from flows.catalog import read_cell as read
from flows.catalog.model import Catalog
from flows.catalog.records import Indicator
from flows.forms import target_sheets as names
from flows.ingest.grid import CellError, CellValue, Grid, address
from flows.ingest.words.values import read_value

_YEAR = re.compile(r"(20\d\d)年度")
Figures = dict[str, float]


@dataclass(frozen=True)
class FilledRow:
    """One row of a sheet: its indicator, rule, figures by area code, revision and place."""

    indicator: Indicator
    rule: str
    figures: Figures
    revised_on: str
    reason: str
    place: str


def year_of_sheet(grid: Grid, problems: list[str]) -> int:
    """Return the year that the title states; a problem is noted where it states none."""
    for row in grid.rows[:5]:
        for value in row:
            if isinstance(value, str) and (match := _YEAR.search(value)):
                return int(match.group(1))
    problems.append(f"工作表“{grid.sheet}”的标题中没有年度，例如 2026年度")
    return 0


def read_rows(grid: Grid, catalog: Catalog, problems: list[str]) -> list[FilledRow]:
    """Return the rows below the head; columns are found by their headings."""
    head = next((i for i, row in enumerate(grid.rows) if names.CODE in row), None)
    if head is None:
        problems.append(f"工作表“{grid.sheet}”中没有“{names.CODE}”这一列")
        return []
    columns = {value: i for i, value in enumerate(grid.rows[head]) if isinstance(value, str)}
    rows = []
    for number in range(head + 1, len(grid.rows)):
        code = _text(_cell(grid, number, columns[names.CODE]))
        if not code:
            continue
        if code not in catalog.indicator_by_code:
            problems.append(f"{_place(grid, number, columns[names.CODE])}：指标“{code}”没有登记")
            continue
        rows.append(_read_row(grid, number, columns, catalog, code, problems))
    return rows


def _read_row(
    grid: Grid,
    number: int,
    columns: dict[str, int],
    catalog: Catalog,
    code: str,
    problems: list[str],
) -> FilledRow:
    indicator = catalog.indicator_by_code[code]
    allowed = names.areas_of(indicator, catalog)
    figures: Figures = {}
    for area in (catalog.county, *catalog.towns):
        column = columns.get(names.column_name(area))
        if column is None:
            continue
        value = _figure(grid, number, column, area in allowed, problems)
        if value is not None:
            figures[area.area_code] = value

    def text(name: str) -> str:
        return _text(_cell(grid, number, columns[name])) if name in columns else ""

    return FilledRow(
        indicator,
        text(names.RULE),
        figures,
        _date(grid, number, columns.get(names.REVISED), problems),
        text(names.REASON),
        _place(grid, number, columns[names.CODE]),
    )


def _figure(
    grid: Grid, row: int, column: int, is_allowed: bool, problems: list[str]
) -> float | None:
    reading = read_value(_cell(grid, row, column))
    if reading.state == "blank":
        return None
    place = _place(grid, row, column)
    if reading.state != "number" or reading.unit or reading.value is None:
        problems.append(f"{place}：“{_text(_cell(grid, row, column))}”不是数字，请只填数字")
        return None
    if not is_allowed:
        problems.append(f"{place}：这项指标只有县级数，不分解到乡镇（街道）")
        return None
    return reading.value


def _date(grid: Grid, row: int, column: int | None, problems: list[str]) -> str:
    value = _cell(grid, row, column) if column is not None else None
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, dt.date):
        return value.isoformat()
    try:
        return read.date_or_empty(_text(value))
    except ValueError as error:
        problems.append(f"{_place(grid, row, column or 0)}：修订日期{error}")
        return ""


def _cell(grid: Grid, row: int, column: int) -> CellValue:
    line = grid.rows[row]
    return line[column] if column < len(line) else None


def _text(value: CellValue) -> str:
    is_nothing = value is None or isinstance(value, CellError)
    return "" if is_nothing else str(value).strip()


def _place(grid: Grid, row: int, column: int) -> str:
    return f"工作表“{grid.sheet}”单元格{address(grid.top + row, grid.left + column)}"
