"""A decision between two runs is published with what follows from it, and with nothing else."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

from flows.paths import PROJECT, Home
from flows.running.take_decision import decide_month, record_decision
from flows.steps import county_now
from flows.warehouse.decisions.month_locks import find_lock, lock_month, unlock_month
from flows.warehouse.open import open_working
from flows.warehouse.query import run_query
from tests.bench.warehouse_state import State, differing, read_state
from tests.starting.small_county import begin_county, send_month
from tests.story.months import run_month

MONTH = "2026-03"
#: Tables that say when something was first seen, which differs from run to run.
TIMED = {"contents", "received", "submissions", "findings", "v_reporting", "v_observations"}


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = Home(tmp_path_factory.mktemp("county"))
    begin_county(home.root)
    send_month(home.root, MONTH)
    run_month(home, MONTH)
    return home


@pytest.fixture
def home(ran: Home, tmp_path: Path) -> Home:
    shutil.copytree(ran.root, tmp_path / "county")
    return Home(tmp_path / "county")


def correct(home: Home, tea_mu: float) -> None:
    """Put a later version of the department's report beside the first one."""
    [first] = home.raw(MONTH).glob("*产业发展*.xlsx")
    book = load_workbook(first)
    for row in book.worksheets[0].iter_rows():
        for cell in row:
            if cell.value == 12100:
                cell.value = tea_mu
    book.save(first.with_name("更正.xlsx"))


def published(home: Home) -> list[tuple[float, str]]:
    """Return the tea gardens' published value beside its published judgement."""
    rows = run_query(
        home,
        "select value, status from observations, assessments "
        "where measure_code = 'tea_mu' and indicator_code = 'TEA-01' "
        f"and observations.period = '{MONTH}' and assessments.period = '{MONTH}'",
    )
    return list(rows.itertuples(index=False, name=None))


def changes(home: Home) -> list[tuple[str, str, str]]:
    rows = run_query(
        home,
        "select from_status, to_status, cause from status_changes "
        "where indicator_code = 'TEA-01' order by all",
    )
    return list(rows.itertuples(index=False, name=None))


def undisturbed(home: Home, folder: Path) -> State:
    """Return what a run in a copy of the folder publishes that nobody disturbs."""
    shutil.copytree(home.root, folder)
    run_month(Home(folder), MONTH)
    return read_state(Home(folder))


_KILLED_BEFORE_IT_JUDGES = """
import os, signal, sys
from pathlib import Path
from flows.paths import Home
from flows.running import judge_steps
from tests.story.months import run_month
judge_steps.judge_month = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
run_month(Home(Path(sys.argv[1])), sys.argv[2])
"""


def test_what_a_killed_run_loaded_and_did_not_judge_is_not_published_by_a_decision(
    home: Home, tmp_path: Path
):
    before = read_state(home)
    correct(home, 20.0)
    wanted = undisturbed(home, tmp_path / "undisturbed")
    killed = subprocess.run(
        [sys.executable, "-c", _KILLED_BEFORE_IT_JUDGES, str(home.root), MONTH],
        cwd=PROJECT,
        env=os.environ | {"PYTHONPATH": str(PROJECT)},
        check=False,
    )
    assert killed.returncode == -signal.SIGKILL
    record_decision(home, lambda _: None)

    assert differing(read_state(home), before) == []
    assert published(home) == [(12100.0, "green")]
    run_month(home, MONTH)
    assert set(differing(read_state(home), wanted)) <= TIMED
    assert published(home) == [(20.0, "red")]


def test_a_lock_after_a_killed_run_keeps_what_was_published(home: Home):
    correct(home, 20.0)
    subprocess.run(
        [sys.executable, "-c", _KILLED_BEFORE_IT_JUDGES, str(home.root), MONTH],
        cwd=PROJECT,
        env=os.environ | {"PYTHONPATH": str(PROJECT)},
        check=False,
    )
    decide_month(home, MONTH, lambda one: lock_month(one, MONTH, county_now()))
    run_month(home, MONTH)

    assert published(home) == [(12100.0, "green")]
    with open_working(home) as connection:
        lock = find_lock(connection, MONTH)
    assert lock is not None
    assert lock.waiting == 1


def test_a_decision_that_changes_a_value_is_published_with_its_judgement(home: Home):
    decide_month(home, MONTH, lambda one: lock_month(one, MONTH, county_now()))
    correct(home, 20.0)
    run_month(home, MONTH)
    assert published(home) == [(12100.0, "green")]

    decide_month(home, MONTH, lambda one: unlock_month(one, MONTH, "更正", county_now()))

    assert published(home) == [(20.0, "red")]


def test_the_run_after_a_decision_says_what_it_changed_as_if_it_judged_it_first(home: Home):
    decide_month(home, MONTH, lambda one: lock_month(one, MONTH, county_now()))
    correct(home, 20.0)
    run_month(home, MONTH)
    decide_month(home, MONTH, lambda one: unlock_month(one, MONTH, "更正", county_now()))
    assert changes(home) == []

    run_month(home, MONTH)
    assert changes(home) == [("green", "red", "correction")]
    run_month(home, MONTH)
    assert changes(home) == [("green", "red", "correction")]


def test_a_decision_that_changes_no_value_judges_nothing(
    home: Home, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("flows.running.take_decision.judge_decided", lambda *_: 1 / 0)
    done = decide_month(home, MONTH, lambda one: lock_month(one, MONTH, county_now()))

    assert done.is_new
