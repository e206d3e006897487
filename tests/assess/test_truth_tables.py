"""The rules as tables that a county officer reads and extends (tests/cases/*.txt)."""

import duckdb
import pandas as pd
import pytest

from flows.assess.episodes import Episode, find_episodes, find_missing_episodes
from flows.assess.inputs import read_sql
from flows.assess.judge import Judgement, judge_county
from flows.catalog.policy import Policy
from flows.catalog.records import Baseline
from flows.period import periods_between, shift
from tests.assess.small_catalogs import (
    COUNTY,
    make_areas,
    make_catalog,
    make_indicator,
    make_local,
    make_measure,
    make_target,
)
from tests.assess.truth_tables import by_year, numbers, read_examples, title_of

KINDS = {"年度任务": "flow", "累计": "cumulative", "存量": "stock", "比率": "rate"}
DIRECTIONS = {"不低于": "at_least", "不高于": "at_most", "等于": "equal", "区间": "between"}
STATUSES = {
    "正": "green",
    "关": "yellow",
    "警": "red",
    "扣": "red",
    "缺": "missing",
    "无": "no_target",
}
STATUS_NAMES = {"正常": "green", "关注": "yellow", "预警": "red"}
BASES = {
    "写明": "stated",
    "年度分解": "local",
    "2020年水平": "baseline",
    "按比例": "prorated",
    "内插": "interpolated",
    "按实际推算": "from_observed",
    "沿用": "carried",
}


def judged(values: dict[str, float], through: str, targets, local=(), baselines=(), **indicator):
    """One county figure, reported by a department, judged."""
    catalog = make_catalog(
        make_areas([1]),
        [make_measure("m", "stock", "county")],
        [make_indicator("A", aggregation="none", measure="m", **indicator)],
        targets,
        local,
        baselines,
    )
    rows = [("m", COUNTY, period, value) for period, value in values.items()]
    observations = pd.DataFrame(rows, columns=["measure_code", "area_code", "period", "value"])
    held = pd.DataFrame(columns=["measure_code", "area_code", "period"])
    sent = pd.DataFrame(columns=["form", "area_code", "period", "status"])
    return judge_county(catalog, observations, held, sent, through)


@pytest.mark.parametrize("example", read_examples("pace"), ids=title_of)
def test_expected_figures_follow_the_pace(example: dict[str, str]):
    due = f"2022-{int(example['完成月份']):02d}" if "完成月份" in example else ""
    targets = [make_target("A", 2022, float(example["今年目标"]), due_month=due)]
    if "去年目标" in example:
        targets.append(make_target("A", 2021, float(example["去年目标"])))
    judgement = judged(
        dict.fromkeys(periods_between("2022-01", "2022-12"), 1.0),
        "2022-12",
        targets,
        kind=KINDS[example["类别"]],
        path="from_zero" if example.get("从零开始") == "是" else "",
        profile=tuple(numbers(example.get("季节进度", ""))),
    )
    expected = judgement.assessments.set_index("period")["expected"]
    months = [f"2022-{int(month):02d}" for month in example["月份"].split()]

    assert [expected[month] for month in months] == pytest.approx(numbers(example["序时目标"]))


@pytest.mark.parametrize("example", read_examples("status"), ids=title_of)
def test_status_follows_the_shortfall(example: dict[str, str]):
    low, *upper = numbers(example["目标"])
    actual = numbers(example["实际值"])
    periods = periods_between("2022-01", shift("2022-01", len(actual) - 1))
    judgement = judged(
        dict(zip(periods, actual, strict=True)),
        periods[-1],
        [
            make_target("A", year, low, value_upper=upper[0] if upper else None)
            for year in (2021, 2022)
        ],
        direction=DIRECTIONS[example["方向"]],
        tolerance=float(example["容差"]),
    )
    found = judgement.assessments

    assert found["shortfall"].tolist() == pytest.approx(numbers(example["差距率"]))
    assert found["status"].tolist() == [STATUS_NAMES[name] for name in example["状态"].split()]


@pytest.mark.parametrize("example", read_examples("targets"), ids=title_of)
def test_targets_of_a_year_have_their_basis(example: dict[str, str]):
    targets = [
        make_target("A", year, value)
        for year, value in by_year(example.get("规划目标", "")).items()
    ]
    targets += [
        make_target("A", int(year), None, "relative_2020")
        for year in example.get("保持2020年水平", "").split()
    ]
    judgement = judged(
        {f"{y}-12": value for y, value in by_year(example.get("年末实际", "")).items()}
        or {"2021-01": 0.0},
        "2022-12",
        targets,
        [
            make_local("A", COUNTY, year, value)
            for year, value in by_year(example.get("年度任务分解", "")).items()
        ],
        [Baseline("A", COUNTY, 2020, value) for value in numbers(example.get("基数", ""))],
        kind=KINDS[example["类别"]],
    )

    assert shown_targets(judgement) == example["各年目标"]


def shown_targets(judgement: Judgement) -> str:
    names = {basis: name for name, basis in BASES.items()}
    rows = judgement.targets.sort_values("year")[["year", "target", "basis"]]
    return " ".join(
        f"{year}={target:g}（{names[basis]}）"
        for year, target, basis in rows.itertuples(index=False)
    )


@pytest.mark.parametrize("example", read_examples("streak"), ids=title_of)
def test_a_streak_counts_consecutive_reds(example: dict[str, str]):
    marks = example["状态"].split()
    rows = pd.DataFrame(
        {
            "indicator_code": "A",
            "area_code": COUNTY,
            "month_index": range(len(marks)),
            "period": "",
            "status": [STATUSES[mark] for mark in marks],
            "coverage": 1.0,
        },
    ).astype(dict.fromkeys(("indicator_code", "area_code", "period", "status"), "object"))
    with duckdb.connect() as connection:
        connection.from_df(rows).create("judged_values")
        connection.execute(read_sql("runs"))
        found = connection.execute("select streak from runs order by month_index").fetchall()
    shown = [
        "·" if mark in "缺无" else str(streak) for mark, (streak,) in zip(marks, found, strict=True)
    ]

    assert " ".join(shown) == example["连续"]


@pytest.mark.parametrize(
    "example", [row for row in read_examples("escalation") if "状态" in row], ids=title_of
)
def test_an_episode_climbs_the_ladder(example: dict[str, str]):
    marks = example["状态"].split()
    periods = periods_between("2022-01", shift("2022-01", len(marks) - 1))
    statuses = [(period, STATUSES[mark]) for period, mark in zip(periods, marks, strict=True)]
    held = {period for period, mark in zip(periods, marks, strict=True) if mark == "扣"}
    shown = [
        state_at(period, find_episodes(statuses[: number + 1], held, Policy()))
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
                {p for p in periods if p <= period},
                {p for p in sent if p <= period},
                Policy(),
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
