"""The drill: the warehouse is lost, restored, lost altogether, and rebuilt; nothing differs."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from flows.errors import UsageError
from flows.paths import Home
from flows.report.letters.letter_ledger import all_letters
from flows.running.rebuild import rebuild
from flows.warehouse.backup import backup, restore
from flows.warehouse.contents import sum_tables
from flows.warehouse.lock import run_lock
from flows.warehouse.open import open_working
from flows.warehouse.publish import publish
from tests.starting.small_county import begin_county, send_month
from tests.story.months import run_month

MONTHS = ("2026-02", "2026-03")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two months of a small county, the second sent again with another figure."""
    root = tmp_path_factory.mktemp("drill")
    begin_county(root)
    for period in MONTHS:
        send_month(root, period)
        run_month(Home(root), period)
    first = sorted((root / "raw" / MONTHS[1]).glob("*.xlsx"))[0]
    shutil.copyfile(first, first.with_name(f"更正{first.name}"))
    run_month(Home(root), MONTHS[1])
    return root


@pytest.fixture
def home(made: Path, tmp_path: Path) -> Home:
    shutil.copytree(made, tmp_path / "home")
    return Home(tmp_path / "home")


def test_lost_restored_and_rebuilt_all_tables_are_equal(home: Home, tmp_path: Path):
    before = sum_tables(home.working_warehouse)
    with run_lock(home):
        backup(home, tmp_path / "saved.duckdb")
        home.working_warehouse.unlink()
        restore(home, tmp_path / "saved.duckdb")
        assert sum_tables(home.working_warehouse) == before

        home.working_warehouse.unlink()
        home.warehouse.unlink()
        made = rebuild(home)
        publish(home, allow_less=True)

    assert sum_tables(home.working_warehouse) == before
    assert sum_tables(home.warehouse) == before
    assert (made.months, made.lost) == (2, ())


def test_a_rebuild_keeps_the_old_file_and_leaves_no_scratch(home: Home):
    old = home.working_warehouse.read_bytes()
    with run_lock(home):
        rebuild(home)

    [kept] = home.kept.glob("replaced-*.duckdb")
    assert kept.read_bytes() == old
    assert not replace(home, store_name="warehouse.rebuilding").store.exists()


def test_a_file_that_is_gone_from_raw_is_named(home: Home):
    gone = sorted((home.root / "raw" / MONTHS[0]).glob("*.xlsx"))[0]
    gone.unlink()
    with run_lock(home):
        made = rebuild(home)

    assert made.lost == (f"{MONTHS[0]}/{gone.name}",)


def test_after_a_rebuild_a_run_changes_nothing_and_letters_go_on(home: Home):
    with run_lock(home):
        home.working_warehouse.unlink()
        rebuild(home)
        publish(home, allow_less=True)
    with open_working(home) as connection:
        letters = all_letters(connection)
    run_month(home, MONTHS[1])
    with open_working(home) as connection:
        assert all_letters(connection) == letters


def test_without_received_files_there_is_nothing_to_rebuild(tmp_path: Path):
    with pytest.raises(UsageError, match="holds no month"):
        rebuild(Home(tmp_path))


def test_with_an_empty_journal_a_published_history_is_not_rebuilt(home: Home):
    shutil.rmtree(home.journal)
    before = home.working_warehouse.read_bytes()
    with run_lock(home), pytest.raises(UsageError, match="restore --from"):
        rebuild(home)

    assert home.working_warehouse.read_bytes() == before
