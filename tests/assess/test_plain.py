"""The judgement agrees with a slow second reading of rules.md on random small counties."""

import math
from dataclasses import replace

import pandas as pd
from hypothesis import HealthCheck, Phase, assume, given, settings

from flows.assess.judge import Judgement, judge_county
from flows.period import month_of, shift, year_of
from tests.assess.plain_judge import PlainJudge, is_year_task, town_scores
from tests.assess.plain_warnings import closed, episodes, held_periods, matters
from tests.assess.small_catalogs import Example, examples

NOTHING_HELD = pd.DataFrame(columns=["measure_code", "area_code", "period"])
#: Before every plan to after every target that an example may have.
YEARS_LOOKED_AT = range(2015, 2035)
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
    held = pd.DataFrame(sorted(example.held), columns=columns[:3])
    return judge_county(example.catalog, observations, held, NOTHING_SENT, example.through)


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

    keys = ["indicator_code", "area_code", "year"]
    targets = rows_by_key(found.targets.to_dict("records"), keys)
    assert unlike(targets, rows_by_key(all_targets(plain), keys)) == []

    keys = ["indicator_code", "area_code", "period"]
    of_judge = rows_by_key(found.assessments.to_dict("records"), keys)
    assert unlike(of_judge, rows_by_key(rows, keys)) == []

    keys = ["area_code", "period"]
    scores = rows_by_key(found.town_scores.to_dict("records"), keys)
    true = town_scores(example.catalog, plain.periods, rows)
    assert unlike(scores, rows_by_key(true, keys)) == []

    series = series_of(plain, rows)
    held = held_periods(example.catalog, plain.answers, example.held)
    of_all = {
        key: closed(
            episodes(
                of_area,
                held.get(key, set()),
                is_year_task(example.catalog.indicator_by_code[key[0]]),
                example.catalog.policy,
            ),
            closed_by(example, key[1]),
        )
        for key, of_area in series.items()
    }
    keys = ["indicator_code", "area_code", "opened"]
    warnings = rows_by_key(found.warnings.to_dict("records"), keys)
    assert unlike(warnings, rows_by_key(warning_rows(of_all), keys)) == []

    keys = ["period", "position"]
    listed = rows_by_key(found.matters.to_dict("records"), keys)
    county = example.catalog.county.area_code
    true = matters(
        example.catalog,
        plain.periods,
        series,
        of_all,
        lambda indicator, year: plain.targets.published(indicator, county, year),
    )
    assert unlike(listed, rows_by_key(true, keys)) == []


def closed_by(example: Example, area: str) -> str:
    """The first month after the area's last one, where the example reaches it."""
    last = example.catalog.area_by_code[area].valid_to
    return shift(last, 1) if last and last < example.through else ""


def series_of(plain: PlainJudge, rows: list[dict]) -> dict[tuple[str, str], list[dict]]:
    """The due rows of each indicator and area, each with whether its due month is still ahead."""
    series: dict[tuple[str, str], list[dict]] = {}
    for row in sorted(rows, key=lambda row: row["period"]):
        indicator = plain.catalog.indicator_by_code[row["indicator_code"]]
        due = plain.answers.due_month(indicator, year_of(row["period"]))
        is_before_due = due is not None and month_of(row["period"]) < due
        key = row["indicator_code"], row["area_code"]
        series.setdefault(key, []).append(row | {"is_before_due": is_before_due})
    return series


def warning_rows(of_all: dict[tuple[str, str], list[dict]]) -> list[dict]:
    return [
        {"indicator_code": code, "area_code": area}
        | {name: value for name, value in episode.items() if name != "levels"}
        for (code, area), of_area in of_all.items()
        for episode in of_area
    ]


def all_targets(plain: PlainJudge) -> list[dict]:
    return [
        {
            "indicator_code": indicator.indicator_code,
            "area_code": area,
            "year": year,
            "target": target[0],
            "target_upper": target[1],
            "basis": target[2],
            "is_reference": plain.targets.is_reference(indicator, area, year),
        }
        for indicator in plain.catalog.indicators
        for area in plain.answers.judged_areas(indicator)
        if plain.answers.is_concerned(indicator, area)
        for year in YEARS_LOOKED_AT
        if (target := plain.targets.published(indicator, area, year))
    ]


def merge_an_area(example: Example) -> Example:
    """Close an area after one of its values; its successor is silent in the two months after."""
    levels = {area.area_code: area.level for area in example.catalog.areas}
    last = next((row for row in example.observations if levels[row[1]] != "county"), None)
    assume(last is not None)
    _, closed_code, period, _ = last
    others = [
        area.area_code
        for area in example.catalog.areas
        if area.level == levels[closed_code] and area.area_code != closed_code
    ]
    assume(others)
    areas = [
        replace(area, valid_from="", valid_to="", merged_into="") for area in example.catalog.areas
    ]
    merged = [
        replace(area, valid_to=period, merged_into=others[0])
        if area.area_code == closed_code
        else area
        for area in areas
    ]
    silent = {(others[0], shift(period, months)) for months in (1, 2)}
    return replace(
        example,
        catalog=replace(example.catalog, areas=tuple(merged)),
        observations=[row for row in example.observations if row[1:3] not in silent],
    )


@QUICK
@given(examples())
def test_what_a_merged_area_reported_counts_for_its_successor_as_in_the_slow_reading(
    example: Example,
):
    merged = merge_an_area(example)
    plain = PlainJudge(merged.catalog, merged.observations, merged.through)

    keys = ["indicator_code", "area_code", "period"]
    found = rows_by_key(judged(merged).assessments.to_dict("records"), keys)
    assert unlike(found, rows_by_key(plain.assessments(), keys)) == []
