"""The pace share s(m) of every indicator and month (rules.md section 4)."""

from flows.catalog.model import Catalog
from flows.catalog.records import Indicator, Target
from flows.period import month_of, year_of


def due_months(targets: list[Target]) -> dict[tuple[str, int], int]:
    """Return the month in which an indicator's year task is due, where the plans name one."""
    return {
        (target.indicator_code, target.year): month_of(target.due_month)
        for target in targets
        if target.due_month
    }


def pace_share(indicator: Indicator, period: str, due: dict[tuple[str, int], int]) -> float:
    """Return s(m): all at once on the due day, a profile, m ÷ due month, else m ÷ 12."""
    month = month_of(period)
    if indicator.path == "at_due":
        day = due.get((indicator.indicator_code, year_of(period)), 12)
        return 1.0 if month >= day else 0.0
    if indicator.profile:
        return indicator.profile[month - 1]
    return min(1.0, month / due.get((indicator.indicator_code, year_of(period)), 12))


def share_rows(
    catalog: Catalog, targets: list[Target], periods: list[str]
) -> list[tuple[str, int, float]]:
    """Return one row per indicator and month: code, month index, share."""
    due = due_months(targets)
    return [
        (indicator.indicator_code, month_index(period), pace_share(indicator, period, due))
        for indicator in catalog.indicators
        for period in periods
    ]


def month_index(period: str) -> int:
    """Return the month's number since year 0, so that December is 11 modulo 12."""
    return year_of(period) * 12 + month_of(period) - 1
