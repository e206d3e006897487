"""One letter as a document: the facts, the source of the target, the deadline for an answer."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from flows.period import chinese_period
from flows.report.letters.letter_ledger import Letter
from flows.report.letters.letter_matters import Matter
from flows.report.month.figures import Figures
from flows.report.month.phrases import join_names, office_name
from flows.report.office.notice import (
    add_heading,
    add_line,
    add_signature,
    add_text,
    add_title,
    new_notice,
    save_notice,
)
from flows.report.office.notice_parts import Column, add_table
from flows.wording import LETTER_NAMES, LEVEL_NAMES, STATUS_NAMES

_OPENINGS = {1: "现提醒如下。", 2: "现予督办。", 3: "现予通报。"}
_DEMANDS = {
    1: "请对照目标分析原因，明确措施和完成时限，及时赶上序时进度。",
    2: "请主要负责同志牵头，逐项查明原因，制定整改措施，明确责任人和完成时限，限期整改到位。",
    3: "请主要负责同志亲自研究，逐项制定整改方案，明确责任人和完成时限，认真整改。",
}
_STATES = [(key, STATUS_NAMES[key]) for key in ("red", "yellow", "missing")]
_NUMBER = Column("序号", 8, "center")
_FIGURES = [
    _NUMBER,
    Column("指标（单位）", 33),
    Column("本期实际", 16, "right"),
    Column("序时目标", 14, "right"),
    Column("差距", 16, "right"),
    Column("年度目标", 14, "right"),
]
_SOURCES = [_NUMBER, Column("指标", 26), Column("方案出处", 46), Column("目标口径", 18)]
_FORMS = [_NUMBER, Column("报表", 50), Column("最早欠报月份", 20, "center")]


def write_letter(letter: Letter, matters: Sequence[Matter], figures: Figures, file: Path) -> Path:
    """Write the letter to a file and return it."""
    facts = figures.facts
    indicators = [matter for matter in matters if matter["kind"] == "indicator"]
    forms = [matter for matter in matters if matter["kind"] == "submission"]
    title = _title(letter, indicators, forms)
    office = office_name(facts.office, facts.catalog)
    document = new_notice(title, office, letter.issued_on, is_synthetic=facts.is_synthetic)
    add_line(document, letter.number, side="right")
    add_title(document, title)
    add_line(document, f"{letter.recipient}：")
    add_text(document, _opening(letter, indicators, forms, figures))
    numerals = iter("一二三四")
    if indicators:
        is_town = letter.recipient in figures.town_names
        add_heading(document, f"{next(numerals)}、未达到序时目标的指标", 1)
        add_table(document, "指标完成情况", *_figure_table(indicators, figures, is_town=is_town))
        add_heading(document, f"{next(numerals)}、目标依据", 1)
        add_table(document, "目标出处和口径", _SOURCES, _source_rows(indicators))
    if forms:
        add_heading(document, f"{next(numerals)}、未报送的报表", 1)
        add_table(document, "欠报报表", _FORMS, _form_rows(forms))
    add_heading(document, f"{next(numerals)}、有关要求", 1)
    add_text(document, _demand(letter, office, has_figures=bool(indicators), has_forms=bool(forms)))
    add_signature(document, office, letter.issued_on)
    return save_notice(document, file)


def _title(letter: Letter, indicators: Sequence[Matter], forms: Sequence[Matter]) -> str:
    about = "有关指标未达序时目标" if indicators else "报表欠报"
    if indicators and forms:
        about = "有关指标滞后和报表欠报"
    return f"关于{chinese_period(letter.period)}\n{about}情况的{LETTER_NAMES[letter.level]}"


def _opening(
    letter: Letter, indicators: Sequence[Matter], forms: Sequence[Matter], figures: Figures
) -> str:
    is_town = letter.recipient in figures.town_names
    parts = []
    if indicators:
        counts = Counter(str(matter["status"]) for matter in indicators)
        states = [f"{name}{counts[key]}项" for key, name in _STATES if counts[key]]
        whose = "你镇" if is_town else "你单位牵头的指标中"
        parts.append(f"{whose}有{len(indicators)}项未达到序时目标（{'、'.join(states)}）")
    if forms:
        whose = "另" if parts else "你镇" if is_town else "你单位"
        parts.append(f"{whose}有{len(forms)}张报表未按期报送")
    return (
        f"根据{chinese_period(letter.period)}调度数据，{'，'.join(parts)}，"
        f"达到{LEVEL_NAMES[letter.level]}条件，{_OPENINGS[letter.level]}"
    )


def _figure_table(
    indicators: Sequence[Matter], figures: Figures, *, is_town: bool
) -> tuple[list[Column], list[tuple[str, ...]]]:
    """Return columns and rows; the last column names the lead units or the towns behind."""
    lasts = [
        matter["lead_unit"] if is_town else join_names(_towns(matter, figures), 3)
        for matter in indicators
    ]
    rows = [(str(number), *figures.cells(row)) for number, row in enumerate(indicators, 1)]
    if not any(lasts):
        return _FIGURES, rows  # type: ignore[return-value]
    last = Column("牵头单位" if is_town else "预警的镇", 24)
    return [*_FIGURES, last], [(*row, text or "—") for row, text in zip(rows, lasts, strict=True)]


def _towns(matter: Matter, figures: Figures) -> list[str]:
    return figures.red_towns.get(matter["indicator_code"], [])


def _source_rows(indicators: Sequence[Matter]) -> list[tuple[str, ...]]:
    return [
        (
            str(number),
            matter["indicator"],
            f"{matter['plan']}方案{matter['citation'] or matter['section']}",
            matter["basis_name"] or "—",
        )
        for number, matter in enumerate(indicators, 1)
    ]


def _form_rows(forms: Sequence[Matter]) -> list[tuple[str, ...]]:
    return [
        (str(number), matter["form_name"], chinese_period(matter["opened"]))
        for number, matter in enumerate(forms, 1)
    ]


def _demand(letter: Letter, office: str, *, has_figures: bool, has_forms: bool) -> str:
    asked = _DEMANDS[letter.level] if has_figures else ""
    asked += "请立即补报所欠报表，确无数据的说明原因。" if has_forms else ""
    due = f"{letter.answer_due.year}年{letter.answer_due.month}月{letter.answer_due.day}日"
    return (
        f"{asked}请于{due}前将落实情况书面报送{office}，并注明本函文号“{letter.number}”。"
        "逾期未答复的，将在月调度中列出。"
    )
