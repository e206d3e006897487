"""What was drawn stays drawn, and what was found is kept form by form."""

import datetime as dt

import pandas as pd
import pytest

from flows.errors import UsageError
from flows.report.spot_checks.check_ledger import (
    CheckedFigure,
    add_checked,
    draw_once,
    drawn_figures,
    known_check_forms,
    read_results,
    refresh_results,
)
from tests.report.spot_checks.inspected_county import (
    DAY,
    HALF,
    SEED,
    county_catalog,
    drawn_county,
    reported_county,
)


@pytest.fixture(scope="module")
def catalog(tmp_path_factory):
    return county_catalog(tmp_path_factory.mktemp("county"))


def test_drawing_twice_is_drawing_once(catalog):
    with reported_county() as connection:
        first, is_new = draw_once(connection, catalog, HALF, SEED, DAY, new_seed=1)
        connection.execute("update observations set value = 1")
        later = DAY + dt.timedelta(days=9)
        again, is_newer = draw_once(connection, catalog, HALF, None, later, new_seed=2)
        count = connection.execute("select count(*) from sampled_figures").fetchone()

    assert (is_new, is_newer) == (True, False)
    assert count == (8,)
    pd.testing.assert_frame_equal(first, again)
    assert first[["number", "line", "value", "cell", "seed"]].iloc[1].tolist() == [
        "2026H1-001",
        2,
        330,
        "D5",
        SEED,
    ]


def test_another_seed_after_the_draw_is_refused(catalog):
    with drawn_county(catalog) as connection, pytest.raises(UsageError, match="--seed 7"):
        draw_once(connection, catalog, HALF, 8, DAY, new_seed=1)


def test_without_a_seed_the_new_one_is_kept_with_the_list(catalog):
    with reported_county() as connection:
        drawn, _ = draw_once(connection, catalog, HALF, None, DAY, new_seed=4711)

    assert set(drawn["seed"]) == {4711}


def test_nothing_reported_is_nothing_to_draw_from(catalog):
    with reported_county() as connection, pytest.raises(UsageError, match="2025H2"):
        draw_once(connection, catalog, "2025H2", SEED, DAY, new_seed=1)


def figure(sha: str, line: int, value: float | None, hour: int) -> CheckedFigure:
    moment = dt.datetime(2026, 6, 10, hour)
    return CheckedFigure(sha, "2026H1-001", line, value, "", "a.xlsx", "核查表", "H8", moment)


def test_the_form_received_last_counts_also_where_it_is_blank(catalog):
    with drawn_county(catalog) as connection:
        add_checked(connection, [figure("b", 1, 390, 9), figure("b", 2, 320, 9)])
        add_checked(connection, [figure("a", 1, 395, 12), figure("a", 2, None, 12)])
        found = drawn_figures(connection, HALF).head(2)["checked"]
        known = known_check_forms(connection)

    assert found.iloc[0] == 395
    assert found.isna().tolist() == [False, True]
    assert known == {"a", "b"}


def test_results_are_stored_anew_each_time(catalog):
    with drawn_county(catalog) as connection:
        add_checked(connection, [figure("a", 1, 390, 9), figure("a", 2, 330, 9)])
        refresh_results(connection, catalog)
        refresh_results(connection, catalog)
        rows = read_results(connection, HALF)

    assert rows[["area_code", "form", "checked", "wrong"]].to_numpy().tolist() == [
        ["530999000000", "", 2, 1],
        ["530999000000", "F1", 2, 1],
        ["530999001000", "", 2, 1],
        ["530999201000", "", 0, 0],
    ]
