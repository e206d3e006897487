"""Matters and months built by hand, for tests that look at one sentence or one table."""

from dataclasses import replace

from flows.report.month.counts import Comparison, Counts, LevelCounts
from flows.report.month.matters import Matter, TownPart, missing_amount
from flows.report.month.progress import Progress
from tests.report.month.rows import COUNTY, judged


def matter(catalog, code="EMP-14", towns=(), **values):
    """One matter against a plan target; `towns` are (name, actual) with the county's expected."""
    indicator = catalog.indicator_by_code[code]
    row = values.pop("row", None) or judged(
        code, actual=1096.0, expected=1230.0, target=1500.0, forecast=1310.0, needed_per_month=67.4
    )
    area = values.get("area_code", COUNTY)
    base = {
        "position": 1,
        "indicator": indicator,
        "area_code": area,
        "area": catalog.area_name(area),
        "is_county": area == COUNTY,
        "level": 1,
        "is_reference": False,
        "is_watched": False,
        "change": "new",
        "opened": "2022-05",
        "months": 2,
        "row": row,
        "missing": missing_amount(indicator.direction, row),
        "towns": tuple(part(catalog, indicator, name, actual) for name, actual in towns),
        "also": (),
        "lead_units": ("县人社局",),
        "assisting_units": (),
        "warning_id": f"{code}-{area}-2022-05",
        "warning_ids": (f"{code}-{area}-2022-05",),
    }
    return Matter(**base | values)


def part(catalog, indicator, town, actual, **values):
    area = next(one.area_code for one in catalog.towns if one.name == town)
    row = judged(indicator.indicator_code, area, actual=actual, expected=100.0, target=120.0)
    base = {
        "area_code": area,
        "town": town,
        "level": 1,
        "row": row,
        "missing": missing_amount(indicator.direction, row),
        "is_watched": False,
        "change": "new",
        "opened": "2022-05",
        "months": 2,
        "warning_id": f"{indicator.indicator_code}-{area}-2022-05",
    }
    return TownPart(**base | values)


def quiet(review):
    """The same month with every indicator on course, everything reported, nothing better."""
    level = LevelCounts(Counts(green=20), Counts(green=8), Comparison("", 0, Counts(), Counts()))
    return replace(
        review,
        matters=(),
        warned=(),
        owed=(),
        reporters=(),
        county=level,
        town_level=level,
        progress=Progress((), (), (), ()),
    )
