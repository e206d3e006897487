"""What each indicator and plan did to the county's score, on what both quarters judged."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from flows.catalog.model import Catalog
from flows.report.month.counts import importance_of, score_rows, scoring_points
from flows.report.quarter.quarter_rows import Pair


@dataclass(frozen=True)
class IndicatorPart:
    """How many points one indicator moved the score; the parts add up to the change."""

    pair: Pair
    points: float


@dataclass(frozen=True)
class PlanPart:
    """How many points a plan's indicators moved the score, the largest parts first."""

    plan: str
    points: float
    parts: tuple[IndicatorPart, ...]


@dataclass(frozen=True)
class ScoreChange:
    """The score of rules.md section 8 over some rows, before and now, and who moved it."""

    before: float
    now: float
    plans: tuple[PlanPart, ...]

    @property
    def change(self) -> float:
        """Return by how many points it moved."""
        return self.now - self.before


def score_change(pairs: Sequence[Pair], catalog: Catalog) -> ScoreChange | None:
    """Return the change over the pairs of one area, plans in the order of the catalogue.

    None without pairs: there is nothing to compare.
    """
    if not pairs:
        return None
    points = scoring_points(catalog)
    whole = sum(importance_of(pair.now.indicator_code, catalog) for pair in pairs)
    groups: dict[str, list[IndicatorPart]] = defaultdict(list)
    for pair in pairs:
        weight = importance_of(pair.now.indicator_code, catalog)
        step = points[pair.now.status] - points[pair.before.status]
        plan = catalog.indicator_by_code[pair.now.indicator_code].plan
        groups[plan].append(IndicatorPart(pair, 100 * weight * step / whole))
    names = dict.fromkeys(indicator.plan for indicator in catalog.indicators)
    return ScoreChange(
        before=score_rows([pair.before for pair in pairs], catalog),
        now=score_rows([pair.now for pair in pairs], catalog),
        plans=tuple(_plan_part(name, groups[name]) for name in names if name in groups),
    )


def _plan_part(plan: str, parts: Sequence[IndicatorPart]) -> PlanPart:
    ordered = sorted(parts, key=lambda one: (-abs(one.points), one.pair.now.indicator_code))
    return PlanPart(plan, sum(one.points for one in parts), tuple(ordered))
