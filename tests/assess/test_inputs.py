"""What the judging SQL reads: values of the calendar's months on the level they are reported on."""

import duckdb
import pandas as pd
import pytest

from flows.assess.inputs import make_relations, offer_frame, offer_observations
from flows.assess.targets.stated_targets import collect_stated
from tests.assess.small_catalogs import (
    COUNTY,
    make_areas,
    make_catalog,
    make_indicator,
    make_measure,
    make_target,
)

TOWN_1, TOWN_2 = "610929001000", "610929002000"
VILLAGE, OTHER = "610929001200", "610929002200"
CATALOG = make_catalog(
    make_areas([1, 1]),
    [make_measure("v"), make_measure("y", "ytd"), make_measure("c", row_level="county")],
    [
        make_indicator("A", measure="v"),
        make_indicator("B", measure="y", applies_to=(TOWN_1,)),
        make_indicator("C", measure="c", aggregation="none"),
    ],
    [make_target("A", 2022, 5, due_month="2022-06")],
)


def rows(*given: tuple[str, str, str, float | None]) -> pd.DataFrame:
    return pd.DataFrame(given, columns=["measure_code", "area_code", "period", "value"])


@pytest.fixture
def connection():
    with duckdb.connect() as opened:
        yield opened


def judge_inputs(connection, observations: pd.DataFrame, *periods: str) -> None:
    offer_observations(connection, observations, periods[-1])
    make_relations(connection, CATALOG, collect_stated(CATALOG, None), list(periods))


@pytest.mark.parametrize(
    ("through", "first"), [("2022-03", "2022-02"), ("2022-02", "2022-02"), ("2022-01", "")]
)
def test_the_first_month_is_the_first_that_has_a_value(connection, through, first):
    given = rows(("v", VILLAGE, "2022-02", 3.0), ("v", VILLAGE, "2022-01", None))

    assert offer_observations(connection, given, through) == first


def test_a_parquet_file_is_read_as_a_frame_is(connection, tmp_path):
    given = rows(("v", VILLAGE, "2022-02", 3.0))
    connection.from_df(given.astype({"measure_code": "object"})).write_parquet(
        str(tmp_path / "a.parquet")
    )

    assert offer_observations(connection, tmp_path / "a.parquet", "2022-06") == "2022-02"


def test_a_value_of_another_level_or_month_or_of_an_unknown_measure_is_left_out(connection):
    given = rows(
        ("v", VILLAGE, "2022-02", 3.0),
        ("v", VILLAGE, "2022-01", 2.0),
        ("v", TOWN_1, "2022-02", 9.0),
        ("v", OTHER, "2022-02", None),
        ("y", VILLAGE, "2022-02", 1.5),
        ("c", COUNTY, "2022-02", 7.0),
        ("x", VILLAGE, "2022-02", 1.0),
    )

    judge_inputs(connection, given, "2022-02")

    assert connection.execute(
        "select measure_code::varchar, area_code::varchar, home_code::varchar, value::double "
        "from observations order by all"
    ).fetchall() == [
        ("c", COUNTY, COUNTY, 7.0),
        ("v", VILLAGE, TOWN_1, 3.0),
        ("y", VILLAGE, TOWN_1, 1.5),
    ]


def test_an_indicator_is_judged_in_the_county_and_where_a_town_reports_it(connection):
    judge_inputs(connection, rows(("v", VILLAGE, "2022-02", 3.0)), "2022-02")

    assert connection.execute(
        "select indicator_code::varchar, area_code::varchar, is_concerned from judged order by all"
    ).fetchall() == [
        ("A", COUNTY, True),
        ("A", TOWN_1, True),
        ("A", TOWN_2, True),
        ("B", COUNTY, True),
        ("B", TOWN_1, True),
        ("B", TOWN_2, False),
        ("C", COUNTY, True),
    ]


def test_an_area_counts_what_lies_in_it_and_the_county_only_the_towns_concerned(connection):
    judge_inputs(connection, rows(("v", VILLAGE, "2022-02", 3.0)), "2022-02")

    assert connection.execute(
        "select scope, area_code::varchar, leaves from leaf_counts where level = 'village' "
        "order by all"
    ).fetchall() == [(0, COUNTY, 2), (0, TOWN_1, 1), (0, TOWN_2, 1), (1, COUNTY, 1)]


def test_a_named_due_month_decides_the_pace_of_its_year_alone(connection):
    judge_inputs(connection, rows(("v", VILLAGE, "2021-03", 3.0)), "2021-03", "2022-03", "2022-06")

    assert connection.execute("select * from given_due_months").fetchall() == [("A", 2022, 6)]


def test_a_text_column_goes_over_as_text(connection):
    offer_frame(connection, "one", pd.DataFrame({"name": ["镇1", None], "number": [1, 2]}))

    assert connection.execute("select * from one").fetchall() == [("镇1", 1), (None, 2)]
    assert [str(kind) for kind in connection.table("one").types] == ["VARCHAR", "BIGINT"]
