"""Judging again changes nothing that was judged before, and adds no run."""

from pathlib import Path

import pandas as pd

from flows.paths import Home
from flows.running.judge_steps import count_month, judge_again
from flows.steps import prepare_month
from flows.warehouse.contents import sum_tables
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
