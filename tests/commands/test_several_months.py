"""Commands that run several months."""

import shutil
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
