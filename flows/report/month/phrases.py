"""How a goal and the distance from it read in tables, how names and equal ranks are written."""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence

from flows.catalog.model import Catalog
from flows.numbers_text import show_number
from flows.same_figure import ALLOWANCE
from flows.words.place_words import counter_of

#: So many names stand beside one number, and so many numbers in a sentence.
_MOST_ALIKE, _MOST_COUNTS = 5, 3
#: The order of equal scores (rules.md section 8), in the same words in every table of ranks.
_TIE_RULE = "得分相同的，依次按完成程度、预警项数排列；"
_LAST_TIES = {True: "仍相同的按区划代码排列，不分先后。", False: "仍相同的名次并列。"}


def goal_cell(direction: str, value: float, upper: float, decimals: int = 2) -> str:
    """Return a goal for a table whose row names the unit: ≥85, ≤0, 8～10."""
    if math.isnan(value):
        return "—"
    if direction == "between" and not math.isnan(upper):
        return f"{show_number(value, decimals)}～{show_number(upper, decimals)}"
    sign = {"at_least": "≥", "at_most": "≤"}.get(direction, "")
    return f"{sign}{show_number(value, decimals)}"


def gap_text(
    direction: str, actual: float, expected: float, upper: float, decimals: int = 2
) -> str:
    """Return how far the actual value is on the wrong side: 低3.2, 高57, 已达到."""
    if math.isnan(actual) or math.isnan(expected):
        return "—"
    is_range = direction == "between" and not math.isnan(upper)
    below = expected - actual
    above = actual - (upper if is_range else expected)
    if direction != "at_most" and below > ALLOWANCE:
        return f"低{_distance(below, decimals)}"
    if direction != "at_least" and above > ALLOWANCE:
        return f"高{_distance(above, decimals)}"
    return "已达到"


def _distance(value: float, decimals: int) -> str:
    text = show_number(value, decimals)
    return f"不足{10**-decimals:.{decimals}f}" if text == "0" else text


def with_unit(name: str, unit: str) -> str:
    """Return an indicator's name with its unit behind: 务工人数（人）."""
    return f"{name}（{unit}）" if unit else name


def office_name(office: str, catalog: Catalog) -> str:
    """Return the office with its county in front: 县乡村振兴局 → 白河县乡村振兴局."""
    county = catalog.county.name
    return county + office[1:] if office[:1] == county[-1:] else office


def join_names(names: Sequence[str], limit: int = 0, counter: str = "个") -> str:
    """Return names joined by 、; beyond the limit 等N个, or another word for counting.

    Where the number was said before, `first_names` does not say it again.
    """
    if limit and len(names) > limit:
        return f"{'、'.join(names[:limit])}等{len(names)}{counter}"
    return "、".join(names)


def first_names(names: Sequence[str], limit: int) -> str:
    """Return the first names, 等 behind them beyond the limit: how many there are was said."""
    return f"{'、'.join(names[:limit])}{'等' if len(names) > limit else ''}"


def join_places(names: Sequence[str], limit: int = 0) -> str:
    """Return towns and units joined by 、; beyond the limit 等N个镇, 等N个单位, 等N个镇和单位."""
    return join_names(names, limit, counter_of(names))


def count_places(counted: Iterable[tuple[str, int]], unit: str, most: int = _MOST_ALIKE) -> str:
    """Return who has how many, those with as many together: 麻虎镇10张，城关镇、构朳镇各1张.

    All are counted in it: beyond so many names of one number 等N个镇, beyond three numbers 其余.
    """
    groups: dict[int, list[str]] = defaultdict(list)
    for name, count in counted:
        groups[count].append(name)
    parts = [
        f"{join_places(names, most)}{'各' if len(names) > 1 else ''}{count}{unit}"
        for count, names in list(groups.items())[:_MOST_COUNTS]
    ]
    rest = list(groups.items())[_MOST_COUNTS:]
    others = [name for _, names in rest for name in names]
    if others:
        whole = sum(count * len(names) for count, names in rest)
        parts.append(f"其余{len(others)}{counter_of(others)}共{whole}{unit}")
    return "，".join(parts)


def tie_note(scores: Iterable[float | None], *, have_codes: bool = True) -> str:
    """Return how equal printed scores were ranked (rules.md section 8); nothing without any.

    Units have no area code (`have_codes`): wholly equal ones share a rank.
    """
    shown = [f"{score:.1f}" for score in scores if score is not None]
    return "" if len(set(shown)) == len(shown) else f"{_TIE_RULE}{_LAST_TIES[have_codes]}"
