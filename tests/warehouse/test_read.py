"""What later stages are handed: current values, what is held, what has moved."""

import duckdb
import pandas as pd
import pytest

from flows.warehouse import read
from flows.warehouse.migrate import make_schema
from tests.quality.example import CATALOG, TOWN, VILLAGES, batch_of, cell, reading

NATURAL, ROADS = "natural_villages", "hardened_road_km"


def warehouse() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    make_schema(connection)
    return connection


def observe(
    connection: duckdb.DuckDBPyConnection, *rows: tuple[str, str, str, float], file: str = "a.xlsx"
) -> None:
    """Add measure, area, period and value, all from one file."""
    for measure, area, period, value in rows:
        connection.execute(
            "insert into observations values ($1, $2, $3, $4, 's1', $5, '表', 'C4', '')",
            [measure, area, period, value, file],
        )


def receive(connection: duckdb.DuckDBPyConnection, key: str, status: str, day: int) -> None:
    """Add one received submission of the first town, named after its key."""
    connection.execute(
        "insert into received values ($1, '2022-06', 'T1', $2, $1 || '.xlsx', $1, "
        "make_timestamp(2022, 7, $3, 9, 0, 0), '', 1, $4, 'first', '')",
        [key, TOWN, day, status],
    )


def keep_cell(connection: duckdb.DuckDBPyConnection, key: str, area: str, state: str) -> None:
    """Add one cell of a submission: the measure of an area in June 2022."""
    row = {"submission_id": key, "measure_code": NATURAL, "area_code": area, "period": "2022-06"}
    row |= {"file_name": f"{key}.xlsx", "span": "value", "state": state}
    row |= {"sheet": "表", "cell": "C4", "correction": ""}
    frame = pd.DataFrame([row])
    connection.execute("insert into cells by name select * from frame")
    del frame


def rows(frame: pd.DataFrame, *columns: str) -> list[tuple]:
    return sorted(frame[list(columns)].itertuples(index=False, name=None))


def test_an_empty_warehouse_has_nothing_to_hand_on():
    connection = warehouse()

    assert read.current_observations(connection).empty
    assert read.held_cells(connection).empty
    assert read.read_submissions(connection).empty
    assert read.last_assessments(connection).empty
    assert read.changed_observations(connection).empty
    assert read.history_before(connection, "2022-06").empty
    assert read.last_percent_values(connection, CATALOG, "2022-06") == {}
    assert read.last_digests(connection) is None
    assert read.files_without_cells(connection) == []


def test_a_cell_is_held_while_its_latest_counted_submission_holds_it():
    connection = warehouse()
    first, second, third, fourth = VILLAGES[:4]
    receive(connection, "old", "accepted", 1)
    receive(connection, "new", "partial", 2)
    receive(connection, "refused", "rejected", 3)
    for area, old, new in ((first, "held", "value"), (second, "value", "held")):
        keep_cell(connection, "old", area, old)
        keep_cell(connection, "new", area, new)
    keep_cell(connection, "old", third, "held")
    keep_cell(connection, "refused", third, "value")
    keep_cell(connection, "refused", fourth, "held")

    held = rows(read.held_cells(connection), "area_code", "period")

    assert held == [(second, "2022-06"), (third, "2022-06")]


def test_history_is_the_two_years_before_the_month():
    connection = warehouse()
    values = {"2020-05": 1.0, "2020-06": 2.0, "2022-05": 3.0, "2022-06": 4.0}
    observe(connection, *((NATURAL, TOWN, period, value) for period, value in values.items()))

    history = rows(read.history_before(connection, "2022-06"), "period", "value")

    assert history == [("2020-06", 2.0), ("2022-05", 3.0)]


def test_the_last_percent_is_that_of_the_latest_month_before():
    connection = warehouse()
    share = next(one.measure_code for one in CATALOG.measures if one.unit == "%")
    observe(connection, (share, TOWN, "2022-03", 88.0), (share, TOWN, "2022-05", 90.5))
    observe(connection, (share, TOWN, "2022-06", 0.91), (NATURAL, TOWN, "2022-05", 7.0))

    assert read.last_percent_values(connection, CATALOG, "2022-06") == {(share, TOWN): 90.5}


def test_what_moved_is_new_or_another_value_or_gone():
    connection = warehouse()
    observe(
        connection,
        (NATURAL, VILLAGES[0], "2022-06", 5.0),
        (NATURAL, VILLAGES[1], "2022-06", 6.0),
        (NATURAL, VILLAGES[2], "2022-06", 7.0),
    )
    for area, value in ((VILLAGES[1], 6.0), (VILLAGES[2], 7.5), (VILLAGES[3], 8.0)):
        row = {"measure_code": NATURAL, "area_code": area, "period": "2022-06", "value": value}
        frame = pd.DataFrame([row])
        connection.execute("insert into judged_observations by name select * from frame")
        del frame

    moved = rows(read.changed_observations(connection), "area_code", "kind")

    assert moved == [
        (VILLAGES[0], "new data"),
        (VILLAGES[2], "correction"),
        (VILLAGES[3], "correction"),
    ]


@pytest.mark.parametrize("finishing", [(1, 2), (2, 1)])
def test_the_digests_are_those_of_the_run_that_finished_last(finishing: tuple[int, int]):
    connection = warehouse()
    for key, day in zip(("a", "b"), finishing, strict=True):
        connection.execute(
            "insert into runs values ($1, '2022-06', make_timestamp(2022, 7, 1, 9, 0, 0), "
            "make_timestamp(2022, 7, $2, 9, 0, 0), 'done', 1, 1, 0, 'targets ' || $1, "
            "'rules ' || $1)",
            [key, day],
        )
    last = "a" if finishing[0] > finishing[1] else "b"

    assert read.last_digests(connection) == (f"targets {last}", f"rules {last}")


def test_a_counted_file_without_a_cell_is_named():
    connection = warehouse()
    for key, status in (("b", "accepted"), ("a", "partial"), ("c", "rejected"), ("d", "accepted")):
        receive(connection, key, status, 1)
    keep_cell(connection, "d", TOWN, "value")

    assert read.files_without_cells(connection) == ["2022-06/a.xlsx", "2022-06/b.xlsx"]


def test_only_measures_of_the_batch_are_looked_up_with_their_file():
    connection = warehouse()
    observe(connection, (NATURAL, VILLAGES[0], "2022-05", 4.0), file="5月.xlsx")
    observe(connection, (ROADS, TOWN, "2022-05", 9.0))
    batch = batch_of(reading(cell(NATURAL, 5.0, "C4")))

    found = rows(read.reported_by(connection, batch), "measure_code", "value", "file_name")

    assert found == [(NATURAL, 4.0, "5月.xlsx")]
