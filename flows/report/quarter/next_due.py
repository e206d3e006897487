"""What the next quarter asks for: acts with a due month in it, and what is judged then."""

from collections.abc import Iterable
from dataclasses import dataclass

from flows.catalog.model import Catalog
from flows.catalog.records import Indicator
from flows.period import Quarter, is_due
from flows.report.month.judged_row import JudgedRow


@dataclass(frozen=True)
class DueItem:
    """A plan figure that falls due in the quarter; `row` is the county's latest, if any."""

    indicator: Indicator
    due_month: str
    row: JudgedRow | None


@dataclass(frozen=True)
class NextDue:
    """What the next quarter brings.

    `items`: due months in it, the earliest first. `first_judged`: judged then, not in this
    quarter. `at_year_end`: in a last quarter, county rows against plan targets that are not met
    yet and, as things go, will not be.
    """

    quarter: Quarter
    items: tuple[DueItem, ...]
    first_judged: tuple[Indicator, ...]
    at_year_end: tuple[JudgedRow, ...]


def next_due(catalog: Catalog, quarter: Quarter, county: Iterable[JudgedRow]) -> NextDue:
    """Return what the quarter after `quarter` brings; `county` are its latest county rows."""
    following = quarter.following
    rows = {row.indicator_code: row for row in county}
    items = {
        (target.due_month, target.indicator_code): DueItem(
            catalog.indicator_by_code[target.indicator_code],
            target.due_month,
            rows.get(target.indicator_code),
        )
        for target in catalog.targets
        if target.due_month in following.months
        and not _is_retired(catalog.indicator_by_code[target.indicator_code], following)
    }
    return NextDue(
        quarter=following,
        items=tuple(items[key] for key in sorted(items)),
        first_judged=tuple(
            one
            for one in catalog.indicators
            if is_judged_in(one, following) and not is_judged_in(one, quarter)
        ),
        at_year_end=_endangered(rows.values()) if following.number == 4 else (),
    )


def is_judged_in(indicator: Indicator, quarter: Quarter) -> bool:
    """Return whether something of the indicator is due in the quarter (rules.md section 2)."""
    if indicator.due_years and quarter.year not in indicator.due_years:
        return False
    is_asked = any(is_due(indicator.frequency, month) for month in quarter.months)
    return is_asked and not _is_retired(indicator, quarter)


def _is_retired(indicator: Indicator, quarter: Quarter) -> bool:
    return bool(indicator.retired) and indicator.retired <= quarter.first


def _endangered(rows: Iterable[JudgedRow]) -> tuple[JudgedRow, ...]:
    found = [
        row
        for row in rows
        if not row.is_reference and row.met is False and row.forecast_met is False
    ]
    return tuple(sorted(found, key=lambda row: (-row.shortfall, row.indicator_code)))
