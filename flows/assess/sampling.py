"""A reproducible sample of reported cells for an inspection (半年抽查)."""

import hashlib

import pandas as pd

from flows.catalog.model import Catalog

SAMPLE_COLUMNS = ["town", "village", "area_code", "measure", "measure_code", "period", "value"]


def draw_sample(
    catalog: Catalog, observations: pd.DataFrame, period: str, seed: str, size: int
) -> pd.DataFrame:
    """Return `size` reported cells of a month to look at on site, spread over the towns.

    One row per cell (SAMPLE_COLUMNS, then whatever else `observations` says of it, such as file
    and cell). The draw depends on the seed and on which cells were reported, not on their order:
    whoever knows the seed draws the same. The towns take turns, so that none is drawn twice
    before every other one with cells was drawn once.
    """
    villages = {area.area_code for area in catalog.areas if area.level == "village"}
    is_drawable = (observations["period"] == period) & observations["area_code"].isin(villages)
    cells = observations[is_drawable & observations["value"].notna()]
    ticket = [
        _ticket(seed, period, measure, area)
        for measure, area in zip(cells["measure_code"], cells["area_code"], strict=True)
    ]
    town_codes = cells["area_code"].map(lambda code: catalog.area_by_code[code].parent_code)
    cells = cells.assign(ticket=ticket, town_code=town_codes).sort_values("ticket")
    cells = cells.assign(turn=cells.groupby("town_code").cumcount())
    drawn = cells.sort_values(["turn", "ticket"]).head(size).sort_values(["town_code", "ticket"])
    named = drawn.assign(
        town=drawn["town_code"].map(catalog.area_name),
        village=drawn["area_code"].map(catalog.area_name),
        measure=drawn["measure_code"].map(lambda code: catalog.measure_by_code[code].name),
    ).drop(columns=["ticket", "town_code", "turn"])
    others = [name for name in named.columns if name not in SAMPLE_COLUMNS]
    return named[[*SAMPLE_COLUMNS, *others]].reset_index(drop=True)


def _ticket(seed: str, period: str, measure: str, area: str) -> str:
    return hashlib.sha256(f"{seed}\0{period}\0{measure}\0{area}".encode()).hexdigest()
