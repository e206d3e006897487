"""The figures that plans and task break-downs state, before anything is derived from them."""

from collections import defaultdict
from dataclasses import dataclass, field

from flows.catalog.model import Catalog
from flows.catalog.records import LocalTarget, Plan, Target


@dataclass(frozen=True)
class Figure:
    """A lower and, for `between`, an upper value, with its basis."""

    value: float
    upper: float | None
    basis: str


@dataclass(frozen=True)
class Stated:
    """What is stated for one indicator: its plan, figures by year, baseline, local figures."""

    plan: Plan
    years: dict[int, Figure] = field(default_factory=dict)
    baseline: float | None = None
    #: Figures of the base year by area, the county's among them.
    baselines: dict[str, float] = field(default_factory=dict)
    #: Years held to a base-year level that nobody knows: no target, whatever other years say.
    unknown_years: frozenset[int] = frozenset()
    local: dict[tuple[str, int], Figure] = field(default_factory=dict)


def targets_as_of(catalog: Catalog, as_of: str | None) -> list[Target]:
    """Return the plan figures valid on a day: the latest revision on or before it."""
    latest: dict[tuple[str, int], Target] = {}
    for target in sorted(catalog.targets, key=lambda target: target.revised_on):
        if as_of is None or target.revised_on <= as_of:
            latest[target.indicator_code, target.year] = target
    return list(latest.values())


def local_as_of(catalog: Catalog, as_of: str | None) -> list[LocalTarget]:
    """Return the local figures valid on a day: the latest revision on or before it."""
    latest: dict[tuple[str, str, int], LocalTarget] = {}
    for target in sorted(catalog.targets_local, key=lambda target: target.revised_on):
        if as_of is None or target.revised_on <= as_of:
            latest[target.indicator_code, target.area_code, target.year] = target
    return list(latest.values())


def collect_stated(catalog: Catalog, as_of: str | None) -> dict[str, Stated]:
    """Return every indicator's stated figures by code."""
    targets = targets_as_of(catalog, as_of)
    baselines = _baselines(catalog, targets)
    county = catalog.county.area_code
    years: dict[str, dict[int, Figure]] = defaultdict(dict)
    unknown: dict[str, set[int]] = defaultdict(set)
    for target in targets:
        figure = _figure(target, baselines[target.indicator_code].get(county))
        if target.basis != "baseline" and figure is None:
            unknown[target.indicator_code].add(target.year)
        elif target.basis != "baseline" and figure is not None:
            years[target.indicator_code][target.year] = figure
    local: dict[str, dict[tuple[str, int], Figure]] = defaultdict(dict)
    for row in local_as_of(catalog, as_of):
        figure = Figure(row.value, row.value_upper, "local")
        local[row.indicator_code][row.area_code, row.year] = figure
    return {
        code: Stated(
            catalog.plan_of(indicator),
            years[code],
            baselines[code].get(county),
            baselines[code],
            frozenset(unknown[code]),
            local[code],
        )
        for code, indicator in catalog.indicator_by_code.items()
    }


def _baselines(catalog: Catalog, targets: list[Target]) -> dict[str, dict[str, float]]:
    """Return the base year's figures by indicator and area; the file's outweigh the plans' own."""
    figures: dict[str, dict[str, float]] = defaultdict(dict)
    for target in targets:
        if target.basis == "baseline" and target.value is not None:
            figures[target.indicator_code][catalog.county.area_code] = target.value
    for row in catalog.baselines:
        figures[row.indicator_code][row.area_code] = row.value
    return figures


def _figure(target: Target, baseline: float | None) -> Figure | None:
    if target.basis == "relative_2020":
        return None if baseline is None else Figure(baseline, None, "baseline")
    if target.value is None:
        return None
    return Figure(target.value, target.value_upper, target.basis)
