"""Score and rank of the towns as tables (tests/cases/scores.txt, rules.md section 8)."""

import math

import pytest

from flows.assess.judge import judge_county
from tests.assess.county_figure import NOTHING_HELD, NOTHING_SENT, frame
from tests.assess.small_catalogs import (
    make_areas,
    make_catalog,
    make_indicator,
    make_local,
    make_measure,
)
from tests.assess.targets.test_town_targets import TOWNS, by_town
from tests.assess.truth_tables import numbers, read_examples, title_of

#: What a town reports of a task of 10 to stand so.
REPORTED = {"正常": 10.0, "关注": 9.5, "预警": 5.0}
NAMES = ("甲", "乙")


@pytest.mark.parametrize("example", read_examples("scores"), ids=title_of)
def test_towns_are_scored_and_ranked(example: dict[str, str]):
    importance = numbers(example["重要程度"])
    words = {name: example[f"{name}镇"].split() for name in NAMES}
    tasks = range(len(importance))
    catalog = make_catalog(
        make_areas([0, 0, 0]),
        [make_measure(f"m{task}", row_level="town") for task in tasks],
        [
            make_indicator(
                f"A{task}",
                measure=f"m{task}",
                importance=importance[task],
                applies_to=tuple(TOWNS[name] for name in concerned(words, task)),
            )
            for task in tasks
        ],
        local=[make_local(f"A{task}", TOWNS[name], 2022, 10.0) for task in tasks for name in NAMES],
    )
    rows = [
        (f"m{task}", TOWNS[name], "2022-01", REPORTED[words[name][task]])
        for task in tasks
        for name in NAMES
        if words[name][task] in REPORTED
    ]
    judgement = judge_county(catalog, frame(rows), NOTHING_HELD, NOTHING_SENT, "2022-01")
    found = judgement.town_scores.set_index("area_code")

    for column, line in (("score", "得分"), ("rank", "名次")):
        true = {n: math.nan if t == "—" else float(t) for n, t in by_town(example[line]).items()}
        shown = {name: float(found[column].astype(float)[TOWNS[name]]) for name in NAMES}
        assert shown == pytest.approx(true, nan_ok=True)


def concerned(words: dict[str, list[str]], task: int) -> list[str]:
    """The towns that a task concerns; 丙 always, so that a task of nobody else concerns not all."""
    return [*(name for name in NAMES if words[name][task] != "不适用"), "丙"]
