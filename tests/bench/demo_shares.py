"""A watched demo's seconds as lines that add up, what ran side by side, and the slowest months."""

from collections.abc import Iterable
from dataclasses import dataclass

from tests.bench.demo_labels import (
    AFTER,
    ANSWERS,
    BEFORE,
    CLOSING,
    END,
    EXPECTATIONS,
    FLOW,
    STEPS,
)
from tests.bench.share_table import Line, Spent, lines_of, total
from tests.bench.timeline import Place, Seconds, Span

#: What has no label, by where it was spent.
STARTING = "interpreter's start, other imports"
BEGINNING = "Prefect's flow begun"
BETWEEN = "Prefect's own work, between the steps"
ENDING = "flow ended, summary shown"
HANDLERS = "threads and exit handlers"
INTERPRETER_END = "interpreter's end"
#: A part of a step with a smaller share of the whole has no line of its own.
_LEAST_SHARE = 0.004
#: Spans this near to each other are one; shorter ones are left out. In seconds.
_GAP, _LEAST_SPAN = 0.2, 0.05
_IN_MONTHS = {*STEPS, CLOSING, EXPECTATIONS, ANSWERS}


@dataclass(frozen=True)
class SlowMonth:
    """A month, what it took by the clock, and each step of it."""

    period: str
    clock: float
    steps: dict[str, float]


def share_out(spent: Spent, whole: Seconds) -> list[Line]:
    """Return the lines of a whole command; what it could not note itself is the end's."""
    spent = {**spent, (END, INTERPRETER_END): whole - total(spent.values())}
    months = _months_of(spent)
    last = f"{AFTER} {months[-1]}"
    phases = {
        "before the first month": _by_label(spent, {BEFORE: STARTING, FLOW: BEGINNING}),
        f"the months ({len(months)})": _by_step(spent, _between(spent, last)),
        "after the last month": _by_label(spent, {last: ENDING, END: HANDLERS}),
    }
    least = _LEAST_SHARE * whole.clock
    lines = [line for name, parts in phases.items() for line in lines_of(name, parts, least)]
    return [*lines, Line("whole command", 0, whole)]


def slowest_months(spent: Spent, count: int = 5) -> list[SlowMonth]:
    """Return the months that took longest, without what the offices do after them."""
    found = []
    for period in _months_of(spent):
        steps: dict[str, float] = {}
        for (step, *_), seconds in _by_step(spent, {period}).items():
            steps[step] = steps.get(step, 0.0) + seconds.clock
        found.append(SlowMonth(period, sum(steps.values()), steps))
    return sorted(found, key=lambda month: -month.clock)[:count]


def side_by_side(spans: Iterable[Span]) -> list[Span]:
    """Return what ran before the first month, in order; near pieces of one thing are one."""
    joined: list[Span] = []
    for span in sorted(spans, key=lambda one: (one.label, one.is_beside, one.begin)):
        if joined and _goes_on(joined[-1], span):
            before = joined.pop()
            end = max(before.end, span.end)
            span = Span(span.label, before.begin, end, span.is_beside)
        joined.append(span)
    long = [span for span in joined if span.end - span.begin >= _LEAST_SPAN]
    return sorted(long, key=lambda span: span.begin)


def _goes_on(before: Span, span: Span) -> bool:
    same = (before.label, before.is_beside) == (span.label, span.is_beside)
    return same and span.begin <= before.end + _GAP


def _months_of(spent: Spent) -> list[str]:
    return sorted({moment for moment, *_ in spent if moment[:1].isdigit()})


def _between(spent: Spent, last: str) -> set[str]:
    """Return the months and what lies between two of them."""
    return {moment for moment, *_ in spent} - {BEFORE, FLOW, last, END}


def _by_label(spent: Spent, moments: dict[str, str]) -> Spent:
    """Return the seconds of some moments by label, or by the name of what has none."""
    grouped: Spent = {}
    for (moment, *labels), seconds in spent.items():
        if moment in moments:
            _add(grouped, (labels[0] if labels else moments[moment],), seconds)
    return grouped


def _by_step(spent: Spent, moments: set[str]) -> Spent:
    """Return the seconds of some months by step and part, the steps in their order."""
    grouped: Spent = {(step,): Seconds() for step in STEPS}
    for (moment, *labels), seconds in spent.items():
        if moment in moments:
            is_step = bool(labels) and labels[0] in _IN_MONTHS
            _add(grouped, tuple(labels[:2]) if is_step else (BETWEEN,), seconds)
    return grouped


def _add(grouped: Spent, place: Place, seconds: Seconds) -> None:
    grouped[place] = grouped.get(place, Seconds()) + seconds
