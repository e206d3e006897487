"""A province's month for its leaders: notice, workbook and page, all from the same roll-up."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from flows.counties.lines import (
    STATES,
    absent_sentence,
    counts_of,
    county_texts,
    county_values,
    indicator_values,
    judgement_sentences,
    matter_sentences,
    score_text,
)
from flows.counties.roll_up import ProvinceMonth
from flows.period import chinese_period
from flows.report.office.notice import (
    add_heading,
    add_signature,
    add_small_text,
    add_text,
    add_title,
    new_notice,
    save_notice,
)
from flows.report.office.notice_parts import Column, add_table
from flows.report.office.sheet_file import Head, SheetPlan, write_sheets
from flows.wording import CLASS_NAMES, STATUS_NAMES

_COUNTY_COLUMNS = [
    Column("名次", 10, "center"),
    Column("县（市、区）", 26),
    Column("得分", 14, "right"),
    *(Column(STATUS_NAMES[key], 11, "right") for key in STATES),
    Column("首要事项", 50),
]
_TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True)
class Issue:
    """Who issues the papers, on which day, and whether the figures are invented."""

    office: str
    day: dt.date
    is_synthetic: bool


def write_papers(
    month: ProvinceMonth, names: Mapping[str, str], issue: Issue, out: Path
) -> list[Path]:
    """Write `bulletin.docx`, `province.xlsx` and `index.html` of the month; return the files.

    `names`: counties by code, also of those without a result. The same month gives the same bytes.
    """
    folder = out / "reports" / month.period
    absent = absent_sentence(month, names)
    return [
        _write_notice(month, absent, issue, folder / "bulletin.docx"),
        _write_workbook(month, folder / "province.xlsx"),
        _write_page(month, absent, issue, folder / "index.html"),
    ]


def _write_notice(month: ProvinceMonth, absent: str, issue: Issue, file: Path) -> Path:
    title = f"关于{chinese_period(month.period)}各县重点指标调度情况的通报"
    document = new_notice(
        title, issue.office, issue.day, is_synthetic=issue.is_synthetic, is_compact=True
    )
    add_title(document, title, is_compact=True)
    for sentence in [*judgement_sentences(month), absent]:
        if sentence:
            add_text(document, sentence)
    matters = matter_sentences(month)
    if matters:
        add_heading(document, "一、多县共有的事项", 1)
        for lead, text in matters:
            add_small_text(document, text, lead=lead)
    rows = [county_texts(county) for county in month.counties]
    add_heading(document, f"{'二' if matters else '一'}、各县情况", 1)
    add_table(document, "各县得分和名次", _COUNTY_COLUMNS, rows)
    if issue.office:
        add_signature(document, issue.office, issue.day)
    return save_notice(document, file)


def _write_workbook(month: ProvinceMonth, file: Path) -> Path:
    title = chinese_period(month.period)
    counties = SheetPlan(
        "各县",
        f"{title}各县得分和名次",
        [
            Head("名次", 8),
            Head("区划代码", 16),
            Head("县（市、区）", 18),
            Head("得分", 10),
            *(Head(STATUS_NAMES[key], 10) for key in STATES),
            Head("须办事项", 10),
            Head("首要事项", 36),
            Head("应报报表", 10),
            Head("已报报表", 10),
            Head("按时报送", 10),
            Head(CLASS_NAMES["correct"], 10),
        ],
        [county_values(county) for county in month.counties],
    )
    sums = SheetPlan(
        "指标汇总",
        f"{title}各县指标汇总",
        [
            Head("指标编号", 12),
            Head("指标", 36),
            Head("单位", 10),
            Head("合计实际", 14),
            Head("计入县数", 10),
            Head("同口径目标", 14),
            Head("完成目标", 10, is_share=True),
            Head("考核县数", 10),
            *(Head(STATUS_NAMES[key], 10) for key in STATES),
        ],
        [indicator_values(indicator) for indicator in month.indicators],
    )
    return write_sheets([counties, sums], file)


def _write_page(month: ProvinceMonth, absent: str, issue: Issue, file: Path) -> Path:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    text = environment.get_template("province.html").render(
        title=f"{chinese_period(month.period)}各县重点指标调度",
        sentences=[one for one in (*judgement_sentences(month), absent) if one],
        matters=matter_sentences(month),
        counties=month.counties,
        counts_of=counts_of,
        score_text=score_text,
        states=[(key, STATUS_NAMES[key]) for key in STATES],
        office=issue.office,
        day=f"{issue.day.year}年{issue.day.month}月{issue.day.day}日",
        is_synthetic=issue.is_synthetic,
        share=_share,
    )
    file.parent.mkdir(parents=True, exist_ok=True)
    aside = file.with_name(f"{file.name}.part")
    aside.write_text(text, "utf-8")
    aside.replace(file)
    return file


def _share(part: int, whole: int) -> float:
    return round(100 * part / whole, 2) if whole else 0.0
