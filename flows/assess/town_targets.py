"""The towns' targets: local figures, the county's rate, or a share of its sum (section 3)."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

from flows.assess.county_targets import Path, base_level, path_to
from flows.assess.stated_targets import Figure, Stated
from flows.catalog.records import Indicator

#: Roll-up of the weighing measure by month index, for each town.
Weights = Mapping[str, Mapping[int, float]]
_MONTHS_BACK = 24


def town_paths(
    indicator: Indicator,
    stated: Stated,
    county: Mapping[int, Path],
    towns: Sequence[str],
    weights: Weights,
) -> dict[tuple[str, int], Path]:
    """Return the path of every town and year that has a target."""
    paths: dict[tuple[str, int], Path] = {}
    for year in sorted({*county, *(year for _, year in stated.local)}):
        local = {town: stated.local[town, year] for town in towns if (town, year) in stated.local}
        for town, figure in local.items():
            previous = _previous(indicator, stated, county, paths, (town, year))
            paths[town, year] = path_to(indicator, figure, previous)
        if year not in county:
            continue
        others = [town for town in towns if town not in local]
        if indicator.kind == "rate":
            paths |= {
                (town, year): _rate_path(indicator, stated, county, town, year) for town in others
            }
        elif indicator.allocate_by:
            paths |= {
                (town, year): path
                for town, path in _allocate(
                    indicator, county[year], others, local, _weights_of(weights, others, year)
                ).items()
            }
    return paths


def _previous(
    indicator: Indicator,
    stated: Stated,
    county: Mapping[int, Path],
    paths: Mapping[tuple[str, int], Path],
    place: tuple[str, int],
) -> Figure | None:
    town, year = place
    if (town, year - 1) in paths:
        before = paths[town, year - 1]
        return Figure(before.target, before.upper, before.basis)
    if year - 1 != stated.plan.base_year:
        return None
    is_rate = indicator.kind == "rate"
    return base_level(indicator, stated.baseline if is_rate else stated.baselines.get(town))


def _rate_path(
    indicator: Indicator, stated: Stated, county: Mapping[int, Path], town: str, year: int
) -> Path:
    """Return the county's path, starting from the town's own figure of the year before if any."""
    path = county[year]
    before = stated.local.get((town, year - 1))
    if before is None or path.basis == "from_observed" or indicator.is_year_task:
        return path
    return replace(path, start=before.value, start_upper=before.upper)


def _weights_of(weights: Weights, towns: Sequence[str], year: int) -> dict[str, float]:
    """Return each town's weight: the latest of 24 months before the year, else its earliest."""
    january = year * 12
    found: dict[str, float] = {}
    for town in towns:
        months = weights.get(town, {})
        before = [month for month in months if january - _MONTHS_BACK <= month < january]
        within = [month for month in months if january <= month < january + 12]
        if before:
            found[town] = months[max(before)]
        elif within:
            found[town] = months[min(within)]
    return found


def _allocate(
    indicator: Indicator,
    county: Path,
    towns: Sequence[str],
    local: Mapping[str, Figure],
    weights: Mapping[str, float],
) -> dict[str, Path]:
    """Return each town's share of the county's target and path; nothing without all weights."""
    total = sum(weights.values())
    if set(weights) != set(towns) or not towns or abs(total) <= 1e-9:
        return {}
    lower = _share_out(
        _remainder(county.target, [figure.value for figure in local.values()]), weights, indicator
    )
    upper = None
    if county.upper is not None:
        given = [figure.upper or 0.0 for figure in local.values()]
        upper = _share_out(_remainder(county.upper, given), weights, indicator)
    return {
        town: _town_path(
            county, lower[town], None if upper is None else upper[town], weights[town] / total
        )
        for town in towns
    }


def _remainder(figure: float, given: Sequence[float]) -> float:
    """Return what local figures leave of the county's, at least 0."""
    return max(0.0, figure - sum(given)) if given else figure


def _town_path(county: Path, target: float, upper: float | None, weight_share: float) -> Path:
    """Return the county's path scaled to the town: by its target, by weight where that is 0."""
    ratio = target / county.target if abs(county.target) > 1e-9 else weight_share
    upper_ratio = weight_share
    if county.upper is not None and upper is not None and abs(county.upper) > 1e-9:
        upper_ratio = upper / county.upper
    start_upper = None if county.start_upper is None else county.start_upper * upper_ratio
    return Path(target, upper, "allocated", county.start * ratio, start_upper)


def _share_out(
    figure: float, weights: Mapping[str, float], indicator: Indicator
) -> dict[str, float]:
    """Return the parts of a figure by weight; whole ones by largest remainder, ties by code."""
    total = sum(weights.values())
    exact = {town: figure * weight / total for town, weight in weights.items()}
    if not indicator.integer or abs(figure - round(figure)) > 1e-9:
        return exact
    parts = {town: math.floor(share + 1e-9) for town, share in exact.items()}
    rest = round(figure) - sum(parts.values())
    order = sorted(exact, key=lambda town: (-round(exact[town] - parts[town], 9), town))
    for town in order[:rest]:
        parts[town] += 1
    return {town: float(part) for town, part in parts.items()}
