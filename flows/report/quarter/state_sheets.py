"""The sheets of the quarter's workbook that look ahead: open warnings, and what falls due."""

from collections.abc import Sequence

from flows.period import chinese_period
from flows.report.month.amounts import decimals_of
from flows.report.month.phrases import join_names, join_places, with_unit
from flows.report.month.warned import Warned
from flows.report.office.cell_figure import Figure
from flows.report.office.sheet_file import Head, SheetPlan, Value
from flows.report.quarter.quarter_review import QuarterReview
from flows.report.quarter.warning_ages import warning_ages
from flows.wording import LEVEL_NAMES, WATCH_LIST_NAME

_EMPTY = "本季度没有这类事项。"
_NOTHING_DUE = "下季度没有规定完成月份的任务。"
_AGES = (
    Head("范围", 9),
    Head("指标（单位）", 42),
    Head("预警起始", 12),
    Head("存续月数", 10),
    Head("层级", 8),
    Head(WATCH_LIST_NAME, 10),
    Head("牵头单位", 31),
    Head("全部牵头单位", 40, is_folded=True),
)
_MOST_UNITS = 2


def age_sheets(review: QuarterReview) -> tuple[SheetPlan, SheetPlan]:
    """Return the county's open warnings and the towns', the oldest first."""
    ordered = sorted(
        (one for one in review.month.warned if one.is_open),
        key=lambda one: (-one.months, not one.is_county, one.warning_id),
    )
    county = [one for one in ordered if one.is_county]
    towns = [one for one in ordered if not one.is_county]
    places, name = review.month.places, review.quarter.name
    behind = f"{places.town}级存续"
    parts = [_counted(f"{places.county}级", county)] if county else []
    parts += [f"{_counted(f'{places.town}级', towns)}，见“{behind}”表"] if towns else []
    return (
        SheetPlan(
            "预警存续",
            f"{name}末{places.county}级未销号的预警",
            _AGES[1:],
            [_age_cells(one)[1:] for one in county],
            _EMPTY,
            note=f"{'；'.join(parts)}。" if parts else "",
        ),
        SheetPlan(
            behind,
            f"{name}末{places.town}级未销号的预警",
            _AGES,
            [_age_cells(one) for one in towns],
            _EMPTY,
        ),
    )


def _counted(word: str, warned: Sequence[Warned]) -> str:
    """Return 县级49项（13个月以上20项）; the oldest age is not named where it has none."""
    oldest = warning_ages(warned)[-1]
    more = f"（{oldest.name}{oldest.count}项）" if oldest.count else ""
    return f"{word}{len(warned)}项{more}"


def _age_cells(one: Warned) -> tuple[Value, ...]:
    return (
        one.area,
        with_unit(one.indicator.name, one.indicator.unit),
        chinese_period(one.opened),
        one.months,
        LEVEL_NAMES[one.level],
        "是" if one.is_watched else "否",
        join_places(one.indicator.lead_units, _MOST_UNITS),
        join_names(one.indicator.lead_units),
    )


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
            Figure(one.row.target, decimals_of(one.row, one.indicator.unit)) if one.row else None,
            Figure(one.row.actual, decimals_of(one.row, one.indicator.unit)) if one.row else None,
            join_names(list(one.indicator.lead_units)),
        ]
        for one in review.next.items
    ]
    name = review.next.quarter.name
    return SheetPlan("下季度到期", f"{name}到期的任务", heads, rows, _NOTHING_DUE)
