"""The letters that warnings bring."""

import pandas as pd

from flows.assess.due_letters import letters_of
from flows.catalog.load import load_catalog
from flows.paths import PROJECT

CATALOG = load_catalog(PROJECT / "data" / "catalog")
COUNTY = CATALOG.county.area_code
TOWN = CATALOG.towns[0]


def test_a_letter_is_due_when_a_warning_leaves_the_watch_list_or_rises():
    opened = pd.DataFrame(
        [
            ("2022-03", "w", "IND-76", TOWN.area_code, 1, True),
            ("2022-06", "w", "IND-76", TOWN.area_code, 1, False),
            ("2022-07", "w", "IND-76", TOWN.area_code, 1, False),
            ("2022-09", "w", "IND-76", TOWN.area_code, 2, False),
            ("2022-09", "c", "IND-76", COUNTY, 1, False),
        ],
        columns=["period", "warning_id", "indicator_code", "area_code", "level", "is_watched"],
    )
    letters = letters_of(opened, CATALOG)
    units = CATALOG.indicator_by_code["IND-76"].lead_units

    assert sorted(zip(letters["period"], letters["addressee"], strict=True)) == sorted(
        [("2022-06", TOWN.name), ("2022-09", TOWN.name), *(("2022-09", unit) for unit in units)]
    )
