"""A 通报 to all towns and units: one paper a month that names its addressees."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from flows.report.letters.circular_table import (
    TABLE_NAME,
    Part,
    add_circular_table,
    highest_level,
    named_by_matter,
)
from flows.report.letters.letter_document import add_letter_head
from flows.report.letters.letter_texts import contact_note, demands, letter_copies
from flows.report.month.phrases import join_names, join_places
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
from flows.report.office.notice_frame import add_colophon
from flows.report.office.notice_styles import begin_as_letter, tighten
from flows.wording import LEVEL_NAMES

_MOST_NAMES = 12
#: So many matters stand in a table within the text; of more so many are named before the annex.
_FIRST = 5
#: So many matters leave room for the signature on the first page when lines are close.
_FEW = 2


def write_circular(parts: Sequence[Part], review: Review, file: Path) -> Path:
    """Write the month's 通报 with the matters of every addressee and return the file.

    A table of many matters is an annex: behind it the closing would stand alone on a page.
    """
    letter = parts[0][0]
    title = f"关于{review.month}有关指标进度严重滞后情况的通报"
    document = new_notice(
        title, review.office, letter.issued_on, is_synthetic=review.facts.is_synthetic
    )
    begin_as_letter(document)
    add_letter_head(document, letter, review)
    add_title(document, title.replace("月有关", "月\n有关", 1))
    add_line(document, review.places.addressees)
    count = len(named_by_matter(parts))
    if count <= _FIRST:
        add_text(document, circular_opening(parts, review))
        add_circular_table(document, parts)
    else:
        add_text(document, circular_opening(parts, review, "全部事项见附件1"))
    for text in demands(letter, review.office):
        add_text(document, text)
    add_text(document, "附件：回执" if count <= _FIRST else f"附件：1.{TABLE_NAME}　2.回执")
    note = contact_note(review)
    add_signature(document, review.office, letter.issued_on, has_seal=True, note=note)
    if count <= _FEW or count > _FIRST:
        tighten(document, is_long=count > 1)
    if count > _FIRST:
        add_heading(document, f"附件1　{TABLE_NAME}", 1, new_page=True)
        add_circular_table(document, parts)
    copies = letter_copies(review.facts.catalog, review.office)
    add_colophon(document, copies, review.office, letter.issued_on)
    return save_notice(document, file)


def _in_order(recipients: Sequence[str], review: Review) -> list[str]:
    """Return units before towns, towns in the county's own order."""
    towns = [town.name for town in review.facts.catalog.towns if town.name in recipients]
    return [*(name for name in recipients if name not in towns), *towns]


def circular_opening(parts: Sequence[Part], review: Review, where: str = "见下表") -> str:
    """Return who is named and for how many matters; `where` all of them stand."""
    names = _in_order([letter.recipient for letter, _ in parts], review)
    matters = named_by_matter(parts)
    text = (
        f"根据{review.month}调度情况，{join_places(names, _MOST_NAMES)}"
        f"有指标长期未达到序时进度，达到{LEVEL_NAMES[3]}条件，现予通报。"
    )
    levels = Counter(highest_level(named) for named in matters)
    counts = "、".join(f"{LEVEL_NAMES[level]}{levels[level]}项" for level in sorted(levels)[::-1])
    which = f"（{counts}）" if len(levels) > 1 else ""
    if len(matters) <= _FIRST:
        return f"{text}共{len(matters)}项{which}，{where}。"
    first = join_names([named[0][1].matter.full_name for named in matters[:_FIRST]])
    return f"{text}共{len(matters)}项{which}，排在前列的是{first}，{where}。"
