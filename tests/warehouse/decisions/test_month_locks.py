"""A locked month keeps its figures whatever comes; what comes is kept, and counts once unlocked."""

import datetime as dt

import pytest

from flows.errors import UsageError
from flows.warehouse.decisions.month_locks import find_lock, lock_month, unlock_month
from flows.warehouse.read import held_cells
from tests.quality.example import RECEIVED
from tests.warehouse.decisions.example import (
    NOW,
    do,
    load,
    run,
    sent,
    submissions,
    values,
    warehouse,
)

LATER = NOW + dt.timedelta(days=9)


@pytest.fixture
def locked():
    """A month with one figure of 5, run and locked."""
    connection = warehouse()
    load(connection, sent(1, 5.0))
    run(connection)
    assert do(connection, lock_month, "2022-06", NOW).is_new
    return connection


def waiting(connection) -> list[tuple[float | None, float | None, str]]:
    return connection.execute(
        "select published, reported, file_name from withheld_values order by area_code"
    ).fetchall()


def test_a_month_without_a_run_is_not_locked():
    connection = warehouse()
    load(connection, sent(1, 5.0))
    with pytest.raises(UsageError, match="has not been run"):
        do(connection, lock_month, "2022-06", NOW)


def test_locking_changes_nothing_and_twice_is_once(locked):
    again = do(locked, lock_month, "2022-06", LATER)

    assert (again.is_new, again.locked_at, again.waiting) == (False, NOW, 0)
    assert values(locked) == [5.0]
    assert submissions(locked) == [("1.xlsx", "accepted", "first", None)]
    assert waiting(locked) == []


def test_a_later_version_waits_and_counts_once_unlocked(locked):
    load(locked, sent(1, 5.0), sent(2, 6.0))

    assert values(locked) == [5.0]
    assert waiting(locked) == [(5.0, 6.0, "2.xlsx")]
    assert submissions(locked) == [
        ("1.xlsx", "accepted", "first", None),
        ("2.xlsx", "accepted", "first", "locked"),
    ]

    done = do(locked, unlock_month, "2022-06", " 统计口径更正 ", LATER)

    assert (done.is_new, done.reason, done.waiting) == (True, "统计口径更正", 1)
    assert values(locked) == [6.0]
    assert waiting(locked) == []
    assert submissions(locked) == [
        ("1.xlsx", "superseded", "first", None),
        ("2.xlsx", "accepted", "first", None),
    ]


def test_a_version_dated_back_before_the_lock_waits_too(locked):
    noted = [RECEIVED, RECEIVED + dt.timedelta(hours=1)]
    load(locked, sent(1, 5.0), sent(2, 6.0), receipts=noted)

    assert values(locked) == [5.0]
    assert waiting(locked) == [(5.0, 6.0, "2.xlsx")]


def test_a_figure_that_is_new_one_that_is_withdrawn_and_one_that_is_the_same(locked):
    load(locked, sent(1, 5.0), sent(2, 7.0, village=1))
    assert waiting(locked) == [(None, 7.0, "2.xlsx")]

    load(locked, sent(1, 5.0), sent(2, 7.0, village=1), sent(3, None))
    assert waiting(locked) == [(5.0, None, "3.xlsx"), (None, 7.0, "2.xlsx")]
    assert values(locked) == [5.0]

    load(locked, sent(4, 5.0))
    assert [row for row in waiting(locked) if row[2] == "4.xlsx"] == []


def test_the_same_file_read_otherwise_changes_nothing_either(locked):
    load(locked, sent(1, 50.0))

    assert values(locked) == [5.0]
    assert waiting(locked) == [(5.0, 50.0, "1.xlsx")]


def test_another_month_goes_on(locked):
    load(locked, sent(3, 9.0, period="2022-07"), period="2022-07")

    assert values(locked, "2022-07") == [9.0]
    assert values(locked) == [5.0]


def test_a_held_cell_of_a_late_version_holds_nothing(locked):
    late = sent(2, 6.0)
    part = late.submissions[0]
    cells = tuple(one._replace(state="held", value=None) for one in part.cells)
    held = type(late)(late.file_name, late.sha256, (type(part)(*part.key, cells),))
    load(locked, sent(1, 5.0), held)

    assert values(locked) == [5.0]
    assert held_cells(locked).empty
    assert waiting(locked) == []


def test_a_month_is_unlocked_for_a_reason_and_twice_is_once(locked):
    with pytest.raises(UsageError, match="--reason"):
        do(locked, unlock_month, "2022-06", "  ", LATER)
    with pytest.raises(UsageError, match="2022-05 is not locked"):
        do(locked, unlock_month, "2022-05", "更正", LATER)
    do(locked, unlock_month, "2022-06", "更正", LATER)
    again = do(locked, unlock_month, "2022-06", "再次更正", LATER + dt.timedelta(days=1))

    assert (again.is_new, again.reason, again.unlocked_at) == (False, "更正", LATER)


def test_a_month_can_be_locked_again_with_what_counts_then(locked):
    load(locked, sent(1, 5.0), sent(2, 6.0))
    do(locked, unlock_month, "2022-06", "更正", LATER)
    assert do(locked, lock_month, "2022-06", LATER + dt.timedelta(days=1)).is_new
    load(locked, sent(1, 5.0), sent(2, 6.0), sent(3, 8.0))

    assert values(locked) == [6.0]
    assert waiting(locked) == [(6.0, 8.0, "3.xlsx")]
    found = find_lock(locked, "2022-06")
    assert found is not None
    assert (found.unlocked_at, found.waiting) == (None, 1)
