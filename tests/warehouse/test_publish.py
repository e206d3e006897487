"""Publishing: compared with its source, kept, readable elsewhere, and never a damaged file."""

import os
import random
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from flows.errors import ServiceError
from flows.paths import Home
from flows.warehouse.contents import sum_tables
from flows.warehouse.publish import publish
from flows.warehouse.query import open_published, run_query
from tests.warehouse.small_home import add_month, make_home, rows


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_home(tmp_path_factory.mktemp("made")).root


@pytest.fixture
def home(made: Path, tmp_path: Path) -> Home:
    shutil.copytree(made, tmp_path / "home")
    return Home(tmp_path / "home")


def test_the_published_copy_holds_what_the_working_one_does_with_comments_and_keys(home: Home):
    assert sum_tables(home.warehouse) == sum_tables(home.working_warehouse)
    query = (
        "select column_name, comment from duckdb_columns() "
        "where table_name = 'observations' and column_name = 'period'"
    )
    with open_published(home) as connection:
        assert connection.execute(query).fetchall() == [("period", "报告期（YYYY-MM）")]
        keys = connection.execute(
            "select count(*) from duckdb_constraints() where constraint_type = 'PRIMARY KEY'"
        ).fetchall()
    with duckdb.connect(str(home.working_warehouse), read_only=True) as connection:
        assert (
            keys
            == connection.execute(
                "select count(*) from duckdb_constraints() where constraint_type = 'PRIMARY KEY'"
            ).fetchall()
        )


def test_the_published_copy_is_read_only_and_in_the_format_of_duckdb_1_2(home: Home):
    assert not home.warehouse.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)
    with duckdb.connect(str(home.warehouse), read_only=True) as connection:
        tags = "select tags['storage_version'] from duckdb_databases() where not internal"
        assert connection.execute(tags).fetchall() == [("v1.2.0+",)]


def test_an_older_duckdb_reads_it(home: Home):
    """Runs where XIANJIE_OLD_DUCKDB names a Python that has an older duckdb."""
    python = os.environ.get("XIANJIE_OLD_DUCKDB")
    if not python:
        pytest.skip("XIANJIE_OLD_DUCKDB names no Python with an older duckdb")
    read = (
        "import duckdb, sys; assert duckdb.__version__ < '2'; "
        "c = duckdb.connect(sys.argv[1], read_only=True); "
        "print(len(c.table('observations').fetchall()))"
    )
    done = subprocess.run(
        [python, "-c", read, str(home.warehouse)], capture_output=True, text=True, check=True
    )
    assert done.stdout == "2\n"


def test_the_last_published_files_are_kept(home: Home):
    for number in (3, 4, 5):
        add_month(home, number)
        assert publish(home, keep=2)

    kept = sorted(home.kept.glob("published-*.duckdb"))
    assert [len(rows(file, "runs")) for file in kept] == [3, 4]
    assert len(rows(home.warehouse, "runs")) == 5


def test_a_readers_leftover_log_does_not_stop_later_readers(home: Home):
    """A reader that opened the copy for writing and died leaves a log beside it."""
    home.warehouse.chmod(0o644)
    dying = (
        "import duckdb, os, sys; c = duckdb.connect(sys.argv[1]); "
        "c.execute('set checkpoint_threshold = \\'1TB\\''); "
        "c.execute('create table mine as select 1 as x'); os._exit(9)"
    )
    subprocess.run([sys.executable, "-c", dying, str(home.warehouse)], check=False)
    log = home.warehouse.with_name("xianjie.duckdb.wal")
    assert log.exists()

    add_month(home, 3)
    assert publish(home)

    assert not log.exists()
    assert run_query(home, "select count(*) as n from runs")["n"].tolist() == [3]


def test_no_damage_of_the_working_file_is_ever_published(home: Home, tmp_path: Path):
    """Each single fault is found, or what is published is whole all the same."""
    chance = random.Random(7)
    whole = home.working_warehouse.read_bytes()
    sums = sum_tables(home.warehouse)
    found = 0
    for fault in range(60):
        damaged = bytearray(whole)
        if fault % 3 == 0:
            damaged = damaged[: chance.randrange(1, len(whole))]
        else:
            start = chance.randrange(0, len(whole) - 64)
            damaged[start : start + 64] = bytes(64)
        home.working_warehouse.write_bytes(damaged)
        try:
            publish(home)
        except ServiceError as error:
            assert "restore" in str(error) or "rebuild" in str(error) or "damaged" in str(error)
            found += 1
        assert sum_tables(home.warehouse) == sums
    assert found >= 20


def test_an_older_working_file_is_not_published_over_a_newer_copy(home: Home):
    older = home.working_warehouse.read_bytes()
    add_month(home, 3)
    publish(home)
    home.working_warehouse.write_bytes(older)

    with pytest.raises(ServiceError, match="holds less than what is published"):
        publish(home)
    assert len(rows(home.warehouse, "runs")) == 3


def test_a_published_file_that_cannot_be_opened_is_an_error_with_a_remedy(home: Home):
    home.warehouse.chmod(0o644)
    home.warehouse.write_bytes(b"no database" * 1000)

    with pytest.raises(ServiceError, match="restore --from"):
        run_query(home, "select 1")


def test_a_publication_that_fails_leaves_no_half_copy(home: Home):
    published = home.warehouse.read_bytes()
    with home.working_warehouse.open("r+b") as stream:
        stream.truncate(home.working_warehouse.stat().st_size // 2)
    with pytest.raises(ServiceError):
        publish(home)

    assert home.warehouse.read_bytes() == published
    assert not list(home.store.glob("xianjie.publishing*"))


@pytest.mark.parametrize("is_empty", [True, False])
def test_without_a_working_warehouse_nothing_is_published_and_no_new_one_begun(
    home: Home, is_empty: bool
):
    before = home.warehouse.read_bytes()
    home.working_warehouse.unlink()
    if is_empty:
        home.working_warehouse.write_bytes(b"")
    with pytest.raises(ServiceError, match="restore --from"):
        publish(home)

    assert home.warehouse.read_bytes() == before
    assert home.working_warehouse.exists() == is_empty
    assert not is_empty or home.working_warehouse.stat().st_size == 0
