"""Episodes walked over what each month published."""

import pandas as pd

from flows.assess.published_episodes import published_episodes
from flows.catalog.load import load_catalog
from flows.paths import PROJECT

CATALOG = load_catalog(PROJECT / "data" / "catalog")
COUNTY = CATALOG.county.area_code


def published(code: str, statuses: dict[str, str], is_reference: bool) -> pd.DataFrame:
    return pd.DataFrame(
        [(code, COUNTY, period, status, is_reference) for period, status in statuses.items()],
        columns=["indicator_code", "area_code", "period", "status", "is_reference"],
    )


def test_reds_against_plan_targets_rise_and_those_against_references_do_not():
    months = {"2022-03": "red", "2022-06": "red", "2022-09": "green"}
    found = published_episodes(
        CATALOG,
        pd.concat([published("IND-76", months, False), published("IND-02", months, True)]),
    )

    columns = ["indicator_code", "opened", "level", "state", "resolved"]
    assert sorted(found[columns].to_numpy().tolist()) == [
        ["IND-02", "2022-03", 1, "resolved", "2022-09"],
        ["IND-76", "2022-03", 2, "resolved", "2022-09"],
    ]


def test_a_red_before_the_due_month_does_not_rise():
    months = {"2021-06": "red", "2021-09": "red"}
    found = published_episodes(CATALOG, published("CUL-02", months, False))

    assert found["level"].tolist() == [1]
