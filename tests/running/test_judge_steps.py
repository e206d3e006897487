"""Judging again changes nothing that was judged before, and adds no run."""

from pathlib import Path

from flows.paths import Home
from flows.running.judge_steps import judge_again
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
