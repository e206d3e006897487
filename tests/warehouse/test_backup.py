"""Saved, lost and put back: nothing that was decided since is forgotten."""

import signal
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from flows.errors import DeclarationError, ServiceError, UsageError
from flows.paths import PROJECT, Home
from flows.warehouse.backup import backup, restore
from flows.warehouse.contents import sum_tables
from flows.warehouse.open import open_working
from flows.warehouse.publish import publish
from tests.warehouse.small_home import add_month, make_home, rows


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return make_home(tmp_path / "home", months=2)


def test_a_backup_put_back_is_the_same_warehouse(home: Home, tmp_path: Path):
    counted = backup(home, tmp_path / "saved.duckdb")
    before = sum_tables(home.working_warehouse)
    home.working_warehouse.unlink()

    restore(home, tmp_path / "saved.duckdb")

    assert sum_tables(home.working_warehouse) == before
    assert counted["observations"] == 2


def test_an_empty_warehouse_is_not_saved_nor_made_a_new_one(home: Home, tmp_path: Path):
    home.working_warehouse.write_bytes(b"")

    with pytest.raises(ServiceError, match="is empty"):
        backup(home, tmp_path / "saved.duckdb")
    assert home.working_warehouse.read_bytes() == b""
    assert not (tmp_path / "saved.duckdb").exists()


_KILLED_WHILE_RESTORING = """
import os, signal, sys
from pathlib import Path
from flows.paths import PROJECT, Home
from flows.warehouse import backup
from flows.warehouse.journal import Journal

def killed(journal, connection, tables):
    connection.execute("create table half_done as select 1 as one")
    os.kill(os.getpid(), signal.SIGKILL)

Journal.replay = killed
backup.restore(Home(Path(sys.argv[1])), Path(sys.argv[2]))
"""


def test_a_restore_that_was_killed_leaves_nothing_to_the_next_one(home: Home, tmp_path: Path):
    backup(home, tmp_path / "saved.duckdb")
    killed = subprocess.run(
        [sys.executable, "-c", _KILLED_WHILE_RESTORING, str(home.root), tmp_path / "saved.duckdb"],
        cwd=PROJECT,
        check=False,
    )
    restore(home, tmp_path / "saved.duckdb")

    assert killed.returncode == -signal.SIGKILL
    assert sum_tables(home.working_warehouse) == sum_tables(tmp_path / "saved.duckdb")
    assert sorted(file.name for file in home.store.glob("*.wal")) == []


def test_the_published_copy_can_be_put_back_too(home: Home):
    before = sum_tables(home.working_warehouse)
    home.working_warehouse.write_bytes(b"\0" * 4096)

    restore(home, home.warehouse)

    assert sum_tables(home.working_warehouse) == before
    assert publish(home)


def test_what_was_decided_since_the_backup_comes_back_from_the_journal(home: Home, tmp_path: Path):
    backup(home, tmp_path / "saved.duckdb")
    add_month(home, 3)
    with open_working(home) as connection:
        connection.execute("update letters set answer = '已整改' where letter_id = 'l1'")

    restore(home, tmp_path / "saved.duckdb")

    assert [row[0] for row in rows(home.working_warehouse, "letters")] == ["l1", "l2", "l3"]
    assert len(rows(home.working_warehouse, "alerts_sent")) == 3
    assert len(rows(home.working_warehouse, "assessments_published")) == 3
    # Values come back when their month is run again.
    assert len(rows(home.working_warehouse, "observations")) == 2
    with duckdb.connect(str(home.working_warehouse)) as connection:
        answers = connection.execute("select answer from letters order by letter_id").fetchall()
    assert answers == [("已整改",), (None,), (None,)]


def test_what_stood_there_is_kept(home: Home, tmp_path: Path):
    backup(home, tmp_path / "saved.duckdb")
    damaged = b"\0" * 100
    home.working_warehouse.write_bytes(damaged)

    restore(home, tmp_path / "saved.duckdb")

    [kept] = home.kept.glob("replaced-*.duckdb")
    assert kept.read_bytes() == damaged


def test_the_log_of_a_killed_run_is_kept_with_its_file_or_alone(home: Home, tmp_path: Path):
    backup(home, tmp_path / "saved.duckdb")
    before = sum_tables(home.working_warehouse)
    log = home.working_warehouse.with_name(f"{home.working_warehouse.name}.wal")
    with duckdb.connect(str(home.working_warehouse)) as connection:
        connection.execute("delete from letters")
        killed = log.read_bytes()
    home.working_warehouse.unlink()
    log.write_bytes(killed)

    restore(home, tmp_path / "saved.duckdb")

    assert sum_tables(home.working_warehouse) == before
    [kept] = home.kept.glob("replaced-*.duckdb.wal")
    assert kept.read_bytes() == killed


def test_a_backup_is_never_written_over(home: Home, tmp_path: Path):
    (tmp_path / "saved.duckdb").write_bytes(b"mine")

    with pytest.raises(UsageError, match="is there already"):
        backup(home, tmp_path / "saved.duckdb")
    assert (tmp_path / "saved.duckdb").read_bytes() == b"mine"


@pytest.mark.parametrize(
    ("content", "error"), [(b"no database" * 500, ServiceError), (None, UsageError)]
)
def test_what_is_no_warehouse_is_not_put_back(home: Home, tmp_path: Path, content, error):
    before = home.working_warehouse.read_bytes()
    source = tmp_path / "other.duckdb"
    if content is None:
        duckdb.connect(str(source)).close()
    else:
        source.write_bytes(content)

    with pytest.raises(error):
        restore(home, source)
    assert home.working_warehouse.read_bytes() == before


def test_a_backup_of_a_newer_program_is_refused(home: Home, tmp_path: Path):
    backup(home, tmp_path / "saved.duckdb")
    with duckdb.connect(str(tmp_path / "saved.duckdb")) as connection:
        connection.execute("update schema_version set version = 99")

    with pytest.raises(DeclarationError, match="schema 99"):
        restore(home, tmp_path / "saved.duckdb")
