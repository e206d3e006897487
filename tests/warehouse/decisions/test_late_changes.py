"""What came for a locked month is listed once, in the papers of the next month that is run."""

import datetime as dt

import pytest

from flows.warehouse.decisions.late_changes import list_late_changes
from flows.warehouse.decisions.month_locks import lock_month, unlock_month
from tests.warehouse.decisions.example import NOW, do, load, run, sent, warehouse


@pytest.fixture
def corrected():
    connection = warehouse()
    load(connection, sent(1, 5.0))
    run(connection)
    do(connection, lock_month, "2022-06", NOW)
    load(connection, sent(1, 5.0), sent(2, 6.0))
    return connection


def listed(connection) -> list[tuple[str, str, float | None, float | None]]:
    return connection.execute(
        "select listed_in, period, published, reported from late_changes order by all"
    ).fetchall()


def test_a_change_is_listed_by_the_next_month_and_not_again(corrected):
    list_late_changes(corrected, "2022-06")
    assert listed(corrected) == []

    for period in ("2022-07", "2022-07", "2022-08"):
        list_late_changes(corrected, period)

    assert listed(corrected) == [("2022-07", "2022-06", 5.0, 6.0)]


def test_a_change_of_the_change_is_listed_again(corrected):
    list_late_changes(corrected, "2022-07")
    load(corrected, sent(1, 5.0), sent(2, 6.0), sent(3, None))
    list_late_changes(corrected, "2022-07")
    assert listed(corrected) == [("2022-07", "2022-06", 5.0, None)]

    list_late_changes(corrected, "2022-08")
    load(corrected, sent(1, 5.0), sent(2, 6.0), sent(3, None), sent(4, 8.0))
    list_late_changes(corrected, "2022-08")

    assert listed(corrected) == [
        ("2022-07", "2022-06", 5.0, None),
        ("2022-08", "2022-06", 5.0, 8.0),
    ]


def test_what_was_listed_stays_when_the_month_is_unlocked(corrected):
    list_late_changes(corrected, "2022-07")
    do(corrected, unlock_month, "2022-06", "更正", NOW + dt.timedelta(days=9))
    list_late_changes(corrected, "2022-08")

    assert listed(corrected) == [("2022-07", "2022-06", 5.0, 6.0)]
