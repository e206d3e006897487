"""What is asked at each month's end (tests/cases/pace.txt, rules.md section 4)."""

import pytest

from flows.period import periods_between
from tests.assess.county_figure import KINDS, PATHS, judged
from tests.assess.small_catalogs import make_target
from tests.assess.truth_tables import numbers, read_examples, title_of


@pytest.mark.parametrize("example", read_examples("pace"), ids=title_of)
def test_expected_figures_follow_the_pace(example: dict[str, str]):
    year = 2023 if "前年目标" in example else 2022
    due = f"{year}-{int(example['完成月份']):02d}" if "完成月份" in example else ""
    targets = [make_target("A", year, float(example["今年目标"]), due_month=due)]
    if "去年目标" in example:
        targets.append(make_target("A", year - 1, float(example["去年目标"])))
    if "前年目标" in example:
        targets += [make_target("A", year - 2, float(example["前年目标"]))]
        targets += [make_target("A", year - 1, None, "relative_2020")]
    months = periods_between(f"{year}-01", f"{year}-12")
    actual = numbers(example.get("每月实际", "1 " * len(months)))
    judgement = judged(
        dict(zip(months, actual, strict=True)),
        months[-1],
        targets,
        kind=KINDS[example["类别"]],
        path=PATHS.get(example.get("方式", ""), ""),
        profile=tuple(numbers(example.get("季节进度", ""))),
    )
    expected = judgement.assessments.set_index("period")["expected"].astype(float)
    asked = [f"{year}-{int(month):02d}" for month in example["月份"].split()]

    assert [expected[month] for month in asked] == pytest.approx(
        numbers(example["序时目标"]), nan_ok=True
    )
