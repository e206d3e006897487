"""The ledger of matters (办理台账): what was done about each one."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from flows.report.ledgers.warning_states import warning_states
from flows.report.letters.letter_ledger import Letter, LetterMatter
from flows.report.month.matter_sentences import leading_phrase
from flows.report.month.review import Review
from flows.report.office.sheet_file import Head, Value
from flows.wording import (
    LEVEL_NAMES,
    MAIL_NAMES,
    WARNING_STATE_NAMES,
)

HANDLED = (
    Head("事项", 38),
    Head("层级", 8),
    Head("责任单位", 31),
    Head("开始月份", 10),
    Head("已持续月数", 10),
    Head("发函件数", 9),
    Head("已答复件数", 10),
    Head("最近一次函件", 26),
    Head("延期至", 12),
    Head("办理情况", 12),
    Head("指标代码", 10, is_folded=True),
    Head(f"全部{MAIL_NAMES['letter']}", 30, is_folded=True),
)
_STATE = [head.title for head in HANDLED].index("办理情况")


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
        since = (matter.opened, matter.months)
        state = WARNING_STATE_NAMES["open"]
        rows.append((*head, *since, *_letters_of(own), state, matter.code, _numbers(own)))
    return rows + _ended_rows(review, released, matters)


def handled_note(rows: Sequence[tuple[Value, ...]]) -> str:
    """Return how many matters are open and how many ended, in the words of the rows."""
    counts = Counter(row[_STATE] for row in rows)
    told = [f"{one}{counts[one]}项" for one in WARNING_STATE_NAMES.values() if counts[one]]
    return f"{'，'.join(told)}。" if told else ""


def _letters_of(letters: Sequence[Letter]) -> tuple[Value, ...]:
    """Return how many letters went out and were answered, the latest, the latest delay."""
    latest = max(letters, key=lambda one: (one.issued_on, one.number), default=None)
    delays = [one.delay_until for one in letters if one.delay_until]
    answered = sum(one.is_answered for one in letters)
    return len(letters), answered, latest.title if latest else "", max(delays, default=None)


def _numbers(letters: Sequence[Letter]) -> str:
    return "、".join(dict.fromkeys(one.title for one in letters))


def _ended_rows(
    review: Review, letters: Sequence[Letter], matters: Sequence[LetterMatter]
) -> list[tuple[Value, ...]]:
    states = warning_states(review)
    catalog = review.facts.catalog
    by_id = {letter.letter_id: letter for letter in letters}
    groups: dict[tuple[str, str], dict[Letter, None]] = defaultdict(dict)
    for one in matters:
        state = states.get(one.warning_id, "resolved")
        if one.letter_id in by_id and state != "open":
            groups[one.indicator_code, state][by_id[one.letter_id]] = None
    rows: list[tuple[Value, ...]] = []
    for code, state in sorted(groups):
        own = list(groups[code, state])
        indicator = catalog.indicator_by_code[code]
        names = "、".join(dict.fromkeys(letter.recipient for letter in own))
        level = LEVEL_NAMES[max(letter.level for letter in own)]
        ended = (*_letters_of(own), WARNING_STATE_NAMES[state], code, _numbers(own))
        rows.append((indicator.name, level, names, min(one.period for one in own), None, *ended))
    return rows
