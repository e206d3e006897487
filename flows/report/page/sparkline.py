"""Small lines without axes: a figure against what was asked, a town's score over time."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from flows.report.month.judged_row import JudgedRow

#: The drawing area of a sparkline, in units of its view box.
_WIDE, _HIGH, _EDGE = 120.0, 32.0, 3.0
_BEST_SCORE = 100.0


@dataclass(frozen=True)
class Sparkline:
    """Points of two lines as SVG writes them: what was reached and what was asked."""

    actual: str
    expected: str


def sparkline(rows: Sequence[JudgedRow]) -> Sparkline | None:
    """Return the lines of a series by due period; None with fewer than two figures."""
    seen = [row.actual for row in rows if not math.isnan(row.actual)]
    if len(seen) < 2:
        return None
    values = [*seen, *(row.expected for row in rows if not math.isnan(row.expected))]
    low, high = min(values), max(values)
    return Sparkline(
        _points([row.actual for row in rows], low, high),
        _points([row.expected for row in rows], low, high),
    )


def _points(values: Sequence[float], low: float, high: float) -> str:
    """Return a polyline's points; a month without a figure is passed over."""
    step = (_WIDE - 2 * _EDGE) / max(1, len(values) - 1)
    span = high - low
    return " ".join(
        f"{_EDGE + place * step:.1f},{_height(value, low, span):.1f}"
        for place, value in enumerate(values)
        if not math.isnan(value)
    )


def _height(value: float, low: float, span: float) -> float:
    part = (value - low) / span if span else 0.5
    return _HIGH - _EDGE - part * (_HIGH - 2 * _EDGE)


def score_line(scores: Sequence[float]) -> Sparkline | None:
    """Return a town's scores on the whole scale, so that towns can be compared."""
    return Sparkline(_points(scores, 0.0, _BEST_SCORE), "") if len(scores) > 1 else None
