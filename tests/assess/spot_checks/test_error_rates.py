"""Error rates, their intervals, sizes of errors, and what they cost."""

import math

import pandas as pd
import pytest
from statsmodels.stats.proportion import proportion_confint

from flows.assess.spot_checks.error_rates import (
    deduction,
    design_effect,
    judged_figures,
    sampling_results,
    wilson,
)
from flows.catalog.policy import SpotChecks
from tests.assess.spot_checks.test_draw_figures import TOWNS, VILLAGES, catalog

A, B, C = VILLAGES[0], VILLAGES[1], VILLAGES[10]


def figures(*rows: tuple[str, str, float, float | None]) -> pd.DataFrame:
    """Drawn figures from area, measure, reported, checked."""
    frame = pd.DataFrame(rows, columns=["area_code", "measure_code", "value", "checked"])
    forms = frame["measure_code"].map(lambda code: {"v": "V", "t": "T"}[code[0]])
    return frame.assign(
        half="2022H1",
        form=forms,
        checked=frame["checked"].astype(float),
        stratum_figures=[40 if code[:9] == "610929100" else 12 for code in frame["area_code"]],
        area_figures=[4 if form == "V" else 1 for form in forms],
    )


EXAMPLE = figures(
    (A, "v0", 110, 100),
    (A, "v1", 5, 5),
    (B, "v0", 8, 10),
    (B, "v1", 3, None),
    (C, "v0", 1, 1),
    (TOWNS[0], "t0", 7, 7),
)


def test_the_results_are_a_row_for_the_county_each_form_and_each_town():
    rows = sampling_results(catalog(), EXAMPLE)
    names = ["area_code", "form", "drawn", "checked", "wrong", "over_reported", "under_reported"]

    assert rows[names].to_numpy().tolist() == [
        ["610929000000", "", 6, 5, 2, 1, 1],
        ["610929000000", "T", 1, 1, 0, 0, 0],
        ["610929000000", "V", 5, 4, 2, 1, 1],
        ["610929100000", "", 5, 4, 2, 1, 1],
        ["610929101000", "", 1, 1, 0, 0, 0],
    ]
    assert rows["error_rate"].tolist() == [0.4, 0.0, 0.5, 0.5, 0.0]
    assert rows["median_error_pct"].tolist()[0] == 15
    assert rows["largest_error_pct"].tolist()[0] == 20
    assert rows["deduction"].isna().tolist() == [True, True, True, False, False]


def test_nothing_that_came_back_has_no_rate_and_no_interval():
    [whole, *_] = sampling_results(catalog(), figures((A, "v0", 3, None))).itertuples()

    assert (whole.drawn, whole.checked) == (1, 0)
    assert math.isnan(whole.error_rate if whole.error_rate is not None else math.nan)


def test_nothing_drawn_gives_no_rows():
    assert sampling_results(catalog(), EXAMPLE.head(0)).empty


@pytest.mark.parametrize(
    ("reported", "checked", "tolerance", "is_wrong"),
    [
        (100, 100 + 1e-10, 0.0, False),
        (100, 101, 0.0, True),
        (100, 101, 0.01, False),
        (100, 101.1, 0.01, True),
        (0, 0, 0.0, False),
        (0, 1, 0.5, True),
    ],
)
def test_a_figure_is_wrong_beyond_the_tolerance(reported, checked, tolerance, is_wrong):
    [row] = judged_figures(
        catalog(tolerance=tolerance), figures((A, "v0", reported, checked))
    ).itertuples()

    assert row.is_wrong == is_wrong


def test_an_error_is_measured_against_what_was_found_and_nothing_found_is_all_of_it():
    rows = judged_figures(catalog(), figures((A, "v0", 150, 100), (A, "v1", 4, 0), (B, "v0", 0, 4)))

    assert rows["error_pct"].tolist() == [50, 100, -100]


@pytest.mark.parametrize(("wrong", "count"), [(0, 20), (3, 60), (20, 20), (1, 1)])
def test_the_interval_of_a_small_part_is_wilsons(wrong, count):
    expected = proportion_confint(wrong, count, alpha=0.05, method="wilson")

    assert wilson(wrong, count, 10**12, 1.0, 0.95) == pytest.approx(expected, abs=1e-6)


def test_what_is_wholly_checked_is_known():
    assert wilson(3, 60, 60, 1.0, 0.95) == (0.05, 0.05)


def test_the_interval_is_narrower_the_more_of_all_is_checked_and_wider_in_clusters():
    _, much = wilson(3, 60, 120, 1.0, 0.95)
    _, little = wilson(3, 60, 6000, 1.0, 0.95)
    _, clustered = wilson(3, 60, 6000, 2.0, 0.95)

    assert much < little < clustered


def cluster(wrong_by_area: list[tuple[int, int]]) -> pd.DataFrame:
    rows = [
        (str(area), place < wrong)
        for area, (wrong, count) in enumerate(wrong_by_area)
        for place in range(count)
    ]
    return pd.DataFrame(rows, columns=["area_code", "is_wrong"])


def test_errors_that_are_all_in_one_village_count_for_less():
    assert design_effect(cluster([(10, 10), *[(0, 10)] * 9])) == pytest.approx(99 / 9)
    assert design_effect(cluster([(1, 10)] * 10)) == 1.0


@pytest.mark.parametrize("rows", [[(3, 10)], [(0, 10), (0, 10)], [(10, 10), (10, 10)]])
def test_where_nothing_can_be_told_a_figure_counts_whole(rows):
    assert design_effect(cluster(rows)) == 1.0


def test_an_error_rate_costs_nothing_until_the_office_sets_it():
    assert deduction(0.5, SpotChecks()) == 0.0


@pytest.mark.parametrize(
    ("rate", "points"), [(None, 0.0), (0.02, 0.0), (0.05, 1.5), (0.03, 0.5), (0.9, 5.0)]
)
def test_what_is_above_the_allowed_rate_costs_its_points_up_to_the_most(rate, points):
    rule = SpotChecks(allowed_rate=0.02, points_per_percent=0.5, most_points=5)

    assert deduction(rate, rule) == pytest.approx(points)
