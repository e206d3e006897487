"""The wiring: one real run through Prefect's temporary server, as a newcomer starts it."""

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing, nullcontext
from pathlib import Path
from types import SimpleNamespace

import pytest

from flows.paths import PROJECT, Home
from flows.simulate.demo import prepare_demo
from flows.warehouse.lock import run_lock


def call(home: Home, *arguments: str, tmp_path: Path) -> subprocess.CompletedProcess[str]:
    """Call the command with an empty user folder: no Prefect state, no settings."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT")}
    return subprocess.run(
        [sys.executable, "-c", "from flows.commands.main import main; main()", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=PROJECT,
        env=kept | {"HOME": str(tmp_path / "nobody"), "PYTHONIOENCODING": "utf-8"},
        check=False,
    )


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("prefect")
    home = Home(folder / "home")
    home.root.mkdir()
    prepare_demo(home, 1)
    done = call(
        home, "run", "--month", "2022-06", "--home", str(home.root), "--json", tmp_path=folder
    )
    return home, done, folder


def test_a_newcomers_run_gives_a_summary_and_no_noise(ran):
    home, done, _ = ran
    summary = json.loads(done.stdout)
    sent = [file for file in home.raw("2022-06").rglob("*") if file.name != "receipts.csv"]

    assert done.returncode == 1, done.stderr
    assert (summary["period"], summary["exit_code"]) == ("2022-06", 1)
    assert summary["files"] == len([file for file in sent if file.is_file()])
    assert set(summary["seconds"]) == {
        "catalog",
        "read",
        "check and load",
        "judge",
        "report",
        "mail",
        "publish",
    }
    assert not re.search("traceback|error|warning|telemetry|leak", done.stderr, re.IGNORECASE)


def test_the_flow_bears_the_tags_and_its_tasks_ask_for_no_place(ran):
    home, _, _ = ran
    with closing(sqlite3.connect(home.warehouse.parent / "prefect" / "prefect.db")) as server:
        flows = server.execute("select tags from flow_run").fetchall()
        tasks = server.execute("select distinct tags from task_run").fetchall()

    assert [sorted(json.loads(tags)) for (tags,) in flows] == [["2022-06", home.root.name]]
    assert tasks == [("[]",)]


def test_a_second_run_at_once_ends_with_4_and_touches_nothing(ran):
    home, _, folder = ran
    before = home.warehouse.read_bytes()
    with run_lock(home):
        done = call(home, "run", "--month", "2022-06", "--home", str(home.root), tmp_path=folder)

    assert done.returncode == 4
    assert "another run works in" in done.stderr
    assert "Traceback" not in done.stderr
    assert home.warehouse.read_bytes() == before


def test_a_run_that_cannot_go_on_ends_with_the_one_sentence_that_matters(ran, tmp_path: Path):
    home, _, folder = ran
    shutil.copytree(home.root, tmp_path / "home")
    lost = Home(tmp_path / "home")
    lost.working_warehouse.unlink()
    done = call(lost, "run", "--month", "2022-06", "--home", str(lost.root), tmp_path=folder)

    assert done.returncode == 5
    last = done.stderr.strip().splitlines()[-1]
    assert last.startswith("xianjie: ")
    assert "xianjie rebuild" in last
    assert not re.search("traceback|leaked|nanobind", done.stderr, re.IGNORECASE)
    assert not lost.working_warehouse.exists()


def test_a_backfill_publishes_once_when_its_last_month_is_done(monkeypatch, tmp_path: Path):
    from flows import monthly

    asked = []

    def run_month(home, period, helpers, *, is_history, publishes):
        asked.append((home.root, period, is_history, publishes))
        return SimpleNamespace(exit_code=0)

    monkeypatch.setattr(monthly, "Helpers", nullcontext)
    monkeypatch.setattr(monthly, "run_month", run_month)
    ended = monthly.backfill.fn(tmp_path, "2021-11", "2022-01")

    assert asked == [
        (tmp_path, "2021-11", False, False),
        (tmp_path, "2021-12", False, False),
        (tmp_path, "2022-01", False, True),
    ]
    assert len(ended.data) == 3
