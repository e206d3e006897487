"""The bulletin's first annex: how each plan stands, its matters, what else is behind."""

import datetime as dt
import math
from collections.abc import Mapping, Sequence

from docx.document import Document as NoticeDocument

from flows.catalog.model import Catalog
from flows.report.bulletin.demands import demand_cells
from flows.report.bulletin.judgement import reached_text, status_list
from flows.report.month.amounts import gap
from flows.report.month.counts import Counts
from flows.report.month.judged_row import BEHIND, JudgedRow
from flows.report.month.matter_cells import figure_cells, name_cell
from flows.report.month.matter_sentences import older_month
from flows.report.month.matters import Matter, missing_amount
from flows.report.month.phrases import first_names, join_names
from flows.report.month.review import Review
from flows.report.office.notice import add_heading, add_small_text
from flows.report.office.notice_parts import Column, add_table
from flows.wording import LEVEL_NAMES, STATUS_NAMES

_STATUSES = tuple((key, STATUS_NAMES[key]) for key in ("green", "yellow", "red", "missing"))
_ASKED = [
    Column("序号", 10, "center"),
    Column("须办事项（单位）", 44),
    *(Column(name, 16, "right") for name in ("实际", "应达", "差额")),
    Column("层级", 11, "center"),
    Column("责任单位", 30),
    Column("时限", 18, "center"),
]
#: Nine points: a figure of eight digits stands on one line.
_HALF_POINTS = 18
#: A sentence names so many, the worst first; the ledgers' list of tasks has all.
_MOST_NAMED = 10
#: Where the columns of DEMANDS hold unit and deadline.
_UNIT, _LIMIT = 3, 6


def add_plans(
    document: NoticeDocument, title: str, review: Review, own_days: Mapping[dt.date, bool]
) -> None:
    """Add how each plan stands for the county: its matters as a table, what else is behind."""
    add_heading(document, title, 1, new_page=True)
    idle = []
    for plan, counts in review.plans:
        asked = [
            _asked_row(number, matter, review, own_days)
            for number, matter in enumerate(review.asked, start=1)
            if matter.indicator.plan == plan
        ]
        if not counts.due and not asked:
            idle.append(plan)
            continue
        add_small_text(document, plan_sentence(counts) + _rest(review, plan), lead=f"{plan}。")
        if asked:
            add_table(document, f"{plan}须办事项", _ASKED, asked, half_points=_HALF_POINTS)
    if any(counts.yellow + counts.red + counts.missing > _MOST_NAMED for _, counts in review.plans):
        add_small_text(document, "各项指标的实际、应达和状态见台账“重点任务清单”和“其余任务”。")
    if idle:
        add_small_text(document, f"本月没有到期考核指标的方案：{join_names(idle)}。")


def plan_sentence(counts: Counts) -> str:
    """Return how a plan's due indicators stand, and what was not asked."""
    if not counts.due:
        text = "本月没有到期考核的指标。"
    elif counts.missing == counts.due:
        text = f"到期考核{counts.due}项，{'均' if counts.due > 1 else ''}未报送数据。"
    else:
        rest = status_list(counts, _STATUSES[1:])
        reached = reached_text(counts.green, counts.due, "达到序时进度")
        text = f"到期考核{counts.due}项，{reached}{f'；{rest}' if rest else ''}。"
    apart = [
        f"{STATUS_NAMES[key]}{number}项"
        for key, number in (
            ("not_due", counts.not_due),
            ("not_applicable", counts.not_applicable),
            ("no_target", counts.no_target),
        )
        if number
    ]
    return f"{text}另有{join_names(apart)}，不计入。" if apart else text


def _asked_row(
    number: int, matter: Matter, review: Review, own_days: Mapping[dt.date, bool]
) -> tuple[str, ...]:
    """Return a matter with its place among all; a town's figure names the town."""
    demand = demand_cells(number, matter, review, own_days)
    return (
        str(number),
        f"{name_cell(matter.indicator, matter.whose)}{older_month(matter.row, review.period)}",
        *figure_cells(matter.indicator, matter.row),
        LEVEL_NAMES[matter.level],
        demand[_UNIT],
        demand[_LIMIT],
    )


def _rest(review: Review, plan: str) -> str:
    """Return what else of a plan is behind in the county, worst first: no table names it.

    What measures the same thing as a matter is no thing beside it (rules.md section 10).
    """
    catalog = review.facts.catalog
    own = [row for row in review.month_rows if row.area_code == catalog.county.area_code]
    asked = {matter.code for matter in review.asked}
    same = {
        one.indicator_code: number
        for number, matter in enumerate(review.asked, start=1)
        for one in matter.also
        if one.indicator_code not in asked
    }
    rest = [
        row
        for row in own
        if row.status in BEHIND
        and row.indicator_code not in asked
        and catalog.indicator_by_code[row.indicator_code].plan == plan
    ]
    together = [
        f"{_behind(row, catalog)}（第{same[row.indicator_code]}项）"
        for row in rest
        if row.indicator_code in same
    ]
    parts = []
    for status in BEHIND:
        names = [
            _behind(row, catalog)
            for row in _worst_first(rest)
            if row.status == status and row.indicator_code not in same
        ]
        if names:
            shown = first_names(names, _MOST_NAMED)
            parts.append(f"{STATUS_NAMES[status]}{len(names)}项：{shown}")
    told = f"与须办事项同属一事的{len(together)}项：{join_names(together)}。" if together else ""
    return told + (f"须办事项之外，{'；'.join(parts)}。" if parts else "")


def _behind(row: JudgedRow, catalog: Catalog) -> str:
    indicator = catalog.indicator_by_code[row.indicator_code]
    if math.isnan(row.actual):
        return indicator.name
    return f"{indicator.name}{gap(indicator, row, missing_amount(indicator.direction, row))}"


def _worst_first(rows: Sequence[JudgedRow]) -> list[JudgedRow]:
    return sorted(
        rows,
        key=lambda row: (
            row.is_reference,
            BEHIND.index(row.status),
            -row.shortfall if not math.isnan(row.shortfall) else 0.0,
            row.indicator_code,
        ),
    )
