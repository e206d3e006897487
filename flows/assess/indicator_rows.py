"""One row per indicator with everything that decides its value and status, as the SQL reads it."""

from flows.catalog.model import Catalog
from flows.catalog.records import Indicator
from flows.period import DUE_EVERY


def indicator_row(indicator: Indicator, catalog: Catalog) -> dict[str, object]:
    """Return the row; lists are joined by `|`, codes that do not apply are empty."""
    lower, upper = condition_bounds(indicator.condition)
    towns = catalog.towns_concerned(indicator)
    measures = [catalog.measure_by_code[code] for code in indicator.measures]
    return {
        "indicator_code": indicator.indicator_code,
        "kind": indicator.kind,
        "direction": indicator.direction,
        "aggregation": indicator.aggregation,
        "measure": indicator.measure,
        "numerator": indicator.numerator,
        "denominator": indicator.denominator,
        "allocate_by": indicator.allocate_by,
        "every_months": DUE_EVERY[indicator.frequency],
        "due_years": "|".join(str(year) for year in indicator.due_years),
        "path": indicator.path,
        "is_year_task": indicator.is_year_task,
        "profile": "|".join(str(share) for share in indicator.profile),
        "towns": "|".join(towns or ()),
        "plan": indicator.plan,
        "first_year": catalog.plan_of(indicator).first_year,
        "last_year": catalog.plan_of(indicator).last_year,
        "is_integer": indicator.integer,
        "is_counted": _is_counted(indicator, measures[0].integer),
        "importance": indicator.importance,
        "tolerance": resolve_tolerance(indicator, catalog),
        "has_own_tolerance": indicator.tolerance is not None,
        "condition_lower": lower,
        "condition_upper": upper,
        "is_condition_equal": indicator.condition.startswith("=="),
        "retired": indicator.retired,
        "introduced": indicator.introduced,
        "thing_measured": _thing_measured(indicator),
    }


def _thing_measured(indicator: Indicator) -> str:
    """Return the same text for indicators that measure the same thing (rules.md section 10)."""
    measures = (indicator.measure, indicator.numerator, indicator.denominator)
    return "|".join((indicator.aggregation, *measures, indicator.condition, indicator.direction))


def resolve_tolerance(indicator: Indicator, catalog: Catalog) -> float:
    """Return the indicator's own tolerance, else the policy's (rules.md section 5)."""
    if indicator.tolerance is not None:
        return indicator.tolerance
    policy = catalog.policy.tolerance
    return policy.rate if indicator.kind == "rate" else policy.default


def _is_counted(indicator: Indicator, first_is_whole: bool) -> bool:
    """Return whether its percentage counts whole things among whole things (section 4)."""
    if indicator.aggregation == "ratio":
        return first_is_whole
    return indicator.aggregation == "share_where"


def condition_bounds(text: str) -> tuple[float | None, float | None]:
    """Return the bounds of `>=5`, `<=3`, `==1` or `8..10`; absent where there is none."""
    if not text:
        return None, None
    if ".." in text:
        lower, upper = text.split("..")
        return float(lower), float(upper)
    sign, bound = text[:2], float(text[2:])
    return (None if sign == "<=" else bound), (None if sign == ">=" else bound)
