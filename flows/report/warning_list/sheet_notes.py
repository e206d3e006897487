"""What the sheets of the warning workbook come to, in one line below their titles."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from flows.period import chinese_day
from flows.report.month.warned import Warned
from flows.wording import CHANGE_NAMES, LEVEL_NAMES, TARGET_NAMES
from flows.words.place_words import counter_of

#: What a month did that a list of open warnings tells apart; what merely goes on is not told.
_TOLD_CHANGES = ("new", "escalated")
_MOST_NAMED = 4


def levels_note(levels: Sequence[int], days: Sequence[dt.date] = ()) -> str:
    """Return 共32项：通报12项、督办20项；最早于7月14日前答复; nothing for no rows."""
    if not levels:
        return ""
    counts = Counter(levels)
    ordered = {LEVEL_NAMES[one]: counts[one] for one in sorted(LEVEL_NAMES, reverse=True)}
    first = f"；最早的应于{chinese_day(min(days))}前答复" if days else ""
    return f"{_all(ordered)}{first}。"


def warned_note(warned: Sequence[Warned]) -> str:
    """Return the levels of open warnings, and how many the month began and raised."""
    if not warned:
        return ""
    changes = Counter(one.change for one in warned)
    told = _counted({CHANGE_NAMES[one]: changes[one] for one in _TOLD_CHANGES})
    text = levels_note([one.level for one in warned]).rstrip("。")
    return f"{text}；本月{told}。" if told else f"{text}。"


def ended_note(warned: Sequence[Warned]) -> str:
    """Return how many ended and how: 共10项：销号8项、期满2项."""
    if not warned:
        return ""
    changes = Counter(one.change for one in warned)
    ended = {name: changes[key] for key, name in CHANGE_NAMES.items() if changes[key]}
    return f"{_all(ended)}。"


def targets_note(references: Iterable[bool]) -> str:
    """Return how many have a plan's target and how many a reference."""
    counts = Counter(references)
    kinds = {name: counts[key] for key, name in TARGET_NAMES.items()}
    return f"{_all(kinds)}。" if counts else ""


def owed_note(reporters: Sequence[str]) -> str:
    """Return who owes how many forms, the most first: 共11张，麻虎镇10张、构朳镇1张."""
    counts = Counter(reporters)
    if not counts:
        return ""
    named = [f"{name}{number}张" for name, number in counts.most_common(_MOST_NAMED)]
    more = f"等{len(counts)}{counter_of(counts)}" if len(counts) > _MOST_NAMED else ""
    return f"共欠报{len(reporters)}张：{'、'.join(named)}{more}。"


def _all(counts: Mapping[str, int]) -> str:
    """Return 共3项：通报2项、提醒1项; of one kind alone 共3项，均为通报."""
    total, kinds = sum(counts.values()), [name for name, number in counts.items() if number]
    if len(kinds) == 1:
        return f"共{total}项，{'均' if total > 1 else ''}为{kinds[0]}"
    return f"共{total}项：{_counted(counts)}"


def _counted(counts: Mapping[str, int]) -> str:
    return "、".join(f"{name}{number}项" for name, number in counts.items() if number)
