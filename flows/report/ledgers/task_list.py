"""The list of tasks (重点任务清单): what is off course on its first sheet, the rest behind it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from flows.catalog.records import Indicator
from flows.numbers_text import usual_decimals
from flows.period import year_of
from flows.report.month.amounts import decimals_of
from flows.report.month.judged_row import SCORED, JudgedRow
from flows.report.month.phrases import join_places, with_unit
from flows.report.month.review import Review
from flows.report.office.cell_figure import Figure
from flows.report.office.sheet_file import Head, Value
from flows.wording import FREQUENCY_NAMES, STATUS_MARKS, STATUS_NAMES

OTHER_TASKS = "其余任务"
_SHORTFALL = "差距率"
TASKS = (
    Head("重点任务（单位）", 44),
    Head("牵头单位", 31),
    Head("状态", 10),
    Head("数据月份", 10),
    Head("实际", 11),
    Head("应达", 11),
    Head(_SHORTFALL, 9, is_share=True),
    Head("本年目标", 11),
    Head("期末目标", 11),
    Head("所属方案", 10),
    Head("全部牵头单位", 30, is_folded=True),
    Head("方案章节", 12, is_folded=True),
    Head("评估频率", 9, is_folded=True),
    Head("指标代码", 10, is_folded=True),
)
#: What is on course falls short of nothing.
OTHERS = tuple(replace(one, is_folded=one.is_folded or one.title == _SHORTFALL) for one in TASKS)
#: Statuses of the first sheet, the worst first.
_OFF_COURSE = ("red", "yellow", "missing")
_NO_ROW = "no_target"
_MOST_UNITS = 2
Rows = list[tuple[Value, ...]]


@dataclass(frozen=True)
class _Task:
    """One task: its indicator, its latest county row if it has one, its goals."""

    indicator: Indicator
    row: JudgedRow | None
    year_goal: float | None
    last_goal: float | None

    @property
    def status(self) -> str:
        return self.row.status if self.row else _NO_ROW


def task_sheets(review: Review) -> tuple[Rows, Rows, str]:
    """Return the tasks that are off course, all others, and what they come to.

    One row per indicator that can have a task in the year, with its latest standing in the
    county. Off course: the worst status first, each in the order of the month's matters; the
    others as in the catalogue.
    """
    tasks = _tasks(review)
    behind = [one for one in tasks if one.status in _OFF_COURSE]
    places = review.matter_places
    behind.sort(
        key=lambda one: (
            _OFF_COURSE.index(one.status),
            places.get(one.indicator.indicator_code, len(places)),
        )
    )
    others = [one for one in tasks if one.status not in _OFF_COURSE]
    return [_cells(one) for one in behind], [_cells(one) for one in others], _note(tasks)


def _tasks(review: Review) -> list[_Task]:
    catalog, year = review.facts.catalog, year_of(review.period)
    county = catalog.county.area_code
    latest = {row.indicator_code: row for row in review.rows if row.area_code == county}
    goals = review.facts.targets[review.facts.targets["area_code"] == county]
    columns = (goals[name] for name in ("indicator_code", "year", "target"))
    targets = {(code, int(one)): float(value) for code, one, value in zip(*columns, strict=True)}
    last = {plan.plan: plan.last_year for plan in catalog.plans}
    return [
        _Task(
            one,
            latest.get(one.indicator_code),
            targets.get((one.indicator_code, year)),
            targets.get((one.indicator_code, last.get(one.plan, year))),
        )
        for one in catalog.indicators_in(year)
    ]


def _note(tasks: Sequence[_Task]) -> str:
    """Return 共262项，按最近一次评估：预警25项、…列于本表；正常150项、…见“其余任务”表."""
    counts = Counter(one.status for one in tasks)
    here, there = _counted(counts, _OFF_COURSE), _counted(counts, STATUS_NAMES, _OFF_COURSE)
    parts = [f"{here}列于本表"] if here else []
    parts += [f"{there}见“{OTHER_TASKS}”表"] if there else []
    return f"共{len(tasks)}项，按最近一次评估：{'；'.join(parts)}。" if parts else ""


def _counted(counts: Counter[str], names: Iterable[str], but: Sequence[str] = ()) -> str:
    return "、".join(
        f"{STATUS_NAMES[one]}{counts[one]}项" for one in names if counts[one] and one not in but
    )


def _cells(task: _Task) -> tuple[Value, ...]:
    indicator, unit = task.indicator, task.indicator.unit
    return (
        with_unit(indicator.name, unit),
        join_places(indicator.lead_units, _MOST_UNITS),
        *_standing(task.row, unit),
        _figure(task.year_goal, unit),
        _figure(task.last_goal, unit),
        indicator.plan,
        "、".join(indicator.lead_units),
        indicator.section,
        FREQUENCY_NAMES[indicator.frequency],
        indicator.indicator_code,
    )


def _figure(value: float | None, unit: str) -> Value:
    return None if value is None else Figure(value, usual_decimals(unit))


def _standing(row: JudgedRow | None, unit: str) -> tuple[Value, ...]:
    """Return status, month, actual, asked and shortfall; no figure of a row without one."""
    if row is None:
        return STATUS_NAMES[_NO_ROW], None, None, None, None
    mark = STATUS_MARKS[row.status] if row.status in SCORED else ""
    decimals = decimals_of(row, unit)
    figures = (Figure(row.actual, decimals), Figure(row.expected, decimals))
    return f"{mark}{STATUS_NAMES[row.status]}", row.period, *figures, row.shortfall
