"""The summary sheet of the warning list: counts by status, level, change, plan, town, unit."""

from collections.abc import Iterable

import pandas as pd
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from flows.report.month.facts import Facts
from flows.report.office.safe_text import safe_text
from flows.report.office.sheet_style import list_title, put_header, put_row, put_title, set_up_print
from flows.wording import CHANGE_NAMES, LEVEL_NAMES, STATUS_NAMES


def fill_summary(sheet: Worksheet, rows: pd.DataFrame, facts: Facts) -> None:
    """Put the counts by status, level, plan, town and lead unit under each other."""
    put_title(sheet, list_title(facts, "汇总"), 6)
    month = facts.month
    statuses = [
        (name, int((month["status"] == status).sum())) for status, name in STATUS_NAMES.items()
    ]
    indicators = rows[(rows["kind"] == "indicator") & (rows["state"] == "open")]
    levels = [
        (name, int((indicators["level"] == level).sum())) for level, name in LEVEL_NAMES.items()
    ]
    changes = [
        (name, int((rows[rows["kind"] == "indicator"]["change"] == change).sum()))
        for change, name in CHANGE_NAMES.items()
    ]
    line = 3
    for title, pairs in (
        ("本月应评指标（项次）", statuses),
        ("在列预警（项次）", levels),
        ("本月变化（项次）", changes),
    ):
        line = _put_pairs(sheet, line, title, pairs)
    for title, column in (("按方案", "plan"), ("按区划", "area"), ("按牵头单位", "lead_unit")):
        line = _put_cross(sheet, line, title, indicators, column)
    for number, width in enumerate((44, 10, 10, 10, 10, 10), start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = "A3"
    set_up_print(sheet)


def _put_pairs(sheet: Worksheet, line: int, title: str, pairs: Iterable[tuple[str, int]]) -> int:
    put_header(sheet, line, [title, "项次"])
    for name, count in pairs:
        line += 1
        put_row(sheet, line, [name, count])
    return line + 2


def _put_cross(sheet: Worksheet, line: int, title: str, rows: pd.DataFrame, column: str) -> int:
    put_header(sheet, line, [title, *LEVEL_NAMES.values(), "合计"])
    for name in sorted(rows[column].unique(), key=lambda name: -int((rows[column] == name).sum())):
        line += 1
        own = rows[rows[column] == name]
        counts = [int((own["level"] == level).sum()) for level in LEVEL_NAMES]
        put_row(sheet, line, [safe_text(name), *counts, len(own)])
    return line + 2
