"""What comes first, as a table (tests/cases/matters.txt, rules.md section 10)."""

import pytest

from flows.assess.judge import Judgement, judge_county
from flows.period import periods_between, shift
from tests.assess.county_figure import NOTHING_HELD, NOTHING_SENT, frame
from tests.assess.small_catalogs import (
    COUNTY,
    make_areas,
    make_catalog,
    make_indicator,
    make_measure,
    make_target,
)
from tests.assess.truth_tables import numbers, read_examples, title_of

CODES = {"甲": "A-01", "乙": "A-02", "丙": "A-03"}


def judge_matters(example: dict[str, str]) -> Judgement:
    measures, indicators, targets, rows = [], [], [], []
    last = ""
    for name, code in CODES.items():
        if f"指标{name}" not in example:
            continue
        importance, basis, series, *others = example[f"指标{name}"].split("；")
        same = next((part[2:] for part in others if part.startswith("同 ")), name)
        target = float(next((part for part in others if not part.startswith("同")), "100"))
        measure = f"m{same}"
        indicators.append(
            make_indicator(code, aggregation="none", measure=measure, importance=float(importance))
        )
        targets.append(make_target(code, 2021, target))
        if basis == "计划":
            targets.append(make_target(code, 2022, target))
        if same == name:
            measures.append(make_measure(measure, row_level="county"))
            values = numbers(series)
            periods = periods_between("2022-01", shift("2022-01", len(values) - 1))
            rows += [(measure, COUNTY, *pair) for pair in zip(periods, values, strict=True)]
            last = max(last, periods[-1])
    catalog = make_catalog(make_areas([1]), measures, indicators, targets)
    return judge_county(catalog, frame(rows), NOTHING_HELD, NOTHING_SENT, last)


@pytest.mark.parametrize("example", read_examples("matters"), ids=title_of)
def test_matters_stand_in_order(example: dict[str, str]):
    matters = judge_matters(example).matters
    month = matters[matters["period"] == matters["period"].max()]
    shown = ["看" if flag else "办" for flag in month["is_watched"]]

    assert month["indicator_code"].tolist() == [CODES[name] for name in example["次序"].split()]
    assert " ".join(str(level) for level in month["level"]) == example["级别"]
    assert " ".join(str(months) for months in month["months"]) == example["月数"]
    assert " ".join(shown) == example["名单"]
    assert month["position"].tolist() == list(range(1, len(month) + 1))


def test_a_matter_names_the_others_that_measure_the_same_thing():
    [example] = [row for row in read_examples("matters") if "并为一件" in row["例"]]
    [also] = judge_matters(example).matters.tail(1)["also"]

    assert also == "A-02"
