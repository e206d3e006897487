"""The letters that warnings bring, counted without writing any."""

import pandas as pd

from flows.catalog.model import Catalog


def letters_of(open_warnings: pd.DataFrame, catalog: Catalog) -> pd.DataFrame:
    """Return period, addressee and indicator_code of the letters that warnings bring.

    A warning is written about when it leaves the watch list or rises (rules.md sections 7 and 10),
    to its town, or for the county's figure to the units that lead it.
    """
    rows = open_warnings[~open_warnings["is_watched"].astype(bool)].sort_values("period")
    rows = rows.drop_duplicates(["warning_id", "level"])
    county = catalog.county.area_code
    names = [
        (period, addressee, code)
        for period, code, area in zip(
            rows["period"], rows["indicator_code"], rows["area_code"], strict=True
        )
        for addressee in (
            catalog.indicator_by_code[code].lead_units
            if area == county
            else (catalog.area_name(area),)
        )
    ]
    return pd.DataFrame(names, columns=["period", "addressee", "indicator_code"])
