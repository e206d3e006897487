"""What towns and units ask of the county this month: the bulletin's last section."""

from docx.document import Document as NoticeDocument

from flows.report.bulletin.numerals import item_number
from flows.report.ledgers.written_appeals import WrittenAppeal, written_appeals
from flows.report.month.phrases import join_places
from flows.report.month.review import Review
from flows.report.office.notice import add_heading, add_small_text
from flows.report.office.notice_styles import set_close

#: So many stand on the third page; all are in the ledger.
_MOST_APPEALS = 3
_MOST_NAMES = 3


def month_appeals(review: Review) -> list[WrittenAppeal]:
    """Return what was written beside the month's own forms."""
    return [one for one in written_appeals(review) if one.period == review.period]


def add_appeals(document: NoticeDocument, review: Review, numeral: str) -> None:
    """Add the section: who wrote what, and where the rest is; a quiet month stays on one page."""
    appeals = month_appeals(review)
    title = f"{numeral}、{review.places.all_towns}各单位反映的问题和建议（{len(appeals)}条）"
    add_heading(document, title, 1)
    by_text: dict[str, list[str]] = {}
    for one in appeals:
        by_text.setdefault(one.text, []).append(one.reporter)
    shown = list(by_text.items())[:_MOST_APPEALS]
    for number, (text, names) in enumerate(shown, start=1):
        lead = f"{item_number(number, len(shown))}{join_places(names, _MOST_NAMES)}。"
        add_small_text(document, text, lead=lead)
    rest = len(appeals) - sum(len(names) for _, names in shown)
    more = f"其余{rest}条见诉求台账，" if rest > 0 else ""
    add_small_text(document, f"{more}请有关部门研究答复。")
    if not review.asked:
        set_close(document)
