"""A draft is adopted unchanged, in every year of the home catalogue and of a new small county."""

from pathlib import Path

import pandas as pd
import pytest

from flows.catalog.load import load_catalog
from flows.catalog.model import Catalog
from flows.forms import import_targets, write_target_templates
from flows.forms.proposals import draft_figures, targets_of_year
from flows.period import periods_between
from flows.simulate.courses import Perfect
from flows.simulate.truth import make_truth, sent_observations
from tests.starting.small_county import begin_county

COLUMNS = ["measure_code", "area_code", "period", "value"]
#: Amounts, whole things, a range, a limit, and what two of the three towns have.
MORE = {
    "measures": [
        "field,高标准农田面积,亩,stock,village,F1,,0,,no,",
        "shop,村级便民服务点数,个,stock,village,F1,,0,,yes,",
    ],
    "indicators": [
        f"{code},{name},产业发展规划,四,,县农业农村局,,,{unit},stock,{direction},county,"
        f"sum,,{measure},,,town,F1,monthly,,{whole},,households,,,,{towns},1,"
        for code, name, unit, direction, measure, whole, towns in (
            ("SUM-01", "高标准农田面积", "亩", "at_least", "field", "no", ""),
            ("SUM-02", "便民服务点", "个", "at_least", "shop", "yes", ""),
            ("SUM-03", "轮作面积", "亩", "between", "field", "no", ""),
            ("SUM-04", "待整治点", "个", "at_most", "shop", "yes", ""),
            ("SUM-05", "山区农田", "亩", "equal", "field", "no", "530999001000|530999201200"),
            ("SUM-06", "便民点数", "个", "between", "shop", "yes", ""),
        )
    ],
    "targets": [
        *(f"SUM-01,{year},{figure},,stated,,写明" for year, figure in ((2026, 10), (2030, 21.5))),
        *(f"SUM-02,{year},{figure},,stated,,写明" for year, figure in ((2026, 10), (2029, 20))),
        *("SUM-03,2026,7,8.5,stated,,写明", "SUM-03,2030,10,11,stated,,写明"),
        *("SUM-04,2026,10,,stated,,写明", "SUM-04,2030,4,,stated,,写明"),
        *("SUM-05,2027,100,,stated,,写明", "SUM-06,2026,23,24,stated,,写明"),
    ],
}
HOUSEHOLDS = (331, 70, 59, 117, 401, 213)


def adopt(folder: Path, observations: pd.DataFrame, year: int) -> int:
    """Draft a year, adopt the draft as it is, adopt it again; return how many figures it adds."""
    catalog = load_catalog(folder)
    drafted = draft_figures(targets_of_year(catalog, observations, year), catalog)
    (file,) = write_target_templates(catalog, year, folder.parent, drafted)
    added, again = import_targets(file, folder), import_targets(file, folder)
    assert len(added.targets) == len(drafted)
    assert again.targets == ()
    return len(added.targets)


def sums(catalog: Catalog, code: str, year: int) -> tuple[float, float]:
    """The adopted figures of the towns, summed up, and of the county."""
    county = catalog.county.area_code
    rows = [one for one in catalog.targets_local if (one.indicator_code, one.year) == (code, year)]
    stated = [one for one in catalog.targets if (one.indicator_code, one.year) == (code, year)]
    figure = next(
        one.value for one in [*rows, *stated] if getattr(one, "area_code", county) == county
    )
    return sum(one.value for one in rows if one.area_code != county), figure


def test_every_year_of_the_home_catalogue_is_adopted_as_drafted(catalog_folder: Path):
    catalog = load_catalog(catalog_folder)
    months = periods_between("2021-01", "2022-12")
    observations = sent_observations(catalog, make_truth(catalog, months, 4, Perfect()))

    added = [adopt(catalog_folder, observations, year) for year in range(2021, 2026)]

    assert min(added) > 100
    adopted = load_catalog(catalog_folder)
    for year in range(2022, 2025):
        towns, county = sums(adopted, "IND-02", year)
        assert round(towns, 9) == county


@pytest.mark.parametrize("first", ["2025-12", "2026-03"])
def test_every_year_of_a_new_small_county_is_adopted_as_drafted(tmp_path: Path, first: str):
    folder = tmp_path / "county" / "catalog"
    begin_county(folder.parent)
    for name, rows in MORE.items():
        with (folder / f"{name}.csv").open("a", encoding="utf-8") as stream:
            stream.writelines(f"{row}\n" for row in rows)
    villages = [one.area_code for one in load_catalog(folder).areas if one.level == "village"]
    values = {"households": HOUSEHOLDS, "field": (2.0,) * 6, "shop": (1.0,) * 6}
    observations = pd.DataFrame(
        [
            (measure, village, period, float(value))
            for measure, figures in values.items()
            for village, value in zip(villages, figures, strict=True)
            for period in periods_between(first, "2029-02")
        ],
        columns=COLUMNS,
    )

    for year in range(2026, 2031):
        adopt(folder, observations, year)

    adopted = load_catalog(folder)
    assert [sums(adopted, "SUM-01", year) for year in (2026, 2028, 2030)] == [
        (10.0, 10.0),
        (pytest.approx(15.75), 15.75),
        (21.5, 21.5),
    ]
    assert sums(adopted, "SUM-02", 2028) == (16.0, 16.0)
    towns = {one.area_code for one in adopted.targets_local if one.indicator_code == "SUM-05"}
    assert towns == {"530999000000", "530999001000", "530999201000"}
    # A limit binds each town for itself: rounded up, together more than the county's.
    assert sums(adopted, "SUM-04", 2027)[0] > sums(adopted, "SUM-04", 2027)[1]
