"""Where an indicator stands in an area, in one sentence: the first line of its view."""

import math

from flows.catalog.model import Catalog
from flows.catalog.records import Indicator
from flows.report.month.amounts import actual, asked, figure_note, gap, target_word
from flows.report.month.judged_row import JudgedRow
from flows.report.month.matter_sentences import outlook_phrase
from flows.report.month.matters import missing_amount
from flows.same_figure import ALLOWANCE
from flows.wording import STATUS_NAMES


def status_sentence(indicator: Indicator, row: JudgedRow, catalog: Catalog) -> str:
    """Return what was reached, what was asked, the difference, and where the year will end."""
    if row.status in ("missing", "not_applicable"):
        return f"{STATUS_NAMES[row.status]}。"
    reached = f"实际{actual(indicator, row)}{figure_note(indicator, row, catalog)}"
    if row.status in ("no_target", "not_due") or math.isnan(row.expected):
        return f"{reached}，{STATUS_NAMES[row.status]}。"
    word = target_word(indicator, row, catalog) if row.is_reference else ""
    parts = [f"{reached}，{word}{asked(indicator, row)}，{_difference(indicator, row)}"]
    outlook = outlook_phrase(indicator, row)
    return "；".join([*parts, *([outlook] if outlook else [])]) + "。"


def _difference(indicator: Indicator, row: JudgedRow) -> str:
    """Return 差134吨, or that the figure is reached; what the band allows is said."""
    missing = missing_amount(indicator.direction, row)
    if missing <= ALLOWANCE:
        return "已达到"
    allowed = "，在容许范围内" if row.status == "green" else ""
    return gap(indicator, row, missing) + allowed
