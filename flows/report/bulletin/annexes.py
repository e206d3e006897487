"""The bulletin's annexes: the watch list, reporting and quality, letters by unit."""

import math
from collections.abc import Sequence

from docx.document import Document as NoticeDocument

from flows.numbers_text import ABSENT, show_share
from flows.report.letters.letter_counts import LetterCount
from flows.report.month.matter_cells import figure_cells, name_cell
from flows.report.month.matters import Matter
from flows.report.month.phrases import join_names, join_places
from flows.report.month.reporting import ReporterStanding
from flows.report.month.review import Review
from flows.report.office.notice import add_heading, add_small_text
from flows.report.office.notice_parts import Column, add_table
from flows.wording import CLASS_NAMES, TARGET_NAMES, WATCH_LIST_NAME
from flows.words.place_words import counter_of

_NUMBERS = [Column(name, 16, "right") for name in ("实际", "应达", "差额")]
_WATCHED = [
    Column("指标（单位）", 44),
    Column("范围", 12),
    *_NUMBERS,
    Column("目标性质", 20, "center"),
]
#: Nine points: a figure of eight digits stands on one line.
_HALF_POINTS = 18
_REPORTING = [
    Column("单位", 30),
    *(Column(name, 13, "right") for name in ("应报", "已报", "逾期", "欠报")),
    *(
        Column(name, 15, "right")
        for name in (CLASS_NAMES["correct"], CLASS_NAMES["explain"], "填报率")
    ),
]
_LETTERS = [
    Column("单位", 30),
    *(Column(name, 14, "right") for name in ("已发", "已答复", "期限未到", "逾期")),
    Column("逾期未答复的文号", 42),
]
_MOST_TOWNS = 4
#: What stands on a page; the workbook lists them all.
_MOST_WATCHED = 20


def add_watch_list(document: NoticeDocument, title: str, review: Review) -> None:
    """Add the matters that are watched and ask for nothing."""
    add_heading(document, title, 1, new_page=True)
    rest = len(review.watched) - _MOST_WATCHED
    where = f"下表列前{_MOST_WATCHED}项，其余{rest}项见预警清单“{WATCH_LIST_NAME}”表。"
    add_small_text(
        document,
        f"本月{len(review.watched)}项列入{WATCH_LIST_NAME}，"
        f"请有关单位和{review.places.town}留意进度，不需要书面答复。" + (where if rest > 0 else ""),
    )
    cells = [
        (
            name_cell(matter.indicator),
            review.places.whole if matter.is_county else matter.area,
            *figure_cells(matter.indicator, matter.row),
            _why_watched(matter),
            join_places([part.town for part in matter.towns], _MOST_TOWNS) or ABSENT,
        )
        for matter in review.watched[:_MOST_WATCHED]
    ]
    columns = [*_WATCHED, Column(f"未达进度的{review.places.town}", 28)]
    add_table(document, WATCH_LIST_NAME, columns, cells, half_points=_HALF_POINTS)


def _why_watched(matter: Matter) -> str:
    """Return what its target is; a red against the plan's own asks nothing before its month."""
    is_early = matter.row.status == "red" and not matter.is_reference
    return f"{TARGET_NAMES[matter.is_reference]}{'，未到完成月份' if is_early else ''}"


def add_reporting(document: NoticeDocument, title: str, review: Review) -> None:
    """Add who reported what and how good it was: all towns, and units with something to say."""
    add_heading(document, title, 1, new_page=True)
    shown = [one for one in review.reporters if one.is_town or _is_notable(one)]
    caption = f"{review.places.all_towns}各单位报送情况"
    add_table(document, caption, _REPORTING, [_reporter_row(one) for one in shown])
    has_share = any(not math.isnan(one.completeness) for one in shown)
    share = "；填报率为已报报表中填有数据的比例" if has_share else ""
    add_small_text(document, f"欠报包括以前月份尚未补报的报表{share}。")
    units = sum(one.received > 0 for one in review.reporters if one not in shown)
    if units:
        fine = f"另有{units}个单位{'均' if units > 1 else ''}按时报送"
        add_small_text(
            document, f"{fine}，没有{CLASS_NAMES['correct']}、{CLASS_NAMES['explain']}的数据。"
        )


def _is_notable(one: ReporterStanding) -> bool:
    return bool(one.owed or one.late or one.to_correct or one.to_explain)


def _reporter_row(one: ReporterStanding) -> tuple[str, ...]:
    counts = (one.forms, one.received, one.late, len(one.owed), one.to_correct, one.to_explain)
    return one.reporter, *(str(number) for number in counts), show_share(one.completeness)


def add_letters(document: NoticeDocument, title: str, counts: Sequence[LetterCount]) -> None:
    """Add the letters without answer by addressee; who answered all is counted.

    Recent overdue ones are named, older ones counted.
    """
    add_heading(document, title, 1, new_page=True)
    open_ones = [one for one in counts if one.answered < one.issued]
    rows = [
        (
            one.recipient,
            *(str(n) for n in (one.issued, one.answered, one.waiting, one.overdue_count)),
            _overdue_text(one),
        )
        for one in open_ones
    ]
    if rows:
        add_table(document, "函件办理情况", _LETTERS, rows, half_points=_HALF_POINTS)
    done = [one for one in counts if one not in open_ones]
    if done:
        letters = sum(one.issued for one in done)
        counted = f"{len(done)}{counter_of(one.recipient for one in done)}"
        whose = f"另有{counted}" if rows else counted
        add_small_text(document, f"{whose}的{letters}件函件均已答复。")


def _overdue_text(one: LetterCount) -> str:
    parts = [join_names(list(one.overdue))] if one.overdue else []
    parts += [f"以前月份{one.older}件"] if one.older else []
    return "；".join(parts) or ABSENT
