"""The reply form (回执) that goes with a letter: one sheet, one answer per cell."""

from collections.abc import Sequence
from pathlib import Path

from flows.ingest.answers.reply_sheet import (
    DELAY_LABEL,
    FINISH_LABEL,
    MEASURES_LABEL,
    NUMBER_LABEL,
    REASON_LABEL,
    REPLY_SHEET,
    REPORTER_LABEL,
)
from flows.report.letters.letter_ledger import Letter
from flows.report.letters.letter_texts import contact_line
from flows.report.letters.letter_topics import Topic
from flows.report.month.amounts import actual, asked, gap
from flows.report.month.review import Review
from flows.report.month.working_days import Deadline
from flows.report.office.sheet_file import Head, SheetPlan, write_sheets

#: Room for what is written by hand or typed: reason, measures, day, delay.
_ANSWER_HEIGHTS = (110.0, 110.0, 30.0, 30.0)
_HEADS = (Head("项目", 18), Head("填写内容", 70), Head("说明", 34))


def write_reply_form(letter: Letter, topics: Sequence[Topic], review: Review, file: Path) -> Path:
    """Write the reply form of one addressee and return it."""
    due = Deadline(letter.answer_due, letter.is_due_certain)
    contact = contact_line(review)
    each = "逐项写明" if len(topics) > 1 else "写明"
    rows = [
        (NUMBER_LABEL, letter.number, "请勿改动"),
        (REPORTER_LABEL, letter.recipient, "请勿改动"),
        ("答复期限", due.text, ""),
        *([("联系方式", contact, "")] if contact else []),
        *(_topic_row(number, topic) for number, topic in enumerate(topics, start=1)),
        (REASON_LABEL, "", f"{each}未达到进度的原因"),
        (MEASURES_LABEL, "", f"{each}整改措施和责任人"),
        (FINISH_LABEL, "", "写明完成日期，如9月30日"),
        (DELAY_LABEL, "", "确需延期的填写日期，并在原因中写明理由"),
    ]
    known = len(rows) - len(_ANSWER_HEIGHTS)
    heights = [*(None for _ in range(known)), *_ANSWER_HEIGHTS]
    title = f"回执（{letter.number}）"
    blanks = f"请填写下列{len(_ANSWER_HEIGHTS)}个空格（不需延期的最后一格不填）"
    note = f"{blanks}，存盘后将本表报回{review.office}。"
    plan = SheetPlan(REPLY_SHEET, title, _HEADS, rows, heights=heights, note=note)
    return write_sheets([plan], file)


def _topic_row(number: int, topic: Topic) -> tuple[str, str, str]:
    indicator, row = topic.matter.indicator, topic.row
    figures = f"{asked(indicator, row)}，实际{actual(indicator, row)}"
    return (
        f"事项{number}",
        f"{topic.name}：{figures}，{gap(indicator, row, topic.missing)}",
        "",
    )
