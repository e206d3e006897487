"""What each unit and town must be written to about in a month: the matters of the letters."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import pandas as pd

from flows.catalog.model import Catalog
from flows.report.month.facts import Facts
from flows.report.month.recipients import ALL_TOWNS, lead_units_of, reporter_of, units_of

#: One row of `list_warnings`, by column name.
Matter = dict[str, Any]


def matters_by_letter(warnings: pd.DataFrame, facts: Facts) -> dict[tuple[int, str], list[Matter]]:
    """Return the matters of each level and recipient, by level and name, the worst first.

    A warning is a matter of the month in which it opens or climbs (rules.md section 7). A warning
    of a town goes to the town; one of the county to each unit that leads the indicator. `各镇` gets
    no letter about the county's figure where towns are judged one by one.
    """
    reached = warnings[warnings["change"].isin(["new", "escalated"])]
    with_towns = indicators_with_towns(facts)
    matters: dict[tuple[int, str], list[Matter]] = defaultdict(list)
    for matter in as_matters(reached):
        for recipient in _recipients(matter, facts.catalog, with_towns):
            matters[int(matter["level"]), recipient].append(matter)
    return dict(sorted(matters.items()))


def as_matters(warnings: pd.DataFrame) -> Iterator[Matter]:
    """Yield the rows as plain dicts; absent texts are empty texts."""
    texts = warnings.columns.difference(warnings.select_dtypes("number").columns)
    for row in warnings.to_dict("records"):
        yield {
            str(name): "" if name in texts and not isinstance(value, str) else value
            for name, value in row.items()
        }


def indicators_with_towns(facts: Facts) -> frozenset[str]:
    """Return the indicators that are judged town by town."""
    rows = facts.assessments
    return frozenset(
        rows.loc[rows["area_code"] != facts.catalog.county.area_code, "indicator_code"]
    )


def _recipients(matter: Matter, catalog: Catalog, with_towns: frozenset[str]) -> Iterable[str]:
    if matter["kind"] == "submission":
        return (reporter_of(matter["form"], matter["area_code"], catalog),)
    if matter["area_code"] != catalog.county.area_code:
        return (matter["area"],)
    if matter["indicator_code"] not in with_towns:
        return lead_units_of(matter["indicator_code"], catalog)
    leads = catalog.indicator_by_code[matter["indicator_code"]].lead_units
    return units_of((unit for unit in leads if unit not in ALL_TOWNS), catalog)
