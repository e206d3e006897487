"""Which of two plan figures for the same thing is the stricter one and leads in lists."""

import re

import pandas as pd

from flows.catalog.model import Catalog
from flows.catalog.office_records import Conflict
from flows.catalog.records import Indicator

COLUMNS = ["code_a", "code_b", "what", "target_a", "target_b", "leading_code", "reason"]
#: A figure as the plans write it: a number, its unit, and how it is bounded.
_FIGURE = re.compile(r"(\d+(?:\.\d+)?)\s*(万?[^\d\s（(；，、]*?)(?:以上|左右)?(?:（.*）)?")
_NEAR = 1e-9

#: (indicator, county target of the year); either may be unknown.
_Side = tuple[Indicator | None, float | None]


def stricter(catalog: Catalog, targets: pd.DataFrame, year: int) -> pd.DataFrame:
    """Return one row per conflict between plans: COLUMNS; both sides are judged all the same.

    `targets`: the published table. `leading_code` is the indicator with the stricter county target
    of the year; empty where the two sides do not count the same thing, have no target in common
    or ask for the same.
    """
    of_county = targets[
        (targets["area_code"] == catalog.county.area_code) & (targets["year"] == year)
    ]
    figures = dict(zip(of_county["indicator_code"], of_county["target"], strict=True))
    rows = [_row(conflict, catalog, figures) for conflict in catalog.conflicts]
    return pd.DataFrame(rows, columns=COLUMNS)


def _row(conflict: Conflict, catalog: Catalog, figures: dict[str, float]) -> tuple[object, ...]:
    known = catalog.indicator_by_code
    a: _Side = known.get(conflict.code_a), figures.get(conflict.code_a)
    b: _Side = known.get(conflict.code_b), figures.get(conflict.code_b)
    if conflict.code_a == conflict.code_b or a[0] is None:
        leading, reason = "", "同一指标在规划中的两种写法，按所列目标评价"
    elif b[0] is None:
        leading, reason = _against_text(conflict, a[0])
    else:
        leading, reason = _compare(a, b)
    return conflict.code_a, conflict.code_b, conflict.what, a[1], b[1], leading, reason


def _compare(a: _Side, b: _Side) -> tuple[str, str]:
    one, other = a[0], b[0]
    if one is None or other is None or not _counts_the_same(one, other):
        return "", "两项口径不同，不能直接比较，分别评价"
    if a[1] is None or b[1] is None:
        if a[1] is None and b[1] is None:
            return "", "本年两项均无目标"
        leading = one if b[1] is None else other
        return leading.indicator_code, f"本年只有 {leading.indicator_code} 有目标"
    if abs(a[1] - b[1]) <= _NEAR:
        return "", "两项本年目标相同"
    is_first = (a[1] > b[1]) == (one.direction == "at_least")
    leading = one if is_first else other
    high, low = max(a[1], b[1]), min(a[1], b[1])
    stricter_figure, looser = (high, low) if one.direction == "at_least" else (low, high)
    return (
        leading.indicator_code,
        f"{leading.indicator_code} 的目标 {stricter_figure:g}{one.unit}"
        f"严于 {looser:g}{one.unit}，按较严的一项排列",
    )


def _counts_the_same(one: Indicator, other: Indicator) -> bool:
    """Return whether both count one quantity of which more, or less, is stricter."""
    names = ("aggregation", "measures", "condition", "kind", "unit", "direction")
    is_same = all(getattr(one, name) == getattr(other, name) for name in names)
    return is_same and one.direction in ("at_least", "at_most")


def _against_text(conflict: Conflict, indicator: Indicator) -> tuple[str, str]:
    """Compare an indicator's figure with one that only stands in another plan's text."""
    own, other = _FIGURE.fullmatch(conflict.figure_a), _FIGURE.fullmatch(conflict.figure_b)
    if own is None or other is None or own[2] != other[2]:
        return "", "另一处的要求没有可比的数字，按本指标目标评价"
    if float(own[1]) == float(other[1]):
        return indicator.indicator_code, "两处数字相同，按本指标目标评价"
    is_stricter = (float(own[1]) > float(other[1])) == (indicator.direction != "at_most")
    if is_stricter:
        return indicator.indicator_code, f"本指标目标严于另一处（{conflict.figure_b}）"
    return "", f"另一处要求更严（{conflict.figure_b}），请核定后调整目标"
