"""The three ledgers (三张清单) of a month as one workbook: tasks, duties, problems."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from flows.numbers_text import show_share
from flows.period import chinese_period, year_of
from flows.report.letters.letter_ledger import Letter
from flows.report.month.facts import Facts
from flows.report.month.phrases import goal_cell, join_names
from flows.report.month.recipients import ALL_TOWNS
from flows.report.month.standing import Standing
from flows.report.office.sheet_style import BORDER, HEAD, put_title, set_up_print
from flows.report.office.workbook_writing import put_text, save_workbook
from flows.wording import FREQUENCY_NAMES, LETTER_NAMES, STATUS_MARKS, STATUS_NAMES

_CENTRED = Alignment(vertical="center", horizontal="center", wrap_text=True)
_WRAPPED = Alignment(vertical="center", wrap_text=True)
_BOLD = Font(bold=True)
Heads = Sequence[tuple[str, int]]

_TASKS: Heads = (
    *(("序号", 6), ("所属方案", 12), ("方案章节", 12), ("重点任务（指标）", 36), ("单位", 8)),
    *(("牵头单位", 26), ("评估频率", 9), ("本年目标", 11), ("规划期末目标", 13)),
    *(("最近评估月份", 12), ("实际", 11), ("序时目标", 11), ("差距率", 9), ("状态", 10)),
)
_DUTIES: Heads = (
    *(("序号", 6), ("责任单位", 26), ("类别", 10), ("联系部门", 26), ("牵头指标数", 11)),
    *(("本月应评估", 11), *((STATUS_NAMES[key], 9) for key in STATUS_NAMES)),
    *(("在列预警", 10), ("欠报报表", 10), ("待答复函件", 11)),
)
_PROBLEMS: Heads = (
    *(("序号", 6), ("文号", 22), ("种类", 9), ("责任单位", 22), ("问题", 42), ("区域", 10)),
    *(("实际", 11), ("序时目标", 12), ("差距", 14), ("发函日期", 12), ("答复期限", 12)),
    *(("答复日期", 12), ("答复内容", 36), ("整改情况", 14)),
)
_STATES = {"open": "整改中", "resolved": "已达标销号", "lapsed": "期满未达标"}


@dataclass(frozen=True)
class _Sheet:
    title: str
    heads: Heads
    rows: Iterable[tuple[Any, ...]]


def write_ledgers(facts: Facts, letters: Sequence[Letter], folder: Path) -> Path:
    """Write `ledgers.xlsx` into the month's folder and return it.

    `letters` are all letters up to now; a problem is listed until the month in which it ended.
    """
    standing = Standing(facts, "")
    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in (
        _Sheet("重点任务清单", _TASKS, _task_rows(facts)),
        _Sheet("工作责任清单", _DUTIES, _duty_rows(standing, letters)),
        _Sheet("问题整改清单", _PROBLEMS, _problem_rows(standing, letters)),
    ):
        _fill(book.create_sheet(sheet.title), sheet, facts)
    file = folder / "ledgers.xlsx"
    save_workbook(book, file)
    return file


def _fill(page: Worksheet, sheet: _Sheet, facts: Facts) -> None:
    mark = "（模拟数据）" if facts.is_synthetic else ""
    when = f"{facts.catalog.county.name}{chinese_period(facts.period)}"
    put_title(page, f"{when}{sheet.title}{mark}", len(sheet.heads))
    for column, (name, width) in enumerate(sheet.heads, start=1):
        cell = page.cell(2, column, name)
        cell.font, cell.fill, cell.border, cell.alignment = _BOLD, HEAD, BORDER, _CENTRED
        page.column_dimensions[get_column_letter(column)].width = width
    last = 2
    for last, row in enumerate(sheet.rows, start=3):
        for column, value in enumerate((last - 2, *row), start=1):
            _put(page, last, column, value)
    page.freeze_panes = "C3"
    page.auto_filter.ref = f"A2:{get_column_letter(len(sheet.heads))}{last}"
    set_up_print(page)


def _put(page: Worksheet, line: int, column: int, value: Any) -> None:
    cell: Any = page.cell(line, column)
    cell.border, cell.alignment = BORDER, _WRAPPED
    if isinstance(value, str):
        put_text(cell, value)
    elif value == value:  # an absent number stays an empty cell
        cell.value = round(value, 4) if isinstance(value, float) else value
        cell.number_format = "#,##0.##" if isinstance(value, float) else "0"


def _task_rows(facts: Facts) -> Iterable[tuple[Any, ...]]:
    """Yield one row per indicator of the plans, with its latest standing in the county."""
    catalog, year = facts.catalog, year_of(facts.period)
    county = catalog.county.area_code
    own = facts.assessments[facts.assessments["area_code"] == county].sort_values("period")
    latest = {row["indicator_code"]: row for row in own.to_dict("records")}
    goals = facts.targets[facts.targets["area_code"] == county]
    keys = zip(goals["indicator_code"], goals["year"], strict=True)
    values = dict(zip(keys, zip(goals["target"], goals["target_upper"], strict=True), strict=True))
    nothing = (float("nan"), float("nan"))
    for indicator in catalog.indicators:
        code, direction = indicator.indicator_code, indicator.direction
        row = latest.get(code, {})
        status = str(row.get("status", ""))
        last_year = catalog.plan_of(indicator).last_year
        yield (
            *(indicator.plan, indicator.section, indicator.name, indicator.unit),
            *(indicator.lead_unit, FREQUENCY_NAMES[indicator.frequency]),
            goal_cell(direction, *values.get((code, year), nothing)),
            goal_cell(direction, *values.get((code, last_year), nothing)),
            row.get("period", "—"),
            row.get("actual", float("nan")),
            row.get("expected", float("nan")),
            show_share(row.get("shortfall")),
            f"{STATUS_MARKS[status]}{STATUS_NAMES[status]}" if status else "—",
        )


def _duty_rows(standing: Standing, letters: Sequence[Letter]) -> Iterable[tuple[Any, ...]]:
    """Yield one row per lead unit and town: what it answers for and how that stands."""
    catalog = standing.facts.catalog
    leads = Counter(unit for indicator in catalog.indicators for unit in indicator.lead_units)
    towns = [town.name for town in catalog.towns]
    units = sorted({*leads, *standing.owed_by} - {*towns, catalog.county.name} - ALL_TOWNS)
    contacts: dict[str, list[str]] = {}
    for contact in catalog.contacts:
        contacts.setdefault(contact.recipient, []).append(contact.name)
    waiting = Counter(letter.recipient for letter in letters if not letter.is_answered)
    county = catalog.county.area_code
    shared = sum(leads[name] for name in ALL_TOWNS)
    for name in [*units, *towns]:
        is_town = name in standing.figures.town_names
        judged = [
            row
            for row in standing.judged_for.get(name, [])
            if is_town or row["area_code"] == county
        ]
        states = Counter(row["status"] for row in judged)
        warned = [
            row
            for row in standing.warnings_for.get(name, [])
            if row["state"] == "open" and (is_town or row["area_code"] == county)
        ]
        yield (
            *(name, "镇" if is_town else "牵头单位", join_names(contacts.get(name, []))),
            *(
                shared if is_town else leads[name],
                len(judged),
                *(states[key] for key in STATUS_NAMES),
            ),
            *(len(warned), len(standing.owed_by.get(name, [])), waiting[name]),
        )


def _problem_rows(standing: Standing, letters: Sequence[Letter]) -> Iterable[tuple[Any, ...]]:
    """Yield one row per letter and matter that was open in the month."""
    matters = {str(row["warning_id"]): row for row in standing.warnings}
    for letter in letters:
        if letter.period > standing.facts.period:
            continue
        for matter in (matters[one] for one in letter.warning_ids if one in matters):
            is_form = matter["kind"] == "submission"
            figures = ("—", "—", "—") if is_form else standing.figures.cells(matter)[1:4]
            name = (
                f"未报送《{matter['form_name']}》" if is_form else standing.figures.cells(matter)[0]
            )
            yield (
                *(letter.number, LETTER_NAMES[letter.level], letter.recipient, name),
                *(matter["area"], *figures, letter.issued_on.isoformat()),
                letter.answer_due.isoformat(),
                letter.answered_on.isoformat() if letter.answered_on else "",
                *(letter.answer, _STATES[matter["state"]]),
            )
