"""How the demo's county fares: most promises kept, some late, some broken, one town each way."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from flows.catalog.model import Catalog
from flows.simulate.courses import random_numbers
from flows.simulate.seasons import IN_SEASON, Shifts

Values = npt.NDArray[np.float64]

#: How good the towns are, by their place in the catalogue; over months they stay about as good.
_TOWNS = (0.5, 0.2, 0.0, 0.6, -0.2, 0.3, 0.1, 0.4, -0.1, 0.0, 0.2)
#: The town that recovers and the one that collapses, by place; from bad to good and back.
RECOVERING, COLLAPSING = 2, 10
_BAD, _GOOD = -1.6, 0.7
#: Months from the last one at which the two turn, and how long the turn takes.
_TURN, _TURN_MONTHS = 8, 5
#: What keeps up with its path, what lags and what fails, as parts of everything; with how much of
#: the path each reaches, from and to. Natural dates are ahead of what is asked, so that some of
#: what lags is green all the same: about 65 % are green, 18 % yellow, 17 % red.
_KINDS = ((0.34, 1.0, 1.03), (0.54, 0.93, 0.968), (0.12, 0.5, 0.8))
#: How much a town's goodness moves the lot it draws.
_PULL = 0.2
#: A lot that changes hands does so for the last months of the demo.
_CHANGED, _CHANGE_MONTHS = 0.25, 7


@dataclass(frozen=True)
class DemoCourse:
    """Factors by lot: each measure in each town draws how well it goes; towns pull their lots."""

    catalog: Catalog
    seed: int
    last: str
    #: Measures that always keep their promise, so that a planned mistake in them stands alone.
    flawless: frozenset[str] = frozenset()

    def factors(self, measure_code: str, areas: tuple[str, ...], months: tuple[str, ...]) -> Values:
        """Return areas x months; villages do as their town does."""
        if measure_code in self.flawless:
            return np.ones((len(areas), len(months)))
        towns = [town.area_code for town in self.catalog.towns]
        own = [self.catalog.area_by_code[area] for area in areas]
        names = [area.parent_code if area.level == "village" else area.area_code for area in own]
        courses = {
            name: self._course(measure_code, towns.index(name) if name in towns else -1, months)
            for name in dict.fromkeys(names)
        }
        return np.array([courses[name] for name in names])

    def shifts(self, measure_code: str) -> Shifts:
        """Return no shifts: the demo's seasons are the plain ones."""
        return IN_SEASON

    def stop(self, measure_code: str) -> str | None:
        """Return nothing: in the demo towns lag or fail, but nobody stops."""
        return None

    def _course(self, measure_code: str, town: int, months: tuple[str, ...]) -> Values:
        lots = random_numbers(self.seed, f"{measure_code} {town} lot").random(4)
        since = np.arange(len(months), dtype=np.float64) - months.index(self.last)
        lot: Values = np.where((lots[1] < _CHANGED) & (since > -_CHANGE_MONTHS), lots[2], lots[0])
        lot = lot - _PULL * self._goodness(town, since)
        return np.array([_factor(float(one), float(lots[3])) for one in lot])

    def _goodness(self, town: int, since: Values) -> Values:
        if town < 0:
            return np.zeros(len(since))
        turned = np.clip((since + _TURN) / _TURN_MONTHS, 0, 1)
        if town == RECOVERING:
            return _BAD + (_GOOD - _BAD) * turned
        if town == COLLAPSING:
            return _GOOD + (_BAD - _GOOD) * turned
        return np.full(len(since), _TOWNS[town % len(_TOWNS)])


def _factor(lot: float, within: float) -> float:
    """Return what a lot reaches of its path."""
    ceiling = 0.0
    for part, low, high in _KINDS:
        ceiling += part
        if lot < ceiling:
            return low + (high - low) * within
    return _KINDS[-1][1] + (_KINDS[-1][2] - _KINDS[-1][1]) * within
