"""The sentences of letters: addressee, opening, each matter, the basis, what is asked by when."""

import re
from collections.abc import Sequence

from flows.catalog.model import Catalog
from flows.catalog.office_records import Contact
from flows.catalog.records import Indicator
from flows.period import year_of
from flows.report.letters.letter_ledger import Letter
from flows.report.letters.letter_topics import Topic
from flows.report.month.amounts import (
    actual,
    asked,
    figure_note,
    gap,
    monthly_need,
    year_target,
)
from flows.report.month.phrases import join_places, office_name
from flows.report.month.review import Review
from flows.report.month.working_days import Deadline
from flows.wording import BASIS_NAMES, LEVEL_NAMES
from flows.words.place_words import office_of, your_place
from flows.words.plan_words import called_in_full

_OPENINGS = {1: "现提醒如下。", 2: "现予督办。", 3: "现予通报。"}
_DEMANDS = {
    1: "请对照目标查明原因，落实赶进度的措施和完成时限。",
    2: "请由分管负责同志牵头，逐项查明原因，制定整改措施，明确责任人和完成时限。",
    3: "请主要负责同志亲自研究，逐项制定整改方案，明确责任人和完成时限，抓好落实。",
}
_MOST_TOWNS = 3
#: How citations of plans are printed: their quotes and brackets vary from plan to plan.
_FULL_WIDTH = str.maketrans("「」()", "“”（）")
_INNER = {"“": "‘", "”": "’"}
#: A space between a figure and a Chinese sign.
_SPACED = re.compile(r"(?<=[\u4e00-\u9fff]) +(?=\d)|(?<=\d) +(?=[\u4e00-\u9fff])")


def addressee(recipient: str, catalog: Catalog) -> str:
    """Return the full name in the 主送 line: 清水乡人民政府, 河口街道办事处."""
    is_town = any(town.name == recipient for town in catalog.towns)
    return office_of(recipient) if is_town else recipient


def letter_copies(catalog: Catalog, office: str, others: Sequence[str] = ()) -> list[str]:
    """Return who gets a copy: whom the policy names, else the county's 督查室, then `others`.

    The office that writes, under its short or its full name, gets none.
    """
    named = catalog.policy.letters.copies
    first = [catalog.places.inspectors] if named is None else list(named)
    return [
        one
        for one in dict.fromkeys([*first, *others])
        if office not in (one, office_name(one, catalog))
    ]


def opening(letter: Letter, topics: Sequence[Topic], review: Review) -> str:
    """Return the paragraph that says why the letter is written."""
    is_town = any(town.name == letter.recipient for town in review.facts.catalog.towns)
    whose = your_place(letter.recipient) if is_town else "你单位牵头的指标中"
    what = "项指标" if is_town else "项"
    return (
        f"根据{review.month}调度情况，{whose}有{len(topics)}{what}未达到序时进度，"
        f"达到{LEVEL_NAMES[letter.level]}条件，{_OPENINGS[letter.level]}"
    )


def topic_sentences(topic: Topic, catalog: Catalog) -> str:
    """Return a matter: asked, actual, difference, needed per month, towns, source of the target."""
    indicator, row = topic.matter.indicator, topic.row
    reached = f"{actual(indicator, row)}{figure_note(indicator, row, catalog)}"
    need = monthly_need(indicator, row)
    text = f"{asked(indicator, row)}，实际{reached}，{gap(indicator, row, topic.missing)}"
    text += f"；全年目标{year_target(indicator, row)}，{need}" if need else ""
    towns = [part.town for part in topic.matter.towns]
    if topic.part is None and [topic.whose] != towns and towns:
        text += f"；未达进度的{catalog.places.town}有{join_places(towns, _MOST_TOWNS)}"
    return f"{text}。目标依据：{basis(indicator, topic, catalog)}。"


def lacking_sentence(topics: Sequence[Topic]) -> str:
    """Return which towns a unit's figures lack and that they report first; nothing for none."""
    names = [name for one in topics if one.part is None for name in one.row.lacking]
    if not names:
        return ""
    silent = join_places(list(dict.fromkeys(names)), _MOST_TOWNS)
    return f"{silent}有关数据未报，未计入上列实际数；请先督促补报，再核实差额。"


def basis(indicator: Indicator, topic: Topic, catalog: Catalog) -> str:
    """Return where the target stands: plan, section and its words, and how the year got it."""
    year = year_of(topic.row.period)
    rows = [one for one in catalog.targets if one.indicator_code == indicator.indicator_code]
    nearest = min(rows, key=lambda one: abs(one.year - year), default=None)
    place = nearest.citation if nearest and nearest.citation else indicator.section
    word = BASIS_NAMES.get(topic.row.basis, "")
    return f"{called_in_full(indicator.plan)}{_as_printed(place)}" + (f"（{word}）" if word else "")


def _as_printed(text: str) -> str:
    """Return a citation in full width, its quotes after a colon, single ones inside them."""
    depth, found = 0, list[str]()
    for sign in _SPACED.sub("", text.translate(_FULL_WIDTH)):
        depth -= sign == "”"
        if sign == "“" and depth == 0 and found and (found[-1].isalnum() or found[-1] == "）"):
            found.append("：")
        found.append(_INNER.get(sign, sign) if depth > 0 else sign)
        depth += sign == "“"
    return "".join(found)


def demands(letter: Letter, office: str) -> tuple[str, str]:
    """Return two paragraphs: what is asked, and by when and how to answer.

    The second can stand on the page of the signature without the first.
    """
    due = Deadline(letter.answer_due, letter.is_due_certain)
    return (
        _DEMANDS[letter.level],
        f"请于{due.text}前填写所附回执（电子表格），按月报渠道报送{office}。"
        "确需延期的，在回执中写明理由和申请延期的日期。",
    )


def contact_line(review: Review) -> str:
    """Return who answers questions: name, telephone and address of the office's contact."""
    contact = _own_contact(review)
    if contact is None:
        return ""
    parts = [f"联系人：{contact.name}" if contact.name else ""]
    parts += [f"电话：{contact.phone}" if contact.phone else ""]
    parts += [f"邮箱：{contact.address}" if contact.address else ""]
    return "，".join(part for part in parts if part)


def contact_note(review: Review) -> str:
    """Return the contact as it stands below a letter, short enough for one line."""
    contact = _own_contact(review)
    if contact is None:
        return ""
    parts = [f"联系人：{contact.name}" if contact.name else ""]
    parts += [f"电话：{contact.phone}" if contact.phone else "", contact.address]
    return f"（{'，'.join(part for part in parts if part)}）"


def _own_contact(review: Review) -> Contact | None:
    """Return the office's own line of the contacts."""
    facts = review.facts
    return next((one for one in facts.catalog.contacts if one.recipient == facts.office), None)
