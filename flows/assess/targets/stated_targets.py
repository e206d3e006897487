"""The figures that plans and task break-downs state, before anything is derived from them."""

from collections import defaultdict
from dataclasses import dataclass, field

from flows.catalog.model import Catalog
from flows.catalog.records import LocalTarget, Plan, Target
from flows.period import month_of


@dataclass(frozen=True, slots=True)
class Figure:
    """A lower and, for `between`, an upper value, with its basis."""

    value: float
    upper: float | None
    basis: str


@dataclass(frozen=True)
class Stated:
    """What is stated for one indicator: its plan, figures by year, baselines, local figures."""

    plan: Plan
    years: dict[int, Figure] = field(default_factory=dict)
    #: Figures of the base year by area, the county's among them; none for a cumulative indicator.
    baselines: dict[str, float] = field(default_factory=dict)
    #: Years held to a base-year level that nobody knows: no target, whatever other years say.
    unknown_years: frozenset[int] = frozenset()
    local: dict[tuple[str, int], Figure] = field(default_factory=dict)
    #: The month in which a year's target is due, where one is named.
    due_months: dict[int, int] = field(default_factory=dict)


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
    found = {
        code: Stated(catalog.plan_of(indicator))
        for code, indicator in catalog.indicator_by_code.items()
    }
    targets = targets_as_of(catalog, as_of)
    for code, baselines in _baselines(catalog, targets).items():
        found[code].baselines.update(baselines)
    county = catalog.county.area_code
    unknown: dict[str, set[int]] = defaultdict(set)
    for target in targets:
        stated = found[target.indicator_code]
        figure = _figure(target, stated.baselines.get(county))
        if target.due_month:
            stated.due_months[target.year] = month_of(target.due_month)
        if target.basis != "baseline" and figure is None:
            unknown[target.indicator_code].add(target.year)
        elif target.basis != "baseline" and figure is not None:
            stated.years[target.year] = figure
    for row in local_as_of(catalog, as_of):
        figure = Figure(row.value, row.value_upper, "local")
        found[row.indicator_code].local[row.area_code, row.year] = figure
    return {
        code: stated
        if code not in unknown
        else Stated(
            stated.plan,
            stated.years,
            stated.baselines,
            frozenset(unknown[code]),
            stated.local,
            stated.due_months,
        )
        for code, stated in found.items()
    }


def _baselines(catalog: Catalog, targets: list[Target]) -> dict[str, dict[str, float]]:
    """Return the base year's figures by indicator and area; the file's outweigh the plans' own.

    A cumulative indicator counts from 0 and has none (rules.md section 3).
    """
    figures: dict[str, dict[str, float]] = defaultdict(dict)
    for target in targets:
        if target.basis == "baseline" and target.value is not None:
            figures[target.indicator_code][catalog.county.area_code] = target.value
    for row in catalog.baselines:
        figures[row.indicator_code][row.area_code] = row.value
    known = catalog.indicator_by_code
    return {code: rows for code, rows in figures.items() if known[code].kind != "cumulative"}


def _figure(target: Target, baseline: float | None) -> Figure | None:
    if target.basis == "relative_2020":
        return None if baseline is None else Figure(baseline, None, "baseline")
    if target.value is None:
        return None
    return Figure(target.value, target.value_upper, target.basis)
