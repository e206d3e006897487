"""Commands that run several months."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from flows.paths import Home
from flows.warehouse.query import run_query
from tests.commands.command_line import GOOD, call


def test_months_in_the_wrong_order_are_wrong_usage(home: Home):
    done = call("backfill", "--from", "2022-06", "--to", "2022-05", "--home", home.root)

    assert done.returncode == 2
    assert "before" in done.stderr


def test_imported_history_is_not_late(home: Home, tmp_path: Path):
    old = Home(tmp_path)
    shutil.copytree(home.catalog, old.catalog)
    shutil.copy(home.root / "settings.toml", old.root)
    old.raw("2022-06").mkdir(parents=True)
    shutil.copy(GOOD, old.raw("2022-06"))
    done = call("run", "--month", "2022-06", "--import-history", "--quiet", "--home", old.root)
    late = run_query(old, "select count(*) as n from findings where code = 'late'")
    received = run_query(old, "select distinct received_at::varchar as at from submissions")

    assert done.returncode in (0, 1), done.stderr
    assert late["n"].item() == 0
    assert received["at"].tolist() == ["2022-07-05 09:00:00"]


def test_of_two_runs_begun_at_once_in_a_new_folder_the_second_hears_of_the_first(
    home: Home, tmp_path: Path
):
    new = Home(tmp_path)
    shutil.copytree(home.catalog, new.catalog)
    shutil.copy(home.root / "settings.toml", new.root)
    new.raw("2022-06").mkdir(parents=True)
    shutil.copy(GOOD, new.raw("2022-06"))
    words = ("run", "--month", "2022-06", "--quiet", "--home", new.root)
    with ThreadPoolExecutor(2) as pool:
        done = list(pool.map(lambda _: call(*words), range(2)))
    [refused] = [one for one in done if one.returncode == 4]
    [first] = [one for one in done if one.returncode != 4]

    assert first.returncode in (0, 1), first.stderr
    assert "another run works in" in refused.stderr
