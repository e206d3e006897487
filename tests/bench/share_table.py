"""A table of seconds whose lines add up: a phase, its steps, their parts."""

from collections.abc import Iterable
from dataclasses import dataclass

from tests.bench.timeline import Place, Seconds

REST = "by itself, and small parts"
Spent = dict[Place, Seconds]


@dataclass(frozen=True)
class Line:
    """A line of the table: those of depth 0 add up to the whole, deeper ones to the one above."""

    name: str
    depth: int
    seconds: Seconds


def lines_of(name: str, parts: Spent, least: float) -> list[Line]:
    """Return a phase's line, its steps', and those of their parts; small parts are one.

    The places are (step,) and (step, part). A part below `least` seconds has no line of its own.
    """
    lines = [Line(name, 0, total(parts.values()))]
    for label in dict.fromkeys(place[0] for place in parts):
        inside = {place[1:]: seconds for place, seconds in parts.items() if place[0] == label}
        lines.append(Line(label, 1, total(inside.values())))
        large = {place: one for place, one in inside.items() if place and one.clock >= least}
        if len(large) > 1:
            small = (seconds for place, seconds in inside.items() if place not in large)
            lines += [Line(place[0], 2, seconds) for place, seconds in large.items()]
            lines.append(Line(REST, 2, total(small)))
    return lines


def total(seconds: Iterable[Seconds]) -> Seconds:
    """Return the sum, by the clock and of the processor."""
    return sum(seconds, Seconds())


def print_table(lines: list[Line], whole: float) -> None:
    """Print seconds by the clock with their share, and the processor's."""
    print(f"{'seconds':46}{'clock':>8}{'share':>8}{'processor':>11}{'helpers':>9}")
    for line in lines:
        seconds, name = line.seconds, "  " * line.depth + line.name
        print(
            f"{name:46}{seconds.clock:8.2f}{seconds.clock / whole:8.1%}"
            f"{seconds.own:11.2f}{seconds.helpers:9.2f}"
        )
