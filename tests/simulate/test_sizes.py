"""How large quantities are that no target speaks of."""

import dataclasses

import pytest

from flows.catalog.load import load_catalog
from flows.paths import PROJECT
from flows.simulate.sizes import Size, decimal_scale, reached_by_month, read_sizes, usual_size

CATALOG = load_catalog(PROJECT / "data" / "catalog")
STOCK = CATALOG.measure_by_code["households_total"]


def test_a_part_without_a_size_of_its_own_is_a_share_of_its_whole():
    part = dataclasses.replace(STOCK, subset_of="voters")

    assert usual_size(part) == Size(0.4, 0.8, ("voters",))


def test_every_size_belongs_to_a_measure():
    assert set(read_sizes()) <= set(CATALOG.measure_by_code)


def test_levels_stand_and_sums_grow():
    months = ("2021-06", "2022-12")
    ytd = dataclasses.replace(STOCK, accumulation="ytd")
    over_years = dataclasses.replace(STOCK, accumulation="cumulative")

    assert reached_by_month(STOCK, Size(1, 2), months).tolist() == [[1, 1]]
    assert reached_by_month(ytd, Size(1, 2), months).tolist() == [[0.5, 1]]
    assert reached_by_month(over_years, Size(1, 2), months).tolist() == [[0.1, 0.4]]
    assert reached_by_month(ytd, Size(1, 2, is_constant=True), months).tolist() == [[1, 1]]


@pytest.mark.parametrize(
    ("unit", "scale"), [("万亩", 10_000), ("亿元", 10_000), ("万元", 100), ("吨", 100)]
)
def test_large_units_have_four_decimals(unit: str, scale: int):
    assert decimal_scale(dataclasses.replace(STOCK, unit=unit)) == scale
