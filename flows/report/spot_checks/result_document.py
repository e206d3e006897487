"""The paper on a half-year's inspection (抽查通报): conclusion, towns, requirements, annexes."""

from pathlib import Path

from docx.document import Document as NoticeDocument

from flows.numbers_text import show_figure, show_number
from flows.period import chinese_half
from flows.report.bulletin.numerals import chinese_number
from flows.report.letters.letter_texts import letter_copies
from flows.report.office.notice import (
    add_heading,
    add_line,
    add_signature,
    add_small_text,
    add_text,
    add_title,
    new_notice,
    save_notice,
)
from flows.report.office.notice_frame import add_colophon, add_masthead
from flows.report.office.notice_parts import Column, add_table
from flows.report.spot_checks.inspection import Difference, Inspection, RateLine
from flows.report.spot_checks.result_sentences import (
    MOST_ERRORS,
    conclusion,
    error_sentence,
    largest_errors,
    method_sentences,
    requirements,
)

_RATES = [
    Column("抽取", 11, "right"),
    Column("已核查", 12, "right"),
    Column("不一致", 12, "right"),
    Column("多报", 10, "right"),
    Column("少报", 10, "right"),
    Column("差错率", 13, "right"),
    Column("置信区间", 27, "center"),
]
_DIFFERENCES = [
    Column("核查编号", 24, "center"),
    Column("序号", 9, "center"),
    Column("指标（单位）", 27),
    Column("上报数", 13, "right"),
    Column("核查数", 13, "right"),
    Column("误差", 15, "right"),
    Column("上报来源", 48),
]


def write_result(inspection: Inspection, folder: Path) -> Path:
    """Write `inspection.docx` into the half-year's folder and return it."""
    half = chinese_half(inspection.half)
    title = f"关于{half}数据抽查情况的通报"
    document = new_notice(
        title,
        inspection.office,
        inspection.day,
        is_synthetic=inspection.is_synthetic,
        is_compact=True,
    )
    day = f"{inspection.day.year}年{inspection.day.month}月{inspection.day.day}日"
    add_masthead(
        document,
        f"{inspection.catalog.policy.subject}工作抽查通报",
        half,
        f"{inspection.office}　{day}",
    )
    add_title(document, title, is_compact=True)
    add_line(document, inspection.catalog.places.addressees)
    add_text(document, conclusion(inspection))
    parts = [_add_towns, _add_errors, _add_forms, _add_requirements]
    wanted = [add for add in parts if inspection.whole.checked]
    number = 0
    for add in wanted:
        number += add(document, inspection, f"{chinese_number(number + 1)}、")
    _add_closing(document, inspection)
    return save_notice(document, folder / "inspection.docx")


def _add_errors(document: NoticeDocument, inspection: Inspection, numeral: str) -> bool:
    shown = largest_errors(inspection)
    if not shown:
        return False
    count = len(inspection.differences)
    few = f"（共{count}个，列前{MOST_ERRORS}个）" if count > MOST_ERRORS else ""
    add_heading(document, f"{numeral}误差较大的数{few}", 1)
    for number, one in enumerate(shown, start=1):
        add_small_text(document, error_sentence(one), lead=f"（{chinese_number(number)}）")
    return True


def _add_towns(document: NoticeDocument, inspection: Inspection, numeral: str) -> bool:
    places = inspection.catalog.places
    add_heading(document, f"{numeral}{places.all_towns}情况", 1)
    _add_rates(document, f"{places.all_towns}抽查结果", Column(places.town, 26), inspection.towns)
    return True


def _add_forms(document: NoticeDocument, inspection: Inspection, numeral: str) -> bool:
    add_heading(document, f"{numeral}各报表情况", 1)
    head = Column("报表", 58)
    _add_rates(document, "各报表抽查结果", head, inspection.forms, half_points=17)
    return True


def _add_rates(
    document: NoticeDocument,
    caption: str,
    head: Column,
    lines: list[RateLine],
    *,
    half_points: int = 19,
) -> None:
    rows = [
        (
            one.name,
            show_number(one.drawn),
            show_number(one.checked),
            show_number(one.wrong),
            show_number(one.over_reported),
            show_number(one.under_reported),
            one.rate_text,
            one.interval_text,
        )
        for one in lines
    ]
    add_table(document, caption, [head, *_RATES], rows, half_points=half_points)


def _add_requirements(document: NoticeDocument, inspection: Inspection, numeral: str) -> bool:
    parts = list(requirements(inspection))
    if not parts:
        return False
    add_heading(document, f"{numeral}有关要求", 1)
    for number, (lead, text) in enumerate(parts, start=1):
        add_text(document, text, lead=f"（{chinese_number(number)}）{lead}。")
    return True


def _add_closing(document: NoticeDocument, inspection: Inspection) -> None:
    """Add the list of annexes, the signature, the annexes and the closing part (版记)."""
    has_list = bool(inspection.differences)
    names = ["不一致数据明细"] if has_list else []
    names += ["抽样和计算方法"] if inspection.whole.checked else []
    for number, name in enumerate(names, start=1):
        add_small_text(document, f"{'附件：' if number == 1 else '　　　'}{number}.{name}")
    add_signature(document, inspection.office, inspection.day)
    for number, name in enumerate(names, start=1):
        add_heading(document, f"附件{number}　{name}", 1, new_page=number == 1)
        if has_list and number == 1:
            _add_differences(document, inspection)
        else:
            for sentence in method_sentences(inspection):
                add_small_text(document, sentence)
    add_colophon(
        document,
        letter_copies(inspection.catalog, inspection.office),
        inspection.office,
        inspection.day,
    )


def _add_differences(document: NoticeDocument, inspection: Inspection) -> None:
    """Add every wrong figure; the remarks only where somebody wrote one."""
    rows = [_cells(one) for one in inspection.differences]
    has_remarks = any(one.remark for one in inspection.differences)
    places = inspection.catalog.places
    before, after = _DIFFERENCES[:2], _DIFFERENCES[2:]
    columns = [*before, Column(f"{places.town}、{places.places_below}", 20), *after]
    columns += [Column("备注", 20)] if has_remarks else []
    caption = f"共{len(rows)}个，按核查编号排列"
    shown = [row[: len(columns)] for row in rows]
    add_table(document, caption, columns, shown, half_points=16)


def _cells(one: Difference) -> tuple[str, ...]:
    sign = "+" if one.error_pct > 0 else "-"
    return (
        one.number,
        str(one.line),
        one.area,
        f"{one.measure}（{one.unit}）",
        show_figure(one.reported),
        show_figure(one.found),
        f"{sign}{show_number(abs(one.error_pct), 1)}%",
        one.source,
        one.remark,
    )
