"""The sheets of the quarter's workbook that look ahead: open warnings, and what falls due."""

from flows.period import chinese_period
from flows.report.month.phrases import join_names, with_unit
from flows.report.office.sheet_file import Head, SheetPlan, Value
from flows.report.quarter.quarter_review import QuarterReview
from flows.wording import LEVEL_NAMES, WATCH_LIST_NAME

_EMPTY = "本季度没有这类事项。"
_NOTHING_DUE = "下季度没有规定完成月份的任务。"


def ages_sheet(review: QuarterReview) -> SheetPlan:
    """Return the open warnings, the oldest first."""
    heads = [
        Head("指标（单位）", 34),
        Head("范围", 10),
        Head("预警起始", 12),
        Head("存续月数", 10),
        Head("层级", 8),
        Head(WATCH_LIST_NAME, 10),
        Head("牵头单位", 24),
    ]
    open_ones = sorted(
        (one for one in review.month.warned if one.is_open),
        key=lambda one: (-one.months, not one.is_county, one.warning_id),
    )
    rows: list[list[Value]] = [
        [
            with_unit(one.indicator.name, one.indicator.unit),
            review.month.places.whole if one.is_county else one.area,
            chinese_period(one.opened),
            one.months,
            LEVEL_NAMES[one.level],
            "是" if one.is_watched else "否",
            join_names(list(one.indicator.lead_units)),
        ]
        for one in open_ones
    ]
    return SheetPlan("预警存续", f"{review.quarter.name}末未销号的预警", heads, rows, _EMPTY)


def due_sheet(review: QuarterReview) -> SheetPlan:
    """Return what falls due in the next quarter."""
    heads = [
        Head("指标（单位）", 34),
        Head("完成月份", 12),
        Head("目标", 12),
        Head("目前", 12),
        Head("牵头单位", 24),
    ]
    rows: list[list[Value]] = [
        [
            with_unit(one.indicator.name, one.indicator.unit),
            chinese_period(one.due_month),
            one.row.target if one.row else None,
            one.row.actual if one.row else None,
            join_names(list(one.indicator.lead_units)),
        ]
        for one in review.next.items
    ]
    name = review.next.quarter.name
    return SheetPlan(
        "下季度到期", f"{name}到期的任务", heads, rows, "下季度没有规定完成月份的任务。"
    )
