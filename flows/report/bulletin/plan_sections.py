"""The later parts of the bulletin: plan by plan, town by town, what was not sent."""

from collections import Counter
from collections.abc import Iterable, Sequence

from docx.document import Document as NoticeDocument

from flows.numbers_text import show_number
from flows.period import chinese_period
from flows.report.charts.draw_charts import ChartFile
from flows.report.letters.letter_ledger import Letter
from flows.report.letters.letter_matters import Matter
from flows.report.month.phrases import join_names
from flows.report.month.standing import Standing
from flows.report.office.notice import add_heading, add_text
from flows.report.office.notice_parts import Column, add_chart, add_table
from flows.wording import LETTER_NAMES, LEVEL_NAMES, STATUS_MARKS, STATUS_NAMES

_BELOW = ("red", "yellow")
_MOST_ROWS = 12
_MOST_CHARTS = 3
_MOST_LETTERS = 15
_OF_TOWNS = ("bullet", "ranking")
_NUMERALS = "一二三四五六七八九十"
_FIGURES = [
    Column("指标（单位）", 34),
    Column("状态", 15, "center"),
    Column("实际", 18, "right"),
    Column("序时目标", 17, "right"),
    Column("差距", 18, "right"),
    Column("年度目标", 17, "right"),
    Column("牵头单位", 28),
]
_RANKING = [
    Column("名次", 10, "center"),
    Column("镇", 20),
    *(Column(name, 14, "right") for name in ("得分", "正常", "关注", "预警", "未报")),
]
_OWED = [Column("单位", 22), Column("报表", 45), Column("最早欠报月份", 20), Column("层级", 12)]
_LETTERS = [Column("文号", 30), Column("种类", 14), Column("收件单位", 30), Column("答复期限", 22)]


def add_plans(
    document: NoticeDocument, numeral: str, standing: Standing, charts: Sequence[ChartFile]
) -> None:
    """Add how each plan stands for the county, on a new page, with its worst indicators."""
    county = standing.facts.catalog.county.area_code
    rows: dict[str, list[Matter]] = {
        indicator.plan: [] for indicator in standing.facts.catalog.indicators
    }
    for row in standing.judged:
        if row["area_code"] == county:
            rows[row["plan"]].append(row)
    add_heading(document, f"{numeral}、各方案进展", 1, new_page=True)
    _add_charts(document, [chart for chart in charts if chart.kind == "plans"][:1])
    due = {plan: own for plan, own in rows.items() if own}
    for number, (plan, own) in enumerate(due.items()):
        _add_plan(document, f"（{chinese_number(number + 1)}）{plan}。", plan, own, standing)
    idle = [plan for plan, own in rows.items() if not own]
    if idle:
        add_text(document, f"本月没有到期评估指标的方案：{join_names(idle)}。")


def chinese_number(number: int) -> str:
    """Return 1 to 99 as 一, 十, 十一, 二十."""
    tens, ones = divmod(number, 10)
    if tens == 0:
        return _NUMERALS[ones - 1]
    return ("" if tens == 1 else _NUMERALS[tens - 1]) + "十" + (_NUMERALS[ones - 1] if ones else "")


def _add_plan(
    document: NoticeDocument, lead: str, plan: str, rows: Sequence[Matter], standing: Standing
) -> None:
    counts = Counter(row["status"] for row in rows)
    states = "、".join(
        f"{name}{counts[key]}项" for key, name in STATUS_NAMES.items() if counts[key]
    )
    below = [row for row in rows if row["status"] in _BELOW]
    missing = [row["indicator"] for row in rows if row["status"] == "missing"]
    text = f"应评估{len(rows)}项，其中{states}。"
    if len(rows) == counts["green"]:
        text = f"应评估的{len(rows)}项均达到序时目标。"
    text += f"未报数据的是{join_names(missing, 3)}。" if missing else ""
    if len(below) > _MOST_ROWS:
        text += f"差距最大的{_MOST_ROWS}项如下，其余见附件1。"
    add_text(document, text, lead=lead)
    if below:
        shown = below[:_MOST_ROWS]
        caption = f"{plan}未达到序时目标的指标"
        add_table(document, caption, _FIGURES, [_figure_row(row, standing) for row in shown])


def _figure_row(row: Matter, standing: Standing) -> tuple[str, ...]:
    name, *figures = standing.figures.cells(row)
    status = f"{STATUS_MARKS[row['status']]}{STATUS_NAMES[row['status']]}"
    return name, status, *figures, row["lead_unit"]


def add_towns(
    document: NoticeDocument, numeral: str, standing: Standing, charts: Sequence[ChartFile]
) -> None:
    """Add the ranking of the towns and the charts that compare them."""
    facts = standing.facts
    scores = facts.town_scores[facts.town_scores["period"] == facts.period].sort_values("rank")
    add_heading(document, f"{numeral}、各镇情况", 1)
    rows = [
        (
            str(row["rank"]),
            facts.catalog.area_name(str(row["area_code"])),
            show_number(float(row["score"])),
            *(str(row[key]) for key in ("green", "yellow", "red", "missing")),
        )
        for row in scores.to_dict("records")
    ]
    add_table(document, f"{chinese_period(facts.period)}各镇综合得分", _RANKING, rows)
    chosen = [chart for kind in _OF_TOWNS for chart in charts if chart.kind == kind]
    _add_charts(document, chosen[:_MOST_CHARTS])


def add_reporting(
    document: NoticeDocument, numeral: str, standing: Standing, overdue: Sequence[Letter]
) -> None:
    """Add the forms that are owed and the letters without answer."""
    add_heading(document, f"{numeral}、报送和答复情况", 1)
    owed = [
        (
            name,
            row["form_name"],
            chinese_period(row["opened"]),
            LEVEL_NAMES[int(row["level"])],
        )
        for name, rows in sorted(standing.owed_by.items())
        for row in rows
    ]
    if owed:
        add_table(document, "尚未报送的报表", _OWED, owed)
    if overdue:
        if len(overdue) > _MOST_LETTERS:
            text = f"逾期未书面答复的函件共{len(overdue)}件，期限最早的{_MOST_LETTERS}件如下"
            add_text(document, f"{text}，其余见附件2。")
        earliest = sorted(overdue, key=lambda one: one.answer_due)[:_MOST_LETTERS]
        letters = [
            (one.number, LETTER_NAMES[one.level], one.recipient, f"{one.answer_due:%Y-%m-%d}")
            for one in earliest
        ]
        add_table(document, "逾期未书面答复的函件", _LETTERS, letters)


def _add_charts(document: NoticeDocument, charts: Iterable[ChartFile]) -> None:
    for chart in charts:
        add_chart(document, chart.png.read_bytes(), chart.alt)
