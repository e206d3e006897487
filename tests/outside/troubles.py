"""What can go wrong with a task from some month on, as changes of the figures on its way."""

from flows.period import year_of
from tests.outside.figures import on_the_way, path
from tests.outside.tasks import Task

Way = dict[str, float]
#: What an area still reaches of its path (rules.md section 11).
STOPPED = 0.6


def stopped(task: Task, way: Way, month: str) -> Way:
    """It stands at 60 % of its path; of a limit, as far above it."""
    factor = 1 / STOPPED if task.direction == "at_most" else STOPPED
    ahead = {period: path(task, period) for period in way if period >= month}
    whole = {period: on_the_way(task, period) for period in ahead}
    return {
        period: one * factor * min(1.0, ahead[period] / whole[period] if whole[period] else 1.0)
        if period >= month
        else one
        for period, one in way.items()
    }


def frozen(task: Task, way: Way, month: str) -> Way:
    """Nothing more is done: the figure stays, within the year where it counts from 0."""
    return _steps(task, way, month, 0.0)


def slowed(task: Task, way: Way, month: str) -> Way:
    """Half of what should be done is done."""
    return _steps(task, way, month, 0.5)


def turned_back(task: Task, way: Way, month: str) -> Way:
    """As much is lost as should be won."""
    return _steps(task, way, month, -1.0)


def said_round(task: Task, way: Way, month: str) -> Way:
    """Tens are reported, rounded up (of a limit down), whatever was done."""
    sign = 1 if task.direction == "at_most" else -1
    return {
        period: abs(sign * one // 10 * 10) if period >= month else one
        for period, one in way.items()
    }


def _steps(task: Task, way: Way, month: str, part: float) -> Way:
    """Only a part of each month's step is made from the month on."""
    changed: Way = {}
    before, real, year = 0.0, 0.0, 0
    for period, figure in way.items():
        if task.is_year_task and year_of(period) != year:
            before, real = 0.0, 0.0
        step = (figure - before) * (part if period >= month else 1.0)
        before, real, year = figure, max(0.0, real + step), year_of(period)
        changed[period] = real
    return changed


ALL = {
    "stopped": stopped,
    "frozen": frozen,
    "slowed": slowed,
    "turned back": turned_back,
    "said round": said_round,
}
