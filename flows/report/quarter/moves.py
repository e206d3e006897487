"""What moved from one colour to another between two quarters, and what the figures say of why."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flows.catalog.model import Catalog
from flows.catalog.records import Indicator
from flows.period import year_of
from flows.report.month.amounts import amount, own_amount
from flows.report.month.judged_row import JudgedRow
from flows.report.month.phrases import join_places
from flows.report.quarter.quarter_rows import Pair
from flows.report.quarter.town_shares import SharedChange
from flows.same_figure import ALLOWANCE
from flows.wording import STATUS_NAMES

#: What the figures of two spans show of a changed status.
MOVE_CAUSE_NAMES = {
    "not_reported": "本季未报数据",
    "reported_again": "恢复报送",
    "new_year": "新年度从零起算",
    "target_changed": "年度目标变化",
    "faster": "进度加快",
    "asked_less": "实际未提高、要求降低",
    "slower": "进度慢于序时",
    "fell": "实际水平退步",
    "absent": "部分未报",
}
_MOST_TOWNS = 2
_WORSE = ("green", "yellow", "red", "missing")


@dataclass(frozen=True)
class Move:
    """One indicator in one area whose status changed; `cause` is a key of MOVE_CAUSE_NAMES.

    `absent` are the towns that were in the county's figure before and are not now; `absence` is
    what that changed, in the indicator's unit.
    """

    indicator: Indicator
    area: str
    is_county: bool
    pair: Pair
    cause: str
    absent: tuple[str, ...] = ()
    absence: float = 0.0

    @property
    def is_better(self) -> bool:
        """Return whether it stands better than before."""
        return _WORSE.index(self.pair.now.status) < _WORSE.index(self.pair.before.status)


def find_moves(
    pairs: Iterable[Pair], catalog: Catalog, changes: Sequence[SharedChange] = ()
) -> tuple[Move, ...]:
    """Return the changed ones: the county first, then towns; each by importance and code.

    `changes`: who made how much of the county's changes, for what towns that are absent made.
    """
    shared = {change.indicator.indicator_code: change for change in changes}
    found = [
        _move(pair, catalog, shared.get(pair.now.indicator_code))
        for pair in pairs
        if pair.now.status != pair.before.status
    ]
    return tuple(
        sorted(
            found,
            key=lambda one: (
                not one.is_county,
                -one.indicator.importance,
                one.indicator.indicator_code,
                one.pair.now.area_code,
            ),
        )
    )


def _move(pair: Pair, catalog: Catalog, change: SharedChange | None) -> Move:
    indicator = catalog.indicator_by_code[pair.now.indicator_code]
    absent = tuple(name for name in pair.now.lacking if name not in pair.before.lacking)
    towns = change.towns if change else ()
    absence = sum(one.amount for one in towns if one.town in absent)
    return Move(
        indicator=indicator,
        area=catalog.area_name(pair.now.area_code),
        is_county=pair.now.area_code == catalog.county.area_code,
        pair=pair,
        cause=cause_of(pair, indicator, absence),
        absent=absent,
        absence=absence,
    )


def between(moves: Iterable[Move], before: Sequence[str], now: Sequence[str]) -> tuple[Move, ...]:
    """Return the moves from one of some statuses to one of others."""
    return tuple(
        one for one in moves if one.pair.before.status in before and one.pair.now.status in now
    )


def cause_of(pair: Pair, indicator: Indicator, absence: float = 0.0) -> str:
    """Return what the figures alone show: a report that is missing, a new target, the pace.

    `absence`: what towns that are no longer in the figure changed; the cause of a fall where that
    is at least half of what it lost against the demand.
    """
    before, now = pair.before, pair.now
    if now.status == "missing":
        return "not_reported"
    if before.status == "missing":
        return "reported_again"
    if indicator.is_year_task and _is_new_year(pair):
        return "new_year"
    side = _better_side(indicator, now)
    gained, demanded = side * (now.actual - before.actual), side * (now.expected - before.expected)
    is_better = _WORSE.index(now.status) < _WORSE.index(before.status)
    lost = -side * absence
    if not is_better and lost > ALLOWANCE and lost >= (demanded - gained) / 2:
        return "absent"
    if is_better and gained > ALLOWANCE:
        return "faster"
    if not is_better and gained < -ALLOWANCE:
        return "fell"
    if abs(now.target - before.target) > ALLOWANCE:
        return "target_changed"
    return "asked_less" if is_better else "slower"


def _is_new_year(pair: Pair) -> bool:
    return year_of(pair.before.period) < year_of(pair.now.period)


def _better_side(indicator: Indicator, row: JudgedRow) -> int:
    """Return 1 where more is better for it, -1 where less is."""
    if indicator.direction in ("at_least", "at_most"):
        return 1 if indicator.direction == "at_least" else -1
    return -1 if row.actual > row.expected else 1


def cause_sentence(move: Move) -> str:
    """Return the cause with the figures that show it: 进度慢于序时：实际增加3个，要求增加10个."""
    word, unit = MOVE_CAUSE_NAMES[move.cause], move.indicator.unit
    before, now = move.pair.before, move.pair.now
    if move.cause in ("not_reported", "reported_again"):
        return word
    if move.cause == "new_year":
        return f"{word}：实际{amount(now.actual, unit)}，应达{amount(now.expected, unit)}"
    if move.cause == "target_changed":
        return f"{word}：由{amount(before.target, unit)}调整为{amount(now.target, unit)}"
    if move.cause == "absent":
        word = f"{absent_phrase(move.absent)}影响{own_amount(abs(move.absence), unit)}"
    own = _step("实际", now.actual - before.actual, unit)
    asked = _step("序时要求", now.expected - before.expected, unit)
    return f"{word}：{own}，{asked}"


def absent_phrase(towns: Sequence[str]) -> str:
    """Return 麻虎镇未报, or 麻虎镇、冷水镇等3个镇未报."""
    return f"{join_places(towns, _MOST_TOWNS)}{STATUS_NAMES['missing']}"


def _step(word: str, change: float, unit: str) -> str:
    if abs(change) <= ALLOWANCE:
        return f"{word}未变"
    return f"{word}{'增加' if change > 0 else '减少'}{own_amount(abs(change), unit)}"
