"""What the papers know of an inspection: rates by name, differences, what is unanswered."""

import pytest

from flows.report.spot_checks.inspection import Difference
from tests.report.spot_checks.inspected_county import county_catalog, inspection_of


@pytest.fixture(scope="module")
def catalog(tmp_path_factory):
    return county_catalog(tmp_path_factory.mktemp("county"))


def test_towns_with_the_highest_rate_come_first_and_unchecked_ones_last(catalog):
    inspection = inspection_of(catalog, {"2026H1-003": (390, 330)})

    assert [(one.name, one.rate_text) for one in inspection.towns] == [
        ("清水乡", "50%"),
        ("河口街道", "—"),
    ]
    assert inspection.towns[1].interval_text == "—"
    assert [one.name for one in inspection.forms] == ["人居环境月报表"]
    assert inspection.areas == (4, 0)


def test_a_difference_names_place_figures_and_source(catalog):
    [one] = inspection_of(catalog, {"2026H1-003": (320, 330)}).differences

    assert one == Difference(
        number="2026H1-003", line=1, area="清水乡清水村", measure="农户总数", unit="户",
        reported=400, found=320, error_pct=25, source="530999201.xlsx，表，C7", remark="",
    )  # fmt: skip
    assert one.figures_text == "上报400户、核查320户"


def test_a_figure_with_a_remark_is_answered_and_one_without_is_not(catalog):
    silent = inspection_of(catalog, {"2026H1-003": (400, None)})
    told = inspection_of(catalog, {"2026H1-003": (400, None)}, remark="台账缺失")

    assert silent.unanswered("530999201000") == 3
    assert told.unanswered("530999201000") == 2
