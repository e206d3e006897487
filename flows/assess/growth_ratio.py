"""Long-run progress as an observed-to-required growth ratio (docs/progress.md).

The yearly growth from base to now is held against the growth that would reach the target in time;
without a target against fixed rates.
"""

import math
from dataclasses import dataclass

NOT_AVAILABLE = "not_available"
TARGET_ACHIEVED = "target_achieved"
SUBSTANTIAL = "substantial_progress"
MODERATE = "moderate_progress"
LIMITED = "limited_progress"
DETERIORATION = "deterioration"

#: With a target: shares of the required growth. Without one: growth a year.
_WITH_TARGET = (0.95, 0.60)
_WITHOUT_TARGET = (0.015, 0.005)
#: What computing a root may miss: 101.5 from 100 is growth of 1.5 %.
_NOISE = 1e-12
_BEST, _WORST = 5.0, -5.0
#: How fast the thresholds shrink towards a natural limit.
_LIMIT_POWER = 4.44


@dataclass(frozen=True)
class Growth:
    """A series' two ends and its target; None where a figure or its year is not known.

    `direction` 1 more is better, -1 less; `limit` a natural bound.
    """

    base: float | None
    base_year: float | None
    current: float | None
    current_year: float | None
    target: float | None
    target_year: float | None
    direction: int
    limit: float | None = None


@dataclass(frozen=True)
class GrowthProgress:
    """The ratio (or growth), its class and a score from -5 to 5; None where it means nothing."""

    value: float | None
    status: str
    score: float | None


def growth_progress(series: Growth) -> GrowthProgress:
    """Return how far a series has come; `not_available` where growth rates mean nothing."""
    if series.base is None or not _years(series.base_year, series.current_year):
        return GrowthProgress(None, NOT_AVAILABLE, None)
    if _is_achieved(series):
        return GrowthProgress(_ratio(series), TARGET_ACHIEVED, _BEST)
    value = _ratio(series)
    if value is None:
        return GrowthProgress(None, NOT_AVAILABLE, None)
    if series.target is not None:
        return GrowthProgress(value, _status(value, _WITH_TARGET), _score_with_target(value))
    room = _room(series)
    bounds = (_WITHOUT_TARGET[0] * room, _WITHOUT_TARGET[1] * room)
    return GrowthProgress(value, _status(value, bounds), _score_without_target(value, room))


def _is_achieved(series: Growth) -> bool:
    if series.target is None or series.current is None:
        return False
    return series.direction * (series.current - series.target) >= 0


def _ratio(series: Growth) -> float | None:
    observed = _yearly_growth(
        series.base, series.current, _years(series.base_year, series.current_year)
    )
    if observed is None or series.base is None:
        return None
    sign = -1 if series.base < 0 else 1
    if series.target is None:
        return sign * series.direction * observed
    if series.target == 0:  # nothing grows to nothing by a rate a year
        return None
    required = _yearly_growth(
        series.base, series.target, _years(series.base_year, series.target_year)
    )
    return sign * series.direction * observed / abs(required) if required else None


def _years(begin: float | None, end: float | None) -> float:
    """Return the years between; 0 where one is not known or they run backwards."""
    return max(0.0, end - begin) if begin is not None and end is not None else 0.0


def _yearly_growth(base: float | None, end: float | None, years: float) -> float | None:
    """Return the compound growth a year; None for base 0, a change of sign, or no time."""
    if not base or end is None or years <= 0 or end / base < 0:
        return None
    return math.pow(end / base, 1 / years) - 1


def _room(series: Growth) -> float:
    """Return by how much the thresholds shrink because the base is near its natural limit."""
    if series.limit is None or series.base is None:
        return 1.0
    base, limit = abs(series.base), abs(series.limit)
    if base >= 2 * limit:
        return 1.0
    distance = base if base <= limit else 2 * limit - base
    return 1 - math.pow(distance / limit, _LIMIT_POWER)


def _status(value: float, bounds: tuple[float, float]) -> str:
    if value >= bounds[0] - _NOISE:
        return SUBSTANTIAL
    if value >= bounds[1] - _NOISE:
        return MODERATE
    return LIMITED if value >= -_NOISE else DETERIORATION


def _score_with_target(value: float) -> float:
    if value >= _WITH_TARGET[1]:
        return min(7.1429 * value - 4.2857, _BEST)
    return max(4.1667 * value - 2.5, _WORST)


def _score_without_target(value: float, room: float) -> float:
    if value < 0:
        return max(125 * value - 2.5, _WORST)
    if room == 0:
        return _BEST
    if value >= _WITHOUT_TARGET[0] * room:
        return min(500 * value / room - 5, _BEST)
    if value >= _WITHOUT_TARGET[1] * room:
        return 250 * value / room - 1.25
    return 500 * value / room - 2.5
