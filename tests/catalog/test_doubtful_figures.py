"""Slips that `catalog check` asks to look at."""

from dataclasses import replace

import pytest

from flows.catalog.doubtful_figures import doubtful_figures
from flows.catalog.load import load_catalog
from flows.paths import PROJECT
from tests.assess.small_catalogs import (
    make_areas,
    make_catalog,
    make_indicator,
    make_measure,
    make_target,
)


@pytest.fixture(autouse=True)
def _in_chinese(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("XIANJIE_LANG", "zh")


def notes(*values: float, accumulation: str = "stock", areas=None, **indicator) -> list[str]:
    catalog = make_catalog(
        areas or make_areas([1]),
        [make_measure("m", accumulation)],
        [make_indicator("A", measure="m", **indicator)],
        [make_target("A", 2022 + number, value) for number, value in enumerate(values)],
    )
    return list(doubtful_figures(catalog))


def test_the_home_county_has_none():
    assert list(doubtful_figures(load_catalog(PROJECT / "data" / "catalog"))) == []


@pytest.mark.parametrize(
    ("kind", "accumulation", "usual"),
    [("flow", "stock", "ytd"), ("stock", "ytd", "stock"), ("cumulative", "ytd", "cumulative")],
)
def test_a_measure_that_counts_otherwise_than_its_indicator_is_told(
    kind: str, accumulation: str, usual: str
):
    assert notes(5.0, kind=kind, accumulation=usual) == []
    assert notes(5.0, kind=kind, accumulation=accumulation) == [
        f"indicators.csv：A 为 {kind}，而数据元 m 为 {accumulation}，一般应为 {usual}，请核对"
    ]


def test_percentages_written_as_fractions_are_told():
    told = ["targets.csv：A 的目标都不到 1%，请核对：85% 应写 85，不写 0.85"]
    rate = {"kind": "rate", "unit": "%", "aggregation": "none"}

    assert notes(0.85, 0.99, **rate) == told
    assert notes(0.85, 1.0, **rate) == notes(0.0, **rate) == []
    assert notes(0.85, direction="at_most", **rate) == []


def test_an_area_whose_code_is_of_another_place_is_told():
    county, town, village = make_areas([1])
    strange = replace(village, area_code="610930001200")

    assert notes(5.0, areas=[county, town, strange]) == [
        f"areas.csv：{village.name}（610930001200）的代码与上级{town.name}（{town.area_code}）不同，请核对"
    ]
