"""The monthly bulletin (月调度通报): conclusions on the first page, then by plan and by town."""

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path

from docx.document import Document as NoticeDocument

from flows.period import chinese_period, shift
from flows.report.bulletin.conclusions import (
    introduce,
    list_demands,
    tell_changes,
    tell_lead_units,
    tell_ranking,
    tell_reporting,
    tell_statuses,
)
from flows.report.bulletin.plan_sections import add_plans, add_reporting, add_towns
from flows.report.charts.draw_charts import ChartFile
from flows.report.letters.letter_ledger import Letter
from flows.report.month.facts import Facts
from flows.report.month.phrases import office_name
from flows.report.month.standing import Standing
from flows.report.office.notice import (
    add_heading,
    add_line,
    add_signature,
    add_text,
    add_title,
    new_notice,
    save_notice,
)

_ADDRESSEES = "各镇人民政府，县直有关部门"
_NUMERALS = "一二三四五六七八九"


def write_bulletin(
    facts: Facts,
    charts: Sequence[ChartFile],
    folder: Path,
    *,
    day: dt.date | None = None,
    overdue: Sequence[Letter] = (),
) -> Path:
    """Write `bulletin.docx` into the month's folder and return it.

    `day` is the date it bears (the first of the next month when not given); `overdue` the letters
    without answer on that day. The same facts give the same bytes.
    """
    issued_on = day or dt.date.fromisoformat(f"{shift(facts.period, 1)}-01")
    standing = Standing(facts, issued_on.isoformat())
    office = office_name(facts.office, facts.catalog)
    month = chinese_period(facts.period)
    title = f"关于{month}\n有效衔接重点指标调度情况的通报"
    document = new_notice(title, office, issued_on, is_synthetic=facts.is_synthetic)
    add_title(document, title)
    add_line(document, f"{_ADDRESSEES}：")
    add_text(document, introduce(standing, month))
    _add_conclusions(document, standing, overdue)
    parts = iter(_NUMERALS[1:])
    add_plans(document, next(parts), standing, charts)
    if (facts.town_scores["period"] == facts.period).any():
        add_towns(document, next(parts), standing, charts)
    if standing.owed_by or overdue:
        add_reporting(document, next(parts), standing, overdue)
    _add_demands(document, next(parts), standing)
    add_line(document, "")
    for line in ("附件：1.预警清单（warnings.xlsx）", "　　　2.三张清单（ledgers.xlsx）"):
        add_text(document, line)
    add_signature(document, office, issued_on)
    return save_notice(document, folder / "bulletin.docx")


def _add_conclusions(
    document: NoticeDocument, standing: Standing, overdue: Sequence[Letter]
) -> None:
    add_heading(document, "一、总体情况", 1)
    for numeral, (lead, text) in zip(_NUMERALS, _conclusions(standing, overdue), strict=False):
        add_text(document, text, lead=f"（{numeral}）{lead}。")


def _conclusions(standing: Standing, overdue: Sequence[Letter]) -> Iterator[tuple[str, str]]:
    told = (
        ("指标完成", tell_statuses(standing)),
        ("预警变化", tell_changes(standing)),
        ("各镇排名", tell_ranking(standing)),
        ("牵头单位", tell_lead_units(standing)),
        ("数据报送", tell_reporting(standing, overdue)),
    )
    return ((lead, text) for lead, text in told if text)


def _add_demands(document: NoticeDocument, numeral: str, standing: Standing) -> None:
    add_heading(document, f"{numeral}、下一步要求", 1)
    demands = list_demands(standing)
    if len(demands) == 1:
        add_text(document, demands[0])
        return
    for letter, demand in zip(_NUMERALS, demands, strict=False):
        add_text(document, demand, lead=f"（{letter}）")
