"""The workbook in which a county breaks its yearly tasks down to towns (年度任务分解)."""

from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook as Book
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from flows.catalog.model import Catalog
from flows.catalog.records import Area, Indicator
from flows.errors import UsageError
from flows.forms import target_sheets as names
from flows.forms.guide_sheets import GUIDE
from flows.forms.proposals import Proposals
from flows.forms.target_guide import fill_guide
from flows.forms.target_rows import WIDTHS, join_rows, put_row
from flows.forms.template_style import (
    as_head,
    as_line,
    as_title,
    protect,
)
from flows.period import periods_between
from flows.report.office.print_setup import A3
from flows.report.office.workbook_writing import (
    cell_at,
    put_text,
    safe_file_name,
    save_workbook,
    set_up_print,
)
from flows.words.sentence import sentence

_HEAD, _FIRST = 3, 4


def write_target_templates(
    catalog: Catalog,
    year: int,
    folder: Path,
    proposals: Proposals | None = None,
    *,
    references: Proposals | None = None,
) -> list[Path]:
    """Write the workbook of a year's local targets and baselines; figures in force filled in.

    With proposals it is a draft: they stand where no figure is in force. `references` are shown in
    grey only. Raises UsageError for a
    year outside the plans.
    """
    first, last = catalog.first_year, catalog.last_year
    if not first <= year <= last:
        raise UsageError(sentence("error.no_plan_year", year=year, first=first, last=last))
    book = Book()
    targets = book.worksheets[0]
    targets.title = names.TARGETS
    _fill_targets(targets, catalog, year, proposals or {}, references or {})
    _fill_baselines(book.create_sheet(names.BASELINES), catalog, year)
    fill_guide(book.create_sheet(GUIDE), catalog.places)
    for sheet in book.worksheets:
        protect(sheet)
    draft = "" if proposals is None else "（草案）"
    file = folder / safe_file_name(f"{catalog.county.name}{year}年度任务分解表{draft}.xlsx")
    save_workbook(book, file)
    return [file]


def _fill_targets(
    sheet: Worksheet, catalog: Catalog, year: int, proposals: Proposals, references: Proposals
) -> None:
    months = periods_between(f"{year}-01", f"{year}-12")
    towns = [town for town in catalog.towns if any(map(town.is_valid_in, months))]
    areas = [catalog.county, *towns]
    columns = [names.CODE, names.NAME, names.UNIT, names.LEAD, names.RULE, names.PLAN]
    columns += [names.PROPOSED, names.DUE]
    columns += [*map(names.column_name, areas), names.REVISED, names.REASON]
    asked = catalog.indicators_in(year)
    title = f"{catalog.county.name}{year}年度任务分解表"
    _put_head(sheet, title, _what_to_fill(catalog, asked), columns)
    plans, current = _plan_figures(catalog, year), names.local_figures(catalog, year)
    due = names.due_months(catalog, year)
    row = _FIRST
    for indicator in asked:
        for count, rule in enumerate(names.rules_of(indicator)):
            values: dict[str, float | None] = {}
            for area in names.areas_of(indicator, catalog):
                key = (indicator.indicator_code, area.area_code)
                figure = current.get(key)
                bounds = (
                    (figure.value, figure.value_upper)
                    if figure
                    else proposals.get(key, (None, None))
                )
                values[names.column_name(area)] = bounds[count]
            plan = plans.get(indicator.indicator_code, (None, None))[count]
            labels = _labels(indicator) | {names.LEAD: indicator.lead_unit, names.RULE: rule}
            labels[names.DUE] = due.get(indicator.indicator_code, "")
            county = (indicator.indicator_code, catalog.county.area_code)
            proposed = (proposals or references).get(county, (None, None))[count]
            known = {names.PLAN: plan, names.PROPOSED: proposed}
            put_row(sheet, row, columns, labels, known, values)
            row += 1
        if count:
            join_rows(sheet, columns, row - 2, row - 1)
    _accept_numbers(sheet, columns, row - 1, catalog.county)


def _what_to_fill(catalog: Catalog, asked: Sequence[Indicator]) -> str:
    note = f"只填需要调整或分解到{catalog.places.town}的任务；"
    note += "改动已下达数字的，须填修订日期和修订原因。"
    if any(one.direction == "between" for one in asked):
        note += "区间指标占粗框内上下两行，下限、上限须同时填写。"
    return note


def _fill_baselines(sheet: Worksheet, catalog: Catalog, year: int) -> None:
    areas = [catalog.county, *catalog.towns]
    columns = [names.CODE, names.NAME, names.UNIT, *map(names.column_name, areas)]
    note = "以规划基数年份为基准提出目标的指标，请填该年末实际数；已登记的不能在此改动。"
    needing = names.needs_baseline(catalog, year)
    if not needing:
        note = "各规划没有以基数年份为基准提出目标的指标，本表不用填写。"
    _put_head(sheet, f"{catalog.county.name}规划指标基数表", note, columns)
    current = names.baseline_figures(catalog)
    row = _FIRST
    for indicator in needing:
        values: dict[str, float | None] = {}
        for area in names.areas_of(indicator, catalog):
            figure = current.get((indicator.indicator_code, area.area_code))
            values[names.column_name(area)] = figure.value if figure else None
        put_row(sheet, row, columns, _labels(indicator), {}, values)
        row += 1
    _accept_numbers(sheet, columns, max(_FIRST, row - 1), catalog.county)


def _plan_figures(catalog: Catalog, year: int) -> dict[str, tuple[float | None, float | None]]:
    """Return what the plans state for the year itself: value and upper value by indicator."""
    rows = sorted(catalog.targets, key=lambda row: row.revised_on)
    return {row.indicator_code: (row.value, row.value_upper) for row in rows if row.year == year}


def _labels(indicator: Indicator) -> dict[str, str]:
    return {
        names.CODE: indicator.indicator_code,
        names.NAME: indicator.name,
        names.UNIT: indicator.unit,
    }


def _put_head(sheet: Worksheet, title: str, note: str, columns: list[str]) -> None:
    put_text(cell_at(sheet, 1, 1), title)
    as_title(cell_at(sheet, 1, 1))
    sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=len(columns))
    sheet.row_dimensions[1].height = 30
    put_text(cell_at(sheet, 2, 1), note)
    as_line(cell_at(sheet, 2, 1))
    for column, name in enumerate(columns, start=1):
        put_text(cell_at(sheet, _HEAD, column), name)
        as_head(cell_at(sheet, _HEAD, column))
        sheet.column_dimensions[get_column_letter(column)].width = WIDTHS.get(name, 10)
    sheet.row_dimensions[_HEAD].height = 24
    sheet.freeze_panes = cell_at(sheet, _FIRST, 3)
    set_up_print(sheet, f"{_HEAD}:{_HEAD}", A3)


def _accept_numbers(sheet: Worksheet, columns: list[str], last: int, county: Area) -> None:
    first = get_column_letter(columns.index(names.column_name(county)) + 1)
    fixed = (names.REVISED, names.REASON)
    final = get_column_letter(sum(name not in fixed for name in columns))
    rule = DataValidation(type="decimal", operator="between", formula1="-1E15", formula2="1E15")
    rule.allow_blank = rule.showErrorMessage = True
    rule.errorTitle, rule.error = "填报内容有误", "请填数字，不带单位；没有任务的留空。"
    rule.add(f"{first}{_FIRST}:{final}{last}")
    sheet.add_data_validation(rule)
