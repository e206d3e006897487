"""Where a year's target comes from (tests/cases/targets.txt, rules.md section 3)."""

import pytest

from flows.assess.judge import Judgement
from flows.catalog.records import Baseline
from tests.assess.county_figure import KINDS, judged
from tests.assess.small_catalogs import COUNTY, make_local, make_target
from tests.assess.truth_tables import by_year, numbers, read_examples, title_of

BASES = {
    "写明": "stated",
    "年度分解": "local",
    "2020年水平": "baseline",
    "按比例": "prorated",
    "内插": "interpolated",
    "按实际推算": "from_observed",
    "沿用": "carried",
}


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
