"""The line that says whether a month is locked."""

from flows.warehouse.decisions.month_locks import MonthLock
from flows.words.sentence import say


def lock_line(period: str, lock: MonthLock | None) -> str:
    """Return the line that says whether a month is locked."""
    if lock is None:
        return say("lock.open", month=period)
    if lock.unlocked_at is None:
        moment = f"{lock.locked_at:%Y-%m-%d %H:%M}"
        if not lock.waiting:
            return say("lock.locked_alone", month=period, moment=moment)
        return say("lock.locked", month=period, moment=moment, waiting=lock.waiting)
    moment = f"{lock.unlocked_at:%Y-%m-%d %H:%M}"
    return say("lock.unlocked", month=period, moment=moment, reason=lock.reason)
