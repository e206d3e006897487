"""The three ledgers (三本台账): what came in, what was asked for, what was done about it."""

from collections import defaultdict
from collections.abc import Sequence

import pandas as pd

from flows.batch import RECEIVED as RECEIVED_STATUSES
from flows.numbers_text import ABSENT
from flows.period import chinese_period
from flows.report.ledgers.three_lists import warning_states
from flows.report.letters.letter_ledger import Letter, LetterMatter
from flows.report.month.matter_sentences import leading_phrase
from flows.report.month.recipients import reporter_of
from flows.report.month.review import Review
from flows.report.office.sheet_file import Head, Value
from flows.wording import (
    CLASS_NAMES,
    LETTER_NAMES,
    LEVEL_NAMES,
    MAIL_NAMES,
    SUBMISSION_STATUS_NAMES,
    WARNING_STATE_NAMES,
)

RECEIVED = (
    Head("单位", 24),
    Head("报表", 40),
    Head("文件", 44),
    Head("收到日期", 12),
    Head("版本", 7),
    Head("处理", 12),
    Head(CLASS_NAMES["correct"], 10),
    Head("报表代码", 12, is_folded=True),
)
APPEALS = (
    Head("单位", 22),
    Head("来源", 34),
    Head("收到日期", 12),
    Head("反映的问题、原因和建议", 46),
    Head("措施", 40),
    Head("完成时限", 14),
    Head("申请延期至", 14),
    Head("批准延期至", 14),
)
HANDLED = (
    Head("事项", 36),
    Head("层级", 8),
    Head("责任单位", 26),
    Head("开始月份", 10),
    Head("已持续月数", 10),
    Head(MAIL_NAMES["letter"], 26),
    Head("已答复", 9),
    Head("延期至", 12),
    Head("办理情况", 12),
    Head("指标代码", 10, is_folded=True),
)


def received_rows(review: Review) -> list[tuple[Value, ...]]:
    """Return one row per submission of the month and what became of it."""
    facts = review.facts
    rows = facts.submissions[facts.submissions["period"] == review.period]
    wrong = facts.findings[facts.findings["severity"] != "flag"]["submission_id"].value_counts()
    names = ("submission_id", "form", "area_code", "file_name", "received_at", "version", "status")
    found: list[tuple[Value, ...]] = []
    for one, form, area, file_name, received, version, status in zip(
        *(rows[name] for name in names), strict=True
    ):
        declared = facts.catalog.form_by_code.get(str(form))
        known = str(area) in facts.catalog.area_by_code
        found.append(
            (
                reporter_of(str(form), str(area), facts.catalog) if known else ABSENT,
                declared.name if declared else str(form or ABSENT),
                str(file_name),
                None if pd.isna(received) else received.date(),
                int(version),
                SUBMISSION_STATUS_NAMES[str(status)],
                int(wrong.get(one, 0)),
                str(form),
            )
        )
    return sorted(found, key=lambda row: (str(row[0]), str(row[7]), str(row[4]), str(row[2])))


def appeal_rows(review: Review, letters: Sequence[Letter]) -> list[tuple[Value, ...]]:
    """Return what towns and units wrote: in the fields 问题和建议, then back to letters."""
    replies: list[tuple[Value, ...]] = [
        (
            letter.recipient,
            f"{LETTER_NAMES[letter.level]}{letter.number}回执",
            letter.answered_on,
            letter.answer,
            letter.measures,
            letter.finish_by,
            letter.delay_asked,
            letter.delay_until,
        )
        for letter in letters
        if letter.is_answered and letter.period <= review.period
    ]
    return _written_on_forms(review) + replies


def _written_on_forms(review: Review) -> list[tuple[Value, ...]]:
    """Return what stands in the fields, up to the month; what versions repeat is said once."""
    facts = review.facts
    said = facts.submissions[facts.submissions["status"].isin(RECEIVED_STATUSES)]
    said = said[(said["period"] <= review.period) & said["appeal"].fillna("").ne("")]
    said = said.sort_values(["period", "form", "area_code", "version"])
    said = said.drop_duplicates(["period", "form", "area_code", "appeal"])
    names = ("period", "form", "area_code", "received_at", "appeal")
    return [
        (
            reporter_of(str(form), str(area), facts.catalog),
            f"《{facts.catalog.form_by_code[str(form)].name}》（{chinese_period(str(period))}）",
            received.date(),
            str(text),
            "",
            "",
            "",
            None,
        )
        for period, form, area, received, text in zip(*(said[one] for one in names), strict=True)
        if str(form) in facts.catalog.form_by_code
    ]


def handled_rows(
    review: Review, letters: Sequence[Letter], matters: Sequence[LetterMatter]
) -> list[tuple[Value, ...]]:
    """Return one row per matter: opened, letters, answers, delay, how it stands.

    Open matters come in the order of the month; then those that letters were about and that ended.
    """
    released = [one for one in letters if not one.is_draft and one.period <= review.period]
    about: dict[str, list[Letter]] = defaultdict(list)
    for letter in released:
        for warning in letter.warning_ids:
            about[warning].append(letter)
    rows: list[tuple[Value, ...]] = []
    for matter in review.asked:
        own = list(dict.fromkeys(one for code in matter.warning_ids for one in about[code]))
        head = (matter.name, LEVEL_NAMES[matter.level], leading_phrase(matter))
        rows.append(
            (
                *head,
                matter.opened,
                matter.months,
                *_letters_of(own),
                WARNING_STATE_NAMES["open"],
                matter.code,
            )
        )
    return rows + _ended_rows(review, released, matters)


def _letters_of(letters: Sequence[Letter]) -> tuple[Value, ...]:
    numbers = dict.fromkeys(f"{LETTER_NAMES[one.level]}{one.number}" for one in letters)
    delays = [one.delay_until for one in letters if one.delay_until]
    answered = sum(one.is_answered for one in letters)
    return "、".join(numbers), answered, max(delays, default=None)


def _ended_rows(
    review: Review, letters: Sequence[Letter], matters: Sequence[LetterMatter]
) -> list[tuple[Value, ...]]:
    states = warning_states(review)
    catalog = review.facts.catalog
    by_id = {letter.letter_id: letter for letter in letters}
    groups: dict[tuple[str, str], list[Letter]] = defaultdict(list)
    for one in matters:
        state = states.get(one.warning_id, "resolved")
        if one.letter_id in by_id and state != "open":
            groups[one.indicator_code, state].append(by_id[one.letter_id])
    rows: list[tuple[Value, ...]] = []
    for (code, state), own in sorted(groups.items()):
        indicator = catalog.indicator_by_code[code]
        names = "、".join(dict.fromkeys(letter.recipient for letter in own))
        level = LEVEL_NAMES[max(letter.level for letter in own)]
        ended = (*_letters_of(own), WARNING_STATE_NAMES[state], code)
        rows.append((indicator.name, level, names, min(one.period for one in own), None, *ended))
    return rows
