"""The reported figures of a half-year that are checked on site (半年抽查), drawn by a seed."""

import hashlib
import math
from collections.abc import Iterable

import pandas as pd

from flows.catalog.model import Catalog
from flows.catalog.policy import SpotChecks
from flows.same_figure import ALLOWANCE

DRAWN_COLUMNS = [
    "half",
    "number",
    "line",
    "area_code",
    "form",
    "measure_code",
    "period",
    "value",
    "file_name",
    "sheet",
    "cell",
    "stratum_figures",
    "area_figures",
]


def draw_figures(
    catalog: Catalog, observations: pd.DataFrame, half: str, seed: int
) -> pd.DataFrame:
    """Return the figures to check, one row each (DRAWN_COLUMNS), by check form and line.

    `observations` are the current figures of the half-year. Each form is looked at in its latest
    month of the half. The strata are town and form; a form with one row a town has its towns in
    one stratum. Within a stratum every area is equally likely. An area has one ticket for all
    forms, so that few villages are visited for many forms. The draw depends on the seed and on
    what was reported, not on its order.
    """
    rule = catalog.policy.spot_checks
    figures = _with_strata(catalog, observations)
    if figures.empty:
        return pd.DataFrame(columns=DRAWN_COLUMNS)
    figures = figures.assign(
        ticket=_tickets(figures["area_code"], seed, half),
        figure_ticket=_tickets(figures["area_code"] + figures["measure_code"], seed, half),
    )
    units = figures.drop_duplicates(["form", "stratum", "area_code"]).copy()
    groups = units.groupby(["form", "stratum"])
    units["place"] = groups["ticket"].rank(method="first")
    units["wanted"] = groups["ticket"].transform("size").map(lambda count: _wanted(count, rule))
    chosen = units.loc[units["place"] <= units["wanted"], ["form", "stratum", "area_code"]]
    drawn = figures.merge(chosen, on=["form", "stratum", "area_code"])
    if rule.figures_per_form:
        place = drawn.groupby(["form", "area_code"])["figure_ticket"].rank(method="first")
        drawn = drawn[place <= rule.figures_per_form]
    return _numbered(catalog, drawn, half)


def _with_strata(catalog: Catalog, observations: pd.DataFrame) -> pd.DataFrame:
    """Return the figures that towns sent for each form's latest month, with their strata."""
    form_of = {one.measure_code: one.form for one in catalog.measures}
    by_town = {one.form: one.row_level for one in catalog.forms if one.reporter == "town"}
    figures = observations[observations["value"].notna()].copy()
    figures["form"] = figures["measure_code"].map(form_of)
    figures = figures[figures["form"].isin(by_town)]
    figures = figures[figures["area_code"].isin(catalog.area_by_code)]
    latest = figures.groupby("form")["period"].transform("max")
    figures = figures[figures["period"] == latest].copy()
    figures["stratum"] = [catalog.area_by_code[area].parent_code for area in figures["area_code"]]
    sizes = figures.groupby(["form", "stratum"])["value"].transform("size")
    own = figures.groupby(["form", "area_code"])["value"].transform("size")
    return figures.assign(stratum_figures=sizes, area_figures=own)


def _wanted(count: int, rule: SpotChecks) -> int:
    """Return how many areas of a stratum are drawn; the share is rounded up."""
    return min(count, max(rule.at_least, math.ceil(rule.share * count - ALLOWANCE)))


def _tickets(names: Iterable[str], seed: int, half: str) -> list[str]:
    return [hashlib.sha256(f"{seed}\0{half}\0{name}".encode()).hexdigest() for name in names]


def _numbered(catalog: Catalog, drawn: pd.DataFrame, half: str) -> pd.DataFrame:
    """Return the rows with a number for each area, by code, and a line, by catalogue."""
    order = {one.measure_code: place for place, one in enumerate(catalog.measures)}
    place = drawn["measure_code"].map(order)
    rows = drawn.assign(half=half, place=place).sort_values(["area_code", "place"])
    areas = {code: number for number, code in enumerate(sorted(set(rows["area_code"])), start=1)}
    rows["number"] = [f"{half}-{areas[code]:03d}" for code in rows["area_code"]]
    rows["line"] = rows.groupby("area_code").cumcount() + 1
    return rows[DRAWN_COLUMNS].reset_index(drop=True)
