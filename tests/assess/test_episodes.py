"""Runs and the ladder of warnings as tables (tests/cases/streak.txt, escalation.txt)."""

import pandas as pd
import pytest

from flows.assess.episodes import DueMonth, Episode, find_episodes, find_missing_episodes
from flows.assess.histories import judged_histories
from flows.catalog.policy import Policy
from flows.period import month_index, periods_between, shift
from tests.assess.truth_tables import read_examples, title_of

STATUSES = {
    "正": "green",
    "关": "yellow",
    "考": "yellow",
    "警": "red",
    "扣": "red",
    "参": "red",
    "早": "red",
    "缺": "missing",
    "无": "no_target",
    "未": "not_due",
    "不": "not_applicable",
}
UNCOUNTED = "缺无未不"


def is_task(example: dict[str, str]) -> bool:
    return example.get("年度任务") == "是"


@pytest.mark.parametrize("example", read_examples("streak"), ids=title_of)
def test_a_streak_counts_consecutive_reds(example: dict[str, str]):
    marks = example["状态"].split()
    periods = periods_between("2021-11", shift("2021-11", len(marks) - 1))
    rows = pd.DataFrame(
        {
            "series": 1,
            "month_index": [month_index(period) for period in periods],
            "is_year_task": is_task(example),
            "status": [STATUSES[mark] for mark in marks],
            "value": 1.0,
            "coverage": 1.0,
        },
    )
    shown = [
        "·" if mark in UNCOUNTED else str(streak)
        for mark, streak in zip(marks, judged_histories(rows)["streak"], strict=True)
    ]

    assert " ".join(shown) == example["连续"]


@pytest.mark.parametrize(
    "example", [row for row in read_examples("escalation") if "状态" in row], ids=title_of
)
def test_an_episode_climbs_the_ladder(example: dict[str, str]):
    marks = example["状态"].split()
    first = "2022-10" if is_task(example) else "2022-01"
    periods = periods_between(first, shift(first, len(marks) - 1))
    months = [
        DueMonth(period, STATUSES[mark], mark in "参考", mark == "早")
        for period, mark in zip(periods, marks, strict=True)
    ]
    held = {period for period, mark in zip(periods, marks, strict=True) if mark == "扣"}
    shown = [
        state_at(
            period,
            find_episodes(months[: number + 1], held, Policy(), is_year_task=is_task(example)),
        )
        for number, period in enumerate(periods)
    ]

    assert " ".join(shown) == example["级别"]


@pytest.mark.parametrize(
    "example", [row for row in read_examples("escalation") if "报送" in row], ids=title_of
)
def test_a_missing_submission_climbs_the_ladder(example: dict[str, str]):
    marks = example["报送"].split()
    periods = periods_between("2022-01", shift("2022-01", len(marks) - 1))
    sent = {period for period, mark in zip(periods, marks, strict=True) if mark == "有"}
    shown = [
        state_at(
            period,
            find_missing_episodes(
                {p for p in periods if p <= period}, {p for p in sent if p <= period}, Policy()
            ),
        )
        for period in periods
    ]

    assert " ".join(shown) == example["级别"]


def state_at(period: str, episodes: list[Episode]) -> str:
    if not episodes:
        return "·"
    last = episodes[-1]
    if last.resolved == period:
        return "销" if last.state == "resolved" else "期"
    return str(last.level) if last.state == "open" else "·"


def test_an_episode_keeps_every_step_it_climbed():
    months = [DueMonth(f"2022-{month:02d}", "red") for month in range(1, 5)]

    assert find_episodes(months, set(), Policy(), is_year_task=False) == [
        Episode("2022-01", "2022-04", (("2022-01", 1), ("2022-02", 2), ("2022-03", 3)))
    ]


def test_an_office_may_let_references_climb_to_supervision():
    policy = Policy(level_cap_reference=2)
    months = [DueMonth(f"2022-{month:02d}", "red", is_reference=True) for month in range(1, 5)]
    [episode] = find_episodes(months, set(), policy, is_year_task=False)

    assert episode.steps == (("2022-01", 1), ("2022-02", 2))


def test_an_episode_says_when_it_reached_the_second_level():
    climbed = Episode("2022-01", "2022-04", (("2022-01", 1), ("2022-02", 2), ("2022-03", 3)))
    jumped = Episode("2022-11", "2022-12", (("2022-11", 1), ("2022-12", 3)))

    assert (climbed.level_2_since, climbed.level_since) == ("2022-02", "2022-03")
    assert (jumped.level_2_since, jumped.level_since) == ("", "2022-12")
