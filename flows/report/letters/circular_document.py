"""A 通报 to all towns and units: one paper a month that names its addressees."""

from collections.abc import Sequence
from pathlib import Path

from docx.document import Document as NoticeDocument

from flows.report.letters.letter_document import add_letter_head
from flows.report.letters.letter_ledger import Letter
from flows.report.letters.letter_texts import contact_note, demand
from flows.report.letters.letter_topics import Topic
from flows.report.month.matter_cells import figure_cells, name_cell, need_cell
from flows.report.month.phrases import join_names
from flows.report.month.review import Review
from flows.report.office.notice import (
    add_line,
    add_signature,
    add_text,
    add_title,
    new_notice,
    save_notice,
)
from flows.report.office.notice_frame import add_colophon
from flows.report.office.notice_parts import Column, add_table
from flows.report.office.notice_styles import begin_as_letter, tighten
from flows.wording import LEVEL_NAMES

Part = tuple[Letter, Sequence[Topic]]

_MOST_NAMES = 12
#: So many matters leave room for the signature on the first page when lines are close.
_FEW = 3
_COLUMNS = [
    Column("责任单位", 22),
    Column("事项（单位）", 38),
    Column("层级", 10, "center"),
    Column("应达", 16, "right"),
    Column("实际", 16, "right"),
    Column("差额", 18, "right"),
    Column("每月需", 24),
]


def write_circular(parts: Sequence[Part], review: Review, file: Path) -> Path:
    """Write the month's 通报 with the matters of every addressee and return the file."""
    letter = parts[0][0]
    title = f"关于{review.month}有关指标进度严重滞后情况的通报"
    document = new_notice(
        title, review.office, letter.issued_on, is_synthetic=review.facts.is_synthetic
    )
    begin_as_letter(document)
    if sum(len(topics) for _, topics in parts) <= _FEW:
        tighten(document)
    add_letter_head(document, letter, review)
    add_title(document, title.replace("月有关", "月\n有关", 1))
    add_line(document, "各镇人民政府，县直有关部门：")
    add_text(document, circular_opening(parts, review))
    add_circular_table(document, parts)
    add_text(document, demand(letter, review.office))
    if contact_note(review):
        add_text(document, contact_note(review))
    add_text(document, "附件：回执")
    add_signature(document, review.office, letter.issued_on, has_seal=True)
    copies = review.facts.catalog.policy.letters.copies
    add_colophon(document, list(copies), review.office, letter.issued_on)
    return save_notice(document, file)


def circular_opening(parts: Sequence[Part], review: Review) -> str:
    """Return who is named and for how many matters."""
    names = [letter.recipient for letter, _ in parts]
    return (
        f"根据{review.month}调度情况，{join_names(names, _MOST_NAMES)}"
        f"有指标长期未达到序时进度，达到{LEVEL_NAMES[3]}条件，现予通报，具体事项见下表。"
    )


def add_circular_table(document: NoticeDocument, parts: Sequence[Part]) -> None:
    """Add the matters of each addressee, those of the highest level first as ordered."""
    rows = []
    for letter, topics in parts:
        for topic in topics:
            indicator = topic.matter.indicator
            reached, goal, difference = figure_cells(indicator, topic.row)
            level = LEVEL_NAMES[topic.level]
            need = need_cell(indicator, topic.row)
            name = name_cell(indicator)
            rows.append((letter.recipient, name, level, goal, reached, difference, need))
    add_table(document, "通报事项", _COLUMNS, rows)
