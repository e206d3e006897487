"""A 提醒函 or 督办函 as a document in the form of an official letter (GB/T 9704)."""

from collections.abc import Sequence
from pathlib import Path

from docx.document import Document as NoticeDocument

from flows.report.bulletin.numerals import item_number
from flows.report.charts.line_breaks import break_lines
from flows.report.letters.letter_ledger import Letter
from flows.report.letters.letter_texts import (
    addressee,
    contact_note,
    demands,
    lacking_sentence,
    letter_copies,
    opening,
    topic_sentences,
)
from flows.report.letters.letter_topics import Topic
from flows.report.month.matter_cells import figure_cells, name_cell, need_cell
from flows.report.month.review import Review
from flows.report.office.notice import (
    add_heading,
    add_line,
    add_signature,
    add_text,
    add_title,
    new_notice,
    save_notice,
)
from flows.report.office.notice_frame import DRAFT, add_colophon, add_masthead
from flows.report.office.notice_parts import Column, add_table
from flows.report.office.notice_styles import begin_as_letter, tighten
from flows.wording import LETTER_NAMES

MOST_TOPICS = 5
#: So many matters leave room for the signature on the first page when lines are close.
_FEW = 2
#: Lines of a whole letter that fit on one page when set closer, and when set closest; a longer one
#: goes on to a second page with text and signature.
_LONG, _LONGEST = 21, 23
_LINE_CHARACTERS = 27
_NAME_POINTS = 32
_REST = [
    Column("序号", 8, "center"),
    Column("事项（单位）", 46),
    Column("应达", 18, "right"),
    Column("实际", 18, "right"),
    Column("差额", 20, "right"),
    Column("每月需", 26),
]


def write_letter(letter: Letter, topics: Sequence[Topic], review: Review, file: Path) -> Path:
    """Write the letter to a file and return it; a draft is marked 草稿."""
    facts = review.facts
    title = f"关于{review.month}有关指标进度滞后情况的{LETTER_NAMES[letter.level]}"
    document = new_notice(title, review.office, letter.issued_on, is_synthetic=facts.is_synthetic)
    begin_as_letter(document)
    add_letter_head(document, letter, review)
    add_title(document, title.replace("月有关", "月\n有关", 1))
    add_line(document, f"{addressee(letter.recipient, facts.catalog)}：")
    add_text(document, opening(letter, topics, review))
    for number, topic in enumerate(topics[:MOST_TOPICS], start=1):
        lead = f"{item_number(number, len(topics))}{topic.name}。"
        add_text(document, topic_sentences(topic, facts.catalog), lead=lead)
    if len(topics) > MOST_TOPICS:
        add_text(document, f"其余{len(topics) - MOST_TOPICS}项见附件。")
    for text in filter(None, (lacking_sentence(topics), *demands(letter, review.office))):
        add_text(document, text)
    add_attachments(document, has_rest=len(topics) > MOST_TOPICS)
    note = contact_note(review)
    add_signature(document, review.office, letter.issued_on, has_seal=True, note=note)
    if len(topics) > MOST_TOPICS:
        add_rest(document, topics)
    copies = letter_copies(facts.catalog, review.office, _leading(topics))
    own = [one for one in copies if one != letter.recipient]
    add_colophon(document, own, review.office, letter.issued_on)
    lines = text_lines(document)
    if len(topics) <= _FEW and lines <= _LONGEST:
        tighten(document, is_long=lines > _LONG)
    return save_notice(document, file)


def text_lines(document: NoticeDocument) -> int:
    """Return how many lines the paragraphs take, of so many characters each."""
    texts = (paragraph.text for paragraph in document.paragraphs if paragraph.text.strip())
    return sum(len(break_lines(text, _LINE_CHARACTERS)) for text in texts)


def add_letter_head(document: NoticeDocument, letter: Letter, review: Review) -> None:
    """Add the office's red name, the double rule and the number; 草稿 on a draft."""
    mark = f"{DRAFT}，未签发" if letter.is_draft else ""
    add_masthead(document, review.office, mark, letter.number, size=_NAME_POINTS, is_double=True)


def add_attachments(document: NoticeDocument, *, has_rest: bool) -> None:
    """Add the list of what goes with the letter."""
    add_text(document, "附件：1.其余事项　2.回执" if has_rest else "附件：回执")


def add_rest(document: NoticeDocument, topics: Sequence[Topic]) -> None:
    """Add the matters beyond the fifth as a table on a page of its own."""
    add_heading(document, "附件1　其余事项", 1, new_page=True)
    rows = []
    for number, topic in enumerate(topics[MOST_TOPICS:], start=MOST_TOPICS + 1):
        indicator = topic.matter.indicator
        reached, goal, difference = figure_cells(indicator, topic.row)
        need = need_cell(indicator, topic.row)
        name = name_cell(indicator, topic.whose)
        rows.append((str(number), name, goal, reached, difference, need))
    add_table(document, "其余未达到序时进度的事项", _REST, rows)


def _leading(topics: Sequence[Topic]) -> list[str]:
    """Return the lead units of a letter's matters: they get a copy."""
    return list(dict.fromkeys(unit for topic in topics for unit in topic.matter.answering))
