"""The working warehouse is never begun anew beside a history, nor lost between two steps."""

import signal
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from flows.errors import ServiceError
from flows.paths import PROJECT, Home
from flows.warehouse.journal import Journal
from flows.warehouse.open import kept_open, one_transaction, open_working
from flows.warehouse.publish import publish
from tests.warehouse.small_home import make_home


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return make_home(tmp_path, months=1)


def test_the_first_month_of_a_county_begins_with_an_empty_warehouse(tmp_path: Path):
    with open_working(Home(tmp_path)) as connection:
        assert connection.execute("select count(*) from received").fetchall() == [(0,)]


def test_a_damaged_file_is_an_error_with_the_way_out(home: Home):
    home.working_warehouse.write_bytes(b"no database" * 1000)

    with pytest.raises(ServiceError) as error, open_working(home):
        pass
    assert str(home.working_warehouse) in str(error.value)


def test_a_missing_working_file_never_begins_a_new_history(home: Home):
    home.working_warehouse.unlink()
    before = home.warehouse.read_bytes()

    with pytest.raises(ServiceError, match=r"restore --from .* rebuild"), open_working(home):
        pass
    assert not home.working_warehouse.exists()
    assert home.warehouse.read_bytes() == before


def test_an_empty_working_file_never_begins_a_new_history(home: Home):
    home.working_warehouse.write_bytes(b"")

    with pytest.raises(ServiceError, match="is empty"), open_working(home):
        pass


def test_a_first_run_that_was_killed_as_it_made_the_file_is_simply_run_again(tmp_path: Path):
    home = Home(tmp_path)
    home.store.mkdir()
    home.working_warehouse.write_bytes(b"")

    with open_working(home) as connection:
        assert connection.execute("select count(*) from received").fetchall() == [(0,)]


def test_the_steps_of_a_run_share_one_connection_and_each_notes_its_decisions(home: Home):
    with kept_open(home):
        with open_working(home) as first:
            first.execute("update letters set answer = '已整改'")
        noted = Journal(home.journal).decisions()
        with open_working(home) as second:
            pass

    assert second is first
    assert [row["answer"] for key, row in noted.items() if key[0] == "letters"] == ["已整改"]
    with duckdb.connect(str(home.working_warehouse), read_only=True) as closed:
        assert closed.execute("select answer from letters").fetchall() == [("已整改",)]


def test_a_step_that_fails_is_taken_back_and_the_next_one_begins_anew(home: Home):
    with kept_open(home):
        with open_working(home) as first:
            pass
        with pytest.raises(ZeroDivisionError), open_working(home) as failing:
            failing.execute("begin")
            failing.execute("delete from letters")
            raise ZeroDivisionError
        with open_working(home) as next_one:
            assert next_one.execute("select count(*) from letters").fetchall() == [(1,)]

    assert failing is first
    assert next_one is not first


def test_another_home_inside_a_run_has_a_connection_of_its_own(home: Home, tmp_path: Path):
    other = make_home(tmp_path / "other", months=2)
    with kept_open(home), open_working(other) as connection:
        assert connection.execute("select count(*) from letters").fetchall() == [(2,)]


def test_a_file_taken_away_between_two_steps_never_begins_a_new_history(home: Home):
    with kept_open(home):
        with open_working(home):
            pass
        home.working_warehouse.unlink()
        with pytest.raises(ServiceError, match="restore"), open_working(home):
            pass

    assert not home.working_warehouse.exists()


def test_what_a_run_keeps_open_is_published_and_gone_on_with(home: Home):
    with kept_open(home):
        with open_working(home) as connection:
            connection.execute("update letters set answer = '已整改'")
        assert publish(home)
        with open_working(home) as connection:
            connection.execute("update letters set answer = '已办结'")

    with duckdb.connect(str(home.warehouse), read_only=True) as published:
        assert published.execute("select answer from letters").fetchall() == [("已整改",)]
    with duckdb.connect(str(home.working_warehouse), read_only=True) as working:
        assert working.execute("select answer from letters").fetchall() == [("已办结",)]


_KILLED_IN_ITS_SECOND_STEP = """
import os, signal, sys
from pathlib import Path
from flows.paths import Home
from flows.warehouse.open import kept_open, one_transaction, open_working
home = Home(Path(sys.argv[1]))
with kept_open(home):
    with open_working(home) as connection:
        connection.execute("update letters set answer = '已整改'")
    with open_working(home) as connection:
        connection.execute("begin")
        connection.execute("delete from letters")
        os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_run_killed_in_a_step_has_lost_nothing_of_the_step_before(home: Home):
    killed = subprocess.run(
        [sys.executable, "-c", _KILLED_IN_ITS_SECOND_STEP, str(home.root)],
        cwd=PROJECT,
        check=False,
    )
    noted = Journal(home.journal).decisions()

    assert killed.returncode == -signal.SIGKILL
    with open_working(home) as connection:
        assert connection.execute("select answer from letters").fetchall() == [("已整改",)]
    assert [row["answer"] for key, row in noted.items() if key[0] == "letters"] == ["已整改"]


_KILLED_BETWEEN_TWO_STEPS = """
import os, signal, sys
from pathlib import Path
from flows.paths import Home
from flows.warehouse.open import one_transaction, open_working
home = Home(Path(sys.argv[1]))
with one_transaction(home):
    with open_working(home) as connection:
        connection.execute("update letters set answer = '已整改'")
    with open_working(home) as connection:
        assert connection.execute("select answer from letters").fetchall() == [("已整改",)]
        os.kill(os.getpid(), signal.SIGKILL)
"""


def test_steps_of_one_transaction_leave_nothing_when_killed_between_them(home: Home):
    with open_working(home):
        pass
    killed = subprocess.run(
        [sys.executable, "-c", _KILLED_BETWEEN_TWO_STEPS, str(home.root)],
        cwd=PROJECT,
        check=False,
    )
    noted = Journal(home.journal).decisions()

    assert killed.returncode == -signal.SIGKILL
    with open_working(home) as connection:
        assert connection.execute("select answer from letters").fetchall() == [(None,)]
    assert [row["answer"] for key, row in noted.items() if key[0] == "letters"] == [None]


def test_steps_of_one_transaction_are_noted_when_it_is_committed(home: Home):
    with one_transaction(home), open_working(home) as connection:
        connection.execute("update letters set answer = '已整改'")
    noted = Journal(home.journal).decisions()

    assert [row["answer"] for key, row in noted.items() if key[0] == "letters"] == ["已整改"]
