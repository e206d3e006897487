"""The warning workbook for the meeting: matters first, then warnings, watch list, missing."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from flows.numbers_text import usual_decimals
from flows.report.letters.letter_topics import Topic
from flows.report.month.amounts import decimals_of
from flows.report.month.phrases import join_places
from flows.report.month.recipients import reporter_of
from flows.report.month.review import Review
from flows.report.month.warned import Owed, Warned
from flows.report.office.cell_figure import Figure
from flows.report.office.sheet_file import Head, SheetPlan, Value, write_sheets
from flows.report.warning_list.matter_sheets import TO_DO_NAME, to_do_sheet, watch_sheet
from flows.report.warning_list.number_sources import Sources
from flows.report.warning_list.review_sheets import review_sheets
from flows.report.warning_list.sheet_notes import ended_note, owed_note, warned_note
from flows.wording import (
    BASIS_NAMES,
    CHANGE_NAMES,
    FINDING_NAMES,
    LEVEL_NAMES,
    STATUS_MARKS,
    STATUS_NAMES,
    TARGET_NAMES,
    WARNING_STATE_NAMES,
    WATCH_LIST_NAME,
)

_FILLS = {1: "#FFF4CC", 2: "#FFD9B3", 3: "#F8C9C4"}
_WARNED = (
    Head("层级", 8),
    Head("变化", 8),
    Head("指标", 38),
    Head("区划", 10),
    Head("单位", 7),
    Head("实际", 11),
    Head("应达", 11),
    Head("差距率", 9, is_share=True),
    Head("已持续月数", 10),
    Head("牵头单位", 31),
    Head("状态", 9, is_folded=True),
    Head("目标性质", 10, is_folded=True),
    Head("目标口径", 14, is_folded=True),
    Head("全年目标", 11, is_folded=True),
    Head("年末预计", 11, is_folded=True),
    Head("每月需", 11, is_folded=True),
    Head("开始月份", 10, is_folded=True),
    Head("指标代码", 10, is_folded=True),
    Head("所属方案", 10, is_folded=True),
    Head("方案章节", 12, is_folded=True),
    Head("全部牵头单位", 30, is_folded=True),
    Head("来源文件", 30, is_folded=True),
    Head("工作表", 12, is_folded=True),
    Head("单元格", 14, is_folded=True),
)
#: The county's own rows all name the county.
_COUNTY = tuple(replace(one, is_folded=one.is_folded or one.title == "区划") for one in _WARNED)
_MOST_UNITS = 2
_OWED = (
    Head("层级", 10),
    Head("变化", 10),
    Head("应报单位", 22),
    Head("报表", 44),
    Head("最早欠报月份", 14),
    Head("已持续月数", 12),
    Head("报表代码", 14, is_folded=True),
)
_REPORTER = 2


def write_warning_book(review: Review, file: Path) -> Path:
    """Write the workbook and return it; the same month gives the same bytes."""
    sources = Sources(review.facts)
    county = [one for one in review.warned if one.is_open and one.is_county]
    towns = [one for one in review.warned if one.is_open and not one.is_county]
    ended = [one for one in review.warned if not one.is_open]
    owed = [one for one in review.owed if one.change not in ("resolved", "lapsed")]
    topics = [
        Topic(one, one.warning_id, one.level, one.area_code, one.row, one.missing)
        for one in review.asked
    ]
    sheets = [
        to_do_sheet(topics, review, _title(review, TO_DO_NAME)),
        _warned_sheet(f"{review.places.county}级预警", county, review, sources),
        _warned_sheet(f"{review.places.town}级预警", towns, review, sources),
        watch_sheet(review.watched, review, _title(review, WATCH_LIST_NAME)),
        _owed_sheet(owed, review),
        _warned_sheet(WARNING_STATE_NAMES["resolved"], ended, review, sources),
        *review_sheets(review),
    ]
    return write_sheets(sheets, file)


def _title(review: Review, name: str) -> str:
    mark = "（模拟数据）" if review.facts.is_synthetic else ""
    return f"{review.facts.catalog.county.name}{review.month}{name}{mark}"


def _warned_sheet(
    name: str, warned: Sequence[Warned], review: Review, sources: Sources
) -> SheetPlan:
    places = review.matter_places
    ordered = sorted(
        warned,
        key=lambda one: (
            places.get(one.indicator.indicator_code, len(places)),
            -one.level,
            -_shortfall(one),
            one.indicator.indicator_code,
            one.area_code,
        ),
    )
    return SheetPlan(
        name=name,
        title=_title(review, name),
        heads=_WARNED if any(not one.is_county for one in ordered) else _COUNTY,
        rows=[_warned_row(one, sources) for one in ordered],
        fills=[_FILLS[one.level] for one in ordered],
        note=warned_note(ordered) if all(one.is_open for one in ordered) else ended_note(ordered),
    )


def _shortfall(one: Warned) -> float:
    return 0.0 if one.row is None else one.row.shortfall


def _warned_row(one: Warned, sources: Sources) -> tuple[Value, ...]:
    indicator, row = one.indicator, one.row
    decimals = decimals_of(row, indicator.unit) if row else 0
    place = sources.of(indicator.indicator_code, one.area_code)
    status = f"{STATUS_MARKS[row.status]}{STATUS_NAMES[row.status]}" if row else ""
    return (
        LEVEL_NAMES[one.level],
        CHANGE_NAMES[one.change],
        indicator.name,
        one.area,
        indicator.unit,
        Figure(row.actual, decimals) if row else None,
        Figure(row.expected, decimals) if row else None,
        row.shortfall if row else None,
        one.months,
        join_places(indicator.lead_units, _MOST_UNITS),
        status,
        TARGET_NAMES[row.is_reference] if row else "",
        BASIS_NAMES.get(row.basis, "") if row else "",
        Figure(row.target, decimals) if row else None,
        Figure(row.forecast, usual_decimals(indicator.unit)) if row else None,
        Figure(row.needed_per_month, usual_decimals(indicator.unit)) if row else None,
        one.opened,
        indicator.indicator_code,
        indicator.plan,
        indicator.section,
        "、".join(indicator.lead_units),
        place["file_name"],
        place["sheet"],
        place["cell"],
    )


def _owed_sheet(owed: Sequence[Owed], review: Review) -> SheetPlan:
    rows: list[tuple[Value, ...]] = [
        (
            LEVEL_NAMES[one.level],
            CHANGE_NAMES[one.change],
            reporter_of(one.form, one.area_code, review.facts.catalog),
            one.form_name,
            one.opened,
            one.months,
            one.form,
        )
        for one in sorted(owed, key=lambda one: (-one.level, one.area_code, one.form))
    ]
    return SheetPlan(
        name=FINDING_NAMES["submission_missing"],
        title=_title(review, FINDING_NAMES["submission_missing"]),
        heads=_OWED,
        rows=rows,
        empty="应报报表均已收到。",
        note=owed_note([str(row[_REPORTER]) for row in rows]),
    )
