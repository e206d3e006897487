"""How towns come to their targets, and where they have nothing to do (tests/cases)."""

import math

import pytest

from flows.assess.judge import Judgement, judge_county
from tests.assess.county_figure import NOTHING_HELD, NOTHING_SENT, STATUS_NAMES, frame
from tests.assess.small_catalogs import (
    COUNTY,
    make_areas,
    make_catalog,
    make_indicator,
    make_local,
    make_measure,
    make_target,
)
from tests.assess.truth_tables import read_examples, title_of

TOWNS = {name: f"610929{number:03d}000" for number, name in enumerate("甲乙丙", start=1)}


def by_town(text: str) -> dict[str, str]:
    return dict(part.split("=") for part in text.split())


def judge_towns(example: dict[str, str]) -> Judgement:
    local = by_town(example.get("年度任务分解", ""))
    weights = by_town(example["分配"])
    catalog = make_catalog(
        make_areas([0, 0, 0]),
        [make_measure("m", row_level="town"), make_measure("w", row_level="town")],
        [
            make_indicator(
                "A",
                measure="m",
                allocate_by="w",
                applies_to=tuple(TOWNS[name] for name in example.get("适用", "").split()),
            )
        ],
        [make_target("A", 2022, float(example["目标"]))],
        [make_local("A", TOWNS[name], 2022, float(value)) for name, value in local.items()],
    )
    rows = [("m", town, "2022-01", 0.0) for town in TOWNS.values()]
    rows += [
        ("w", TOWNS[name], "2022-01", float(value))
        for name, value in weights.items()
        if value != "—"
    ]
    return judge_county(catalog, frame(rows), NOTHING_HELD, NOTHING_SENT, "2022-01")


@pytest.mark.parametrize("example", read_examples("not_applicable"), ids=title_of)
def test_a_county_figure_is_shared_out_among_those_it_concerns(example: dict[str, str]):
    judgement = judge_towns(example)
    targets = judgement.targets.set_index(["area_code", "year"])["target"].to_dict()
    status = judgement.assessments.set_index("area_code")["status"].to_dict()

    assert {name: STATUS_NAMES[word] for name, word in by_town(example["状态"]).items()} == {
        name: status[town] for name, town in TOWNS.items()
    }
    assert {
        name: math.nan if text == "—" else float(text)
        for name, text in by_town(example["各镇目标"]).items()
    } == pytest.approx(
        {name: targets.get((town, 2022), math.nan) for name, town in TOWNS.items()},
        nan_ok=True,
        abs=0.005,
    )


def test_the_county_counts_only_the_towns_that_an_indicator_concerns():
    judgement = judge_towns(read_examples("not_applicable")[3])
    county = judgement.assessments.set_index("area_code").loc[COUNTY]

    assert (county["coverage"], county["status"]) == (1.0, "red")
