"""The page's lists: matters to act on, the watch list, every warning, who owes what, findings."""

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from flows.finding import class_of
from flows.numbers_text import show_number, show_share
from flows.report.month.amounts import actual, bound
from flows.report.month.matter_sentences import (
    also_phrase,
    figure_sentence,
    leading_phrase,
    towns_sentence,
)
from flows.report.month.matters import Matter
from flows.report.month.reporting import sender_of
from flows.report.month.review import Review
from flows.report.month.warned import Warned
from flows.wording import CHANGE_NAMES, CLASS_NAMES, LEVEL_NAMES, STATUS_MARKS, STATUS_NAMES


@dataclass(frozen=True, slots=True)
class MatterLine:
    """One matter as a line of a list."""

    code: str
    area_code: str
    name: str
    level: int
    level_name: str
    figures: str
    towns: str
    owner: str
    months: str


@dataclass(frozen=True, slots=True)
class WarningLine:
    """One warning of one area; `shortfall_number` and `level` sort."""

    code: str
    area_code: str
    level: int
    level_name: str
    change: str
    name: str
    area: str
    plan: str
    leads: str
    state: str
    state_name: str
    actual: str
    expected: str
    shortfall: str
    shortfall_number: float
    months: int


@dataclass(frozen=True, slots=True)
class FindingLine:
    """One finding: the key and name of its class, its sentence, what its sender explained."""

    key: str
    name: str
    message: str
    explanation: str


@dataclass(frozen=True, slots=True)
class SenderFindings:
    """What was found in a sender's files, the gravest first."""

    sender: str
    rows: tuple[FindingLine, ...]


def matter_lines(matters: Iterable[Matter], review: Review) -> tuple[MatterLine, ...]:
    """Return matters in their order."""
    catalog = review.facts.catalog
    return tuple(
        MatterLine(
            code=one.code,
            area_code=one.area_code,
            name=one.name,
            level=one.level,
            level_name=LEVEL_NAMES[one.level],
            figures=figure_sentence(one, catalog, review.period),
            towns=f"{towns_sentence(one, review.facts.catalog)}{also_phrase(one)}",
            owner=leading_phrase(one),
            months=show_number(one.months, 0),
        )
        for one in matters
    )


def warning_lines(review: Review) -> tuple[WarningLine, ...]:
    """Return every warning that is open or ended in the month, the highest level first."""
    lines = [_line(one) for one in review.warned]
    return tuple(
        sorted(
            lines,
            key=lambda line: (-line.level, -line.shortfall_number, line.code, line.area_code),
        )
    )


def _line(one: Warned) -> WarningLine:
    row, indicator = one.row, one.indicator
    shortfall = row.shortfall if row is not None else math.nan
    return WarningLine(
        code=indicator.indicator_code,
        area_code=one.area_code,
        level=one.level,
        level_name=LEVEL_NAMES[one.level],
        change=CHANGE_NAMES[one.change],
        name=indicator.name,
        area=one.area,
        plan=indicator.plan,
        leads=indicator.lead_unit,
        state=row.status if row else "",
        state_name=f"{STATUS_MARKS[row.status]}{STATUS_NAMES[row.status]}" if row else "",
        actual=actual(indicator, row) if row else "",
        expected=bound(indicator, row) if row else "",
        shortfall=show_share(shortfall),
        shortfall_number=0.0 if math.isnan(shortfall) else shortfall,
        months=one.months,
    )


def finding_groups(review: Review) -> tuple[SenderFindings, ...]:
    """Return the month's findings by sender."""
    order = list(CLASS_NAMES)
    names = ("code", "area_code", "form", "message", "explanation")
    groups: dict[str, list[FindingLine]] = defaultdict(list)
    for code, area, form, message, explanation in zip(
        *(review.facts.findings[name] for name in names), strict=True
    ):
        sender = sender_of(str(area or ""), str(form or ""), review.facts)
        told = str(explanation or "")
        key = class_of(str(code), told)
        line = FindingLine(key, CLASS_NAMES[key], str(message), told)
        groups[sender or "报送单位不明"].append(line)
    return tuple(
        SenderFindings(who, tuple(sorted(rows, key=lambda row: order.index(row.key))))
        for who, rows in sorted(groups.items())
    )
