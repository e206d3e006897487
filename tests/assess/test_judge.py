"""A figure month by month as tables that a county officer reads and extends (tests/cases/*.txt)."""

import pytest

from flows.period import periods_between, shift
from tests.assess.county_figure import (
    DIRECTIONS,
    STATUS_NAMES,
    judge_example,
    judged,
    levels,
)
from tests.assess.small_catalogs import make_target
from tests.assess.truth_tables import numbers, read_examples, title_of

MONTH_TABLES = ("whole_things", "on_course", "not_due", "turn_of_year", "references")
MONTHS = [example for name in MONTH_TABLES for example in read_examples(name)]


@pytest.mark.parametrize("example", MONTHS, ids=title_of)
def test_a_figure_is_judged_month_by_month(example: dict[str, str]):
    judgement = judge_example(example)
    found = judgement.assessments

    assert found["status"].tolist() == [STATUS_NAMES[name] for name in example["状态"].split()]
    if "序时目标" in example:
        expected = pytest.approx(numbers(example["序时目标"]), nan_ok=True, abs=1e-6)
        assert found["expected"].astype(float).tolist() == expected
    if "级别" in example:
        assert levels(judgement) == example["级别"]
    if "依据" in example:
        shown = ["参考" if flag else "计划" for flag in found["is_reference"]]
        assert " ".join(shown) == example["依据"]


@pytest.mark.parametrize("example", read_examples("status"), ids=title_of)
def test_status_follows_the_shortfall(example: dict[str, str]):
    low, *upper = numbers(example["目标"])
    actual = numbers(example["实际值"])
    periods = periods_between("2022-01", shift("2022-01", len(actual) - 1))
    own = {} if example["容差"] == "一般" else {"tolerance": float(example["容差"])}
    judgement = judged(
        dict(zip(periods, actual, strict=True)),
        periods[-1],
        [
            make_target("A", year, low, value_upper=upper[0] if upper else None)
            for year in (2021, 2022)
        ],
        direction=DIRECTIONS[example["方向"]],
        **own,
    )
    found = judgement.assessments

    assert found["shortfall"].tolist() == pytest.approx(numbers(example["差距率"]))
    assert found["status"].tolist() == [STATUS_NAMES[name] for name in example["状态"].split()]


def test_a_retired_indicator_has_no_rows_from_then_on_and_its_warning_lapses():
    values = {f"2022-0{month}": 1.0 for month in range(1, 7)}
    targets = [make_target("A", year, 100.0) for year in (2021, 2022)]
    ended = judged(values, "2022-06", targets, retired="2022-05")
    going_on = judged(values, "2022-06", targets)
    past = going_on.assessments[going_on.assessments["period"] < "2022-05"]

    assert ended.assessments.equals(past.reset_index(drop=True))
    assert [
        (row.opened, row.last_period, row.state, row.resolved)
        for row in ended.warnings.itertuples()
    ] == [("2022-01", "2022-04", "lapsed", "2022-05")]


def test_an_indicator_has_no_rows_before_the_month_in_which_it_is_introduced():
    values = {"2022-01": 1.0, "2022-05": 1.0, "2022-06": 1.0}
    targets = [make_target("A", year, 100.0) for year in (2021, 2022)]
    ever = judged(values, "2022-06", targets).assessments
    later = judged(values, "2022-06", targets, introduced="2022-05").assessments

    assert "missing" in ever["status"].tolist()
    assert later["period"].tolist() == ["2022-05", "2022-06"]
    assert later["status"].tolist() == ever["status"].tolist()[-2:]
    assert later["streak"].tolist() == [1, 2]


def test_a_retired_indicator_is_judged_as_ever_before_its_month():
    values = {f"2022-0{month}": 1.0 for month in range(1, 5)}
    targets = [make_target("A", year, 100.0) for year in (2021, 2022)]
    ended = judged(values, "2022-04", targets, retired="2022-05")
    going_on = judged(values, "2022-04", targets)

    assert ended.assessments.equals(going_on.assessments)
    assert ended.warnings.equals(going_on.warnings)
