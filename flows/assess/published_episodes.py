"""The episodes that offices saw: walked over the assessments as each month was published."""

import pandas as pd

from flows.assess.episodes import DueMonth
from flows.assess.warnings import Series, indicator_warnings, warnings_frame
from flows.catalog.model import Catalog
from flows.catalog.records import Indicator


def published_episodes(catalog: Catalog, published: pd.DataFrame) -> pd.DataFrame:
    """Return the warnings of `published`: one row per indicator, area and published month.

    Cells that were held then are not known any more, so nothing is kept from opening by them.
    """
    due = {
        (target.indicator_code, str(target.year)): target.due_month for target in catalog.targets
    }
    rows = published.sort_values("period")
    series = [
        Series(
            str(code),
            str(area),
            _is_year_task(catalog.indicator_by_code[code]),
            tuple(
                DueMonth(
                    period,
                    status,
                    bool(is_reference is True),
                    period < due.get((code, period[:4]), ""),
                )
                for period, status, is_reference in zip(
                    own["period"],
                    own["status"],
                    own["is_reference"].astype(object),
                    strict=True,
                )
            ),
        )
        for (code, area), own in rows.groupby(["indicator_code", "area_code"])
        if code in catalog.indicator_by_code
    ]
    through = max(rows["period"], default="")
    return warnings_frame(indicator_warnings(series, {}, catalog, through))


def _is_year_task(indicator: Indicator) -> bool:
    return indicator.kind == "flow" or indicator.path in ("from_zero", "at_due")
