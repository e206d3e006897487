"""The judgement agrees with a slow second reading of rules.md on random small counties."""

import math

import pandas as pd
from hypothesis import HealthCheck, Phase, given, settings

from flows.assess.judge import Judgement, judge_county
from tests.assess.plain_judge import PlainJudge, episodes, town_scores
from tests.assess.small_catalogs import Example, examples

NOTHING_HELD = pd.DataFrame(columns=["measure_code", "area_code", "period"])
NOTHING_SENT = pd.DataFrame(columns=["form", "area_code", "period", "status"])
QUICK = settings(
    max_examples=60,
    phases=[Phase.explicit, Phase.generate],
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def judged(example: Example) -> Judgement:
    columns = ["measure_code", "area_code", "period", "value"]
    observations = pd.DataFrame(example.observations, columns=columns)
    return judge_county(example.catalog, observations, NOTHING_HELD, NOTHING_SENT, example.through)


def rows_by_key(rows, keys: list[str]) -> dict[tuple, dict]:
    return {tuple(row[key] for key in keys): row for row in rows}


def is_absent(value) -> bool:
    return value is None or value is pd.NA or value != value


def unlike(found: dict, true: dict) -> list[str]:
    """Every difference between rows of equal keys, in words."""
    assert found.keys() == true.keys()
    notes = []
    for key, row in true.items():
        for column, value in row.items():
            other = found[key][column]
            if is_absent(value) or is_absent(other):
                is_same = is_absent(value) and is_absent(other)
            elif isinstance(value, str):
                is_same = value == other
            else:
                is_same = math.isclose(value, other, rel_tol=1e-9, abs_tol=1e-6)
            if not is_same:
                notes.append(f"{key} {column}: {other} instead of {value}")
    return notes


@QUICK
@given(examples())
def test_every_judgement_equals_the_slow_reading_of_the_rules(example: Example):
    found = judged(example)
    plain = PlainJudge(example.catalog, example.observations, example.through)
    rows = plain.assessments()

    keys = ["indicator_code", "area_code", "period"]
    of_judge = rows_by_key(found.assessments.to_dict("records"), keys)
    assert unlike(of_judge, rows_by_key(rows, keys)) == []

    keys = ["area_code", "period"]
    scores = rows_by_key(found.town_scores.to_dict("records"), keys)
    assert unlike(scores, rows_by_key(town_scores(example.catalog, rows), keys)) == []

    keys = ["indicator_code", "area_code", "year"]
    targets = rows_by_key(found.targets.to_dict("records"), keys)
    assert unlike(targets, rows_by_key(all_targets(plain), keys)) == []

    keys = ["indicator_code", "area_code", "opened"]
    warnings = rows_by_key(found.warnings.to_dict("records"), keys)
    assert unlike(warnings, rows_by_key(all_episodes(rows), keys)) == []


def all_episodes(rows: list[dict]) -> list[dict]:
    series: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for row in rows:
        key = row["indicator_code"], row["area_code"]
        series.setdefault(key, []).append((row["period"], row["status"]))
    return [
        {"indicator_code": code, "area_code": area} | episode
        for (code, area), statuses in series.items()
        for episode in episodes(sorted(statuses), set())
    ]


def all_targets(plain: PlainJudge) -> list[dict]:
    return [
        {
            "indicator_code": indicator.indicator_code,
            "area_code": area,
            "year": year,
            "target": target[0][0],
            "target_upper": target[0][1],
            "basis": target[1],
        }
        for indicator in plain.catalog.indicators
        for area in plain.answers.judged_areas(indicator)
        for year in range(2021, 2026)
        if (target := plain.targets.target(indicator, area, year))
    ]
