"""docs/analysts.md: every statement and program on the page runs on the demo's warehouse."""

import re
import shlex
from pathlib import Path

import pandas as pd
import pytest

from flows.paths import PROJECT, Home
from flows.warehouse.query import run_query
from tests.commands.command_line import call

PAGE = (PROJECT / "docs" / "analysts.md").read_text("utf-8")
QUESTIONS = {
    int(number): query
    for number, query in re.findall(r"^### (\d)\. .*?```sql\n(.*?)```", PAGE, re.M | re.S)
}
#: What the page opens, and what stands for it here.
FILE = "data/demo/warehouse/xianjie.duckdb"


def answer(home: Home, number: int) -> pd.DataFrame:
    return run_query(home, QUESTIONS[number])


def test_there_are_eight_questions():
    assert sorted(QUESTIONS) == list(range(1, 9))


@pytest.mark.parametrize("number", sorted(QUESTIONS))
def test_a_question_has_an_answer(number: int, demo: Home):
    rows = answer(demo, number)

    assert len(rows) > 0
    assert not rows.duplicated().any()


def test_the_gain_since_january_is_that_of_the_reported_figures(demo: Home):
    rows = answer(demo, 1)
    reported = run_query(
        demo,
        "select town_name as town, period, sum(value) as value from v_observations "
        "where measure_code = 'poverty_alleviated_workers' group by all",
    ).set_index(["town", "period"])["value"]
    carried = run_query(
        demo, "select distinct area_name from v_assessments where indicator_code = 'EMP-14' "
        "and period like '2022-%' and carried > 0"
    )["area_name"]  # fmt: skip
    whole = rows[~rows["town"].isin(carried)]

    assert rows["gained_pct"].is_monotonic_decreasing
    assert len(whole) > 5
    for row in whole.itertuples():
        first, latest = reported[row.town, row.since], reported[row.town, row.until]
        assert (row.first, row.latest, row.gained) == (first, latest, latest - first)


def test_a_towns_figures_are_all_there_with_their_cells(demo: Home):
    rows = answer(demo, 2)
    (counted,) = run_query(
        demo,
        "select count(*) as cells from observations where period = '2022-06' and area_code in "
        "(select area_code from areas where name = '卡子镇' or parent_code = "
        "(select area_code from areas where name = '卡子镇'))",
    )["cells"]

    assert len(rows) == counted
    assert rows[["file_name", "cell"]].ne("").all(axis=None)


def test_a_revision_differs_from_what_was_published(demo: Home):
    rows = answer(demo, 3)
    same = (
        (rows["actual_then"] == rows["actual_now"])
        & (rows["target_then"] == rows["target_now"])
        & (rows["status_name_then"] == rows["status_name_now"])
    )

    assert not same.any()


def test_who_is_late_is_late_this_month(demo: Home):
    rows = answer(demo, 4)
    (late,) = run_query(
        demo,
        "select count(*) as late from reporting_rates where period = '2022-06' and not is_on_time",
    )["late"]

    assert len(rows) == late
    assert (rows["times_late"] >= 1).all()
    assert (rows["times_late"] <= rows["times_owed"]).all()
    assert rows.loc[~rows["is_received"], "first_received_at"].isna().all()


def test_the_longest_streak_of_a_lead_unit_comes_first(demo: Home):
    rows = answer(demo, 5)

    assert rows["longest"].is_monotonic_decreasing
    for row in rows.itertuples():
        lengths = [int(streak.rsplit(" ", 1)[1]) for streak in row.streaks.split("；")]
        assert max(lengths) == row.longest
        assert sum(length >= 3 for length in lengths) == row.red_three_times


def test_the_cells_add_up_to_the_judgement(demo: Home):
    parts = answer(demo, 6).groupby("part")["value"].sum()
    judged = run_query(
        demo,
        "select numerator, denominator, carried from v_assessments where indicator_code = 'ECO-01' "
        "and area_name = '城关镇' and period = '2022-06'",
    ).iloc[0]

    assert judged["carried"] == 0
    assert (parts["numerator"], parts["denominator"]) == (
        judged["numerator"],
        judged["denominator"],
    )


def test_the_villages_that_lack_most_come_first_and_close_the_whole_gap(demo: Home):
    rows = answer(demo, 7)

    assert rows["lacking"].is_monotonic_decreasing
    assert rows["running_share_pct"].iloc[-1] == 100


def test_what_is_green_and_will_not_be_reached_falls_short_in_the_forecast(demo: Home):
    rows = answer(demo, 8)

    assert (rows["forecast"] != rows["target"]).all()


def block(program: str) -> str:
    return next(
        text
        for text in re.findall(r"^```python\n(.*?)```", PAGE, re.M | re.S)
        if f"import {program}\n" in text
    )


def test_the_block_for_pandas_runs(demo: Home, capsys: pytest.CaptureFixture[str]):
    text = block("duckdb")
    assert FILE in text
    exec(text.replace(FILE, demo.warehouse.as_posix()), {})  # noqa: S102 - the page's own text
    (red,) = run_query(demo, "select count(*) as n from assessments where status = 'red'")["n"]

    assert capsys.readouterr().out == f"{red}\n"


@pytest.mark.parametrize(
    "command",
    [
        line
        for line in re.findall(r"(?:`|^)(xianjie (?:sql|export) [^`\n]+)", PAGE, re.M)
        if "with the statement" not in line
    ],
)
def test_a_command_of_the_page_runs(command: str, demo: Home, tmp_path: Path):
    words = shlex.split(command.replace("--out export", f"--out {tmp_path.as_posix()}"))[1:]
    done = call(*words, "--home", demo.root)

    assert done.returncode == 0, done.stderr
