"""Judging again changes nothing that was judged before, and adds no run."""

import datetime as dt
from pathlib import Path

import pandas as pd
import pytest

from flows.paths import Home
from flows.running.judge_steps import count_month, judge_again
from flows.steps import prepare_month
from flows.warehouse.contents import sum_tables
from flows.warehouse.query import run_query
from tests.starting.small_county import begin_county, send_month
from tests.story.months import run_month


def test_judging_again_leaves_every_table_as_it_was(tmp_path: Path):
    home = Home(tmp_path)
    begin_county(tmp_path)
    send_month(tmp_path, "2026-03")
    run_month(home, "2026-03")
    before = sum_tables(home.working_warehouse)

    judge_again(prepare_month(home, "2026-03"))

    assert sum_tables(home.working_warehouse) == before


def test_the_terminal_counts_what_is_missing_as_papers_do():
    rows = [
        ("2022-06", "red", 10.0),
        ("2022-06", "missing", 10.0),
        ("2022-06", "missing", None),
        ("2022-06", "no_target", None),
        ("2022-05", "missing", 10.0),
    ]
    assessments = pd.DataFrame(rows, columns=["period", "status", "target"])
    warnings = pd.DataFrame(
        [("open", "A-1", 2), ("open", "", 1), ("resolved", "A-2", 1)],
        columns=["state", "indicator_code", "level"],
    )

    assert count_month(assessments, warnings, "2022-06") == (
        {"missing": 1, "no_target": 2, "red": 1},
        {"level 2": 1},
    )


def test_a_clock_that_was_set_back_does_not_change_which_run_is_the_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    home = Home(tmp_path)
    begin_county(tmp_path)
    send_month(tmp_path, "2026-03")
    run_month(home, "2026-03")
    first = run_ids(home)
    target = home.catalog / "targets.csv"
    target.write_text(target.read_text("utf-8").replace("12000", "13000"), "utf-8")
    early = dt.datetime(2026, 4, 6, 9)
    for module in ("flows.steps", "flows.running.judge_steps"):
        monkeypatch.setattr(f"{module}.county_now", lambda: early)
    run_month(home, "2026-03")
    second = [one for one in run_ids(home) if one not in first]
    early += dt.timedelta(minutes=1)
    run_month(home, "2026-03")

    assert run_ids(home)[:2] == [*first, *second]
    published = run_query(home, "select distinct run_id from assessments_published order by all")
    assert sorted(published["run_id"]) == sorted([*first, *second])
    changes = run_query(home, "select distinct run_id, cause from status_changes order by all")
    assert changes.to_numpy().tolist() == [[*second, "target revision"]]


def run_ids(home: Home) -> list[str]:
    """Return the runs in order."""
    rows = run_query(home, "select run_id from runs order by finished_at")
    return [str(one) for one in rows["run_id"]]
