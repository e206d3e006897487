"""How often the checked figures were wrong, with an interval, by town and by form."""

import math
from dataclasses import asdict, dataclass
from statistics import NormalDist

import pandas as pd

from flows.catalog.model import Catalog
from flows.catalog.policy import SpotChecks
from flows.same_figure import ALLOWANCE

_PERCENT = 100


@dataclass(frozen=True)
class SamplingResult:
    """One row of `sampling_results`: the county (form empty or not) or a town (form empty).

    `error_rate` and its bounds are shares; sizes of errors are percentages of the checked figure.
    """

    half: str
    area_code: str
    form: str
    drawn: int
    checked: int
    wrong: int
    over_reported: int
    under_reported: int
    error_rate: float | None
    error_rate_low: float | None
    error_rate_high: float | None
    design_effect: float | None
    median_error_pct: float | None
    largest_error_pct: float | None
    deduction: float | None


def sampling_results(catalog: Catalog, figures: pd.DataFrame) -> pd.DataFrame:
    """Return the county's, each form's and each town's row of every half-year drawn.

    `figures`: the drawn figures with what was found on site in `checked` (absent: not checked).
    """
    rows = [
        asdict(one)
        for _, drawn in figures.groupby("half", sort=True)
        for one in _results_of_half(catalog, judged_figures(catalog, drawn))
    ]
    return pd.DataFrame(rows, columns=list(SamplingResult.__dataclass_fields__))


def judged_figures(catalog: Catalog, figures: pd.DataFrame) -> pd.DataFrame:
    """Return the figures with their town, whether they are wrong, and by how many percent.

    `error_pct` is positive where more was reported than there is, as a percentage of what was
    found; where nothing was found, 100.
    """
    tolerance = catalog.policy.spot_checks.tolerance
    difference = figures["value"] - figures["checked"]
    is_wrong = difference.abs() > tolerance * figures["value"].abs() + ALLOWANCE
    base = figures["checked"].abs().where(figures["checked"].abs() > ALLOWANCE, difference.abs())
    towns = [_town_of(catalog, code) for code in figures["area_code"]]
    return figures.assign(
        town_code=towns,
        is_checked=figures["checked"].notna(),
        is_wrong=is_wrong,
        error_pct=(_PERCENT * difference / base).where(is_wrong),
    )


def _town_of(catalog: Catalog, area_code: str) -> str:
    area = catalog.area_by_code.get(area_code)
    return area.parent_code if area is not None and area.level == "village" else area_code


def _results_of_half(catalog: Catalog, figures: pd.DataFrame) -> list[SamplingResult]:
    rule, county = catalog.policy.spot_checks, catalog.county.area_code
    effect = design_effect(figures[figures["is_checked"]])
    whole = _result(figures, county, "", _figures_of_strata(catalog, figures), effect, rule)
    forms = [
        _result(group, county, str(form), _figures_of_strata(catalog, group), effect, rule)
        for form, group in figures.groupby("form", sort=True)
    ]
    towns = [
        _result(group, str(town), "", _figures_of_town(catalog, group), effect, rule, is_town=True)
        for town, group in figures.groupby("town_code", sort=True)
    ]
    return [whole, *forms, *towns]


def _figures_of_strata(catalog: Catalog, figures: pd.DataFrame) -> int:
    """Return how many figures the strata hold, from which these were drawn."""
    strata = [
        catalog.area_by_code[code].parent_code if code in catalog.area_by_code else ""
        for code in figures["area_code"]
    ]
    rows = figures.assign(stratum=strata).drop_duplicates(["form", "stratum"])
    return int(rows["stratum_figures"].sum())


def _figures_of_town(catalog: Catalog, figures: pd.DataFrame) -> int:
    """Return how many figures the town's villages, and the town itself where drawn, reported."""
    is_own = figures["area_code"] == figures["town_code"]
    own = figures[is_own].drop_duplicates(["form", "area_code"])["area_figures"].sum()
    return int(own) + _figures_of_strata(catalog, figures[~is_own])


def _result(
    figures: pd.DataFrame,
    area_code: str,
    form: str,
    reported: int,
    effect: float,
    rule: SpotChecks,
    *,
    is_town: bool = False,
) -> SamplingResult:
    checked = figures[figures["is_checked"]]
    wrong = checked[checked["is_wrong"]]
    count = len(checked)
    rate = len(wrong) / count if count else None
    low, high = (
        wilson(len(wrong), count, reported, effect, rule.confidence) if count else (None, None)
    )
    sizes = wrong["error_pct"].abs()
    return SamplingResult(
        half=str(figures["half"].iloc[0]),
        area_code=area_code,
        form=form,
        drawn=len(figures),
        checked=count,
        wrong=len(wrong),
        over_reported=int((wrong["error_pct"] > 0).sum()),
        under_reported=int((wrong["error_pct"] < 0).sum()),
        error_rate=rate,
        error_rate_low=low,
        error_rate_high=high,
        design_effect=effect if count else None,
        median_error_pct=float(sizes.median()) if len(sizes) else None,
        largest_error_pct=float(sizes.max()) if len(sizes) else None,
        deduction=deduction(rate, rule) if is_town else None,
    )


def wilson(
    wrong: int, count: int, reported: int, effect: float, confidence: float
) -> tuple[float, float]:
    """Return the Wilson interval of a share, for `count` figures out of `reported`.

    Wilson, because samples of a town are small and rates near 0: the normal interval would leave
    the range or vanish at no error, the exact one is wider than it says. Figures of one village
    go wrong together: their number counts divided by `effect`. What is wholly checked is known:
    the variance shrinks with the checked share.
    """
    rate, size = wrong / count, count / effect
    left = max(0.0, 1 - count / max(reported, count))
    spread = NormalDist().inv_cdf((1 + confidence) / 2) ** 2 * left
    centre = (rate + spread / (2 * size)) / (1 + spread / size)
    half = math.sqrt(spread * (rate * (1 - rate) / size + spread / (4 * size**2)))
    reach = half / (1 + spread / size)
    # Both ends are known where nothing, or everything, was wrong; rounding must not pass them.
    return max(0.0, min(centre - reach, rate)), min(1.0, max(centre + reach, rate))


def design_effect(checked: pd.DataFrame) -> float:
    """Return how much less a figure says because its area's others go wrong with it; 1 or more.

    The variance of the error rate over areas (ratio estimator) divided by that of a simple sample
    of as many figures. One for the whole half-year: a town alone has too few areas to tell.
    """
    count, wrong = len(checked), int(checked["is_wrong"].sum())
    groups = checked.groupby("area_code")["is_wrong"]
    areas = groups.ngroups
    if areas < 2 or wrong in (0, count):  # one area, or no variance at all
        return 1.0
    rate = wrong / count
    residuals = groups.sum() - rate * groups.size()
    clustered = areas / (areas - 1) * float((residuals**2).sum()) / count**2
    simple = rate * (1 - rate) / (count - 1)
    return max(1.0, clustered / simple)


def deduction(rate: float | None, rule: SpotChecks) -> float:
    """Return what the policy takes off a town's yearly score for its error rate."""
    above = max(0.0, (rate or 0.0) - rule.allowed_rate)
    return min(rule.most_points, rule.points_per_percent * _PERCENT * above)
