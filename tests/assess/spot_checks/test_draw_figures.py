"""The draw: who can be drawn, how many, and that a seed tells all."""

from dataclasses import replace

import pandas as pd
import pytest

from flows.assess.spot_checks.draw_figures import DRAWN_COLUMNS, draw_figures
from flows.catalog.policy import Policy, SpotChecks
from flows.catalog.records import Area, Form, Measure
from tests.assess.small_catalogs import COUNTY, make_catalog

TOWNS = ["610929100000", "610929101000", "610929102000"]
#: The first town has ten villages, the second three, the third none.
VILLAGES = [f"6109291002{n:02d}" for n in range(10)] + [f"6109291012{n:02d}" for n in range(3)]
FORMS = (
    Form("V", "村表", "town", "", "village", "areas_in_rows", "monthly", 5),
    Form("T", "镇表", "town", "", "town", "measures_in_rows", "monthly", 5),
    Form("D", "部门表", "department", "县林业局", "county", "measures_in_rows", "monthly", 5),
)


def measure(code: str, form: str, level: str) -> Measure:
    return Measure(code, f"指标{code}", "户", "stock", level, form, (), 0, None, True, "")


AREAS = [
    Area(COUNTY, "示例县", "county", "", ""),
    *(Area(code, f"镇{n}", "town", COUNTY, "") for n, code in enumerate(TOWNS)),
    *(Area(code, f"村{code[-2:]}", "village", f"{code[:9]}000", "") for code in VILLAGES),
]
MEASURES = [
    *(measure(f"v{n}", "V", "village") for n in range(4)),
    measure("t0", "T", "town"),
    measure("d0", "D", "county"),
]


def catalog(**rule):
    policy = Policy(spot_checks=SpotChecks(**rule))
    return make_catalog(AREAS, MEASURES, [], forms=FORMS, policy=policy)


def observations() -> pd.DataFrame:
    rows = [(f"v{n}", code, "2022-05", 1.0 + n) for n in range(4) for code in VILLAGES]
    rows += [("t0", code, "2022-03", 7.0) for code in TOWNS] + [("d0", COUNTY, "2022-05", 9.0)]
    frame = pd.DataFrame(rows, columns=["measure_code", "area_code", "period", "value"])
    return frame.assign(file_name="甲.xlsx", sheet="表", cell="C5")


def counts(drawn: pd.DataFrame) -> dict[tuple[str, str], int]:
    """Areas drawn by form and town."""
    rows = drawn.drop_duplicates(["form", "area_code"])
    return rows.groupby(["form", rows["area_code"].str[:9]]).size().to_dict()


def test_the_share_is_drawn_in_each_town_and_never_less_than_the_minimum():
    drawn = draw_figures(catalog(share=0.31, at_least=2), observations(), "2022H1", 7)

    assert list(drawn.columns) == DRAWN_COLUMNS
    villages = counts(drawn[drawn["form"] == "V"])
    assert villages == {("V", "610929100"): 4, ("V", "610929101"): 2}
    assert drawn[drawn["form"] == "T"]["area_code"].nunique() == 2
    assert "D" not in set(drawn["form"])


def test_a_share_of_exactly_three_of_ten_is_not_rounded_up_to_four():
    drawn = draw_figures(catalog(share=0.3, at_least=1), observations(), "2022H1", 7)

    assert counts(drawn[drawn["form"] == "V"])["V", "610929100"] == 3


def test_the_same_seed_draws_the_same_whatever_the_order_and_another_seed_another():
    rule = catalog(share=0.3)
    first = draw_figures(rule, observations(), "2022H1", 7)
    shuffled = observations().sample(frac=1, random_state=3)

    pd.testing.assert_frame_equal(first, draw_figures(rule, shuffled, "2022H1", 7))
    samples = {
        tuple(draw_figures(rule, observations(), "2022H1", seed)["area_code"]) for seed in range(9)
    }
    assert len(samples) > 5
    other_half = draw_figures(rule, observations(), "2022H2", 7)
    assert tuple(first["area_code"]) != tuple(other_half["area_code"])


def test_every_village_is_drawn_equally_often():
    rule = catalog(share=0.3, at_least=1)
    times = pd.concat(
        draw_figures(rule, observations(), "2022H1", seed)
        .query("form == 'V'")
        .drop_duplicates("area_code")["area_code"]
        for seed in range(400)
    ).value_counts()
    of_first_town = times[[code for code in VILLAGES if code.startswith("610929100")]]

    assert of_first_town.sum() == 1200
    assert of_first_town.between(90, 150).all()


def test_a_form_gives_at_most_its_number_of_figures_and_zero_means_all():
    few = draw_figures(catalog(share=1.0, figures_per_form=3), observations(), "2022H1", 7)
    every = draw_figures(catalog(share=1.0, figures_per_form=0), observations(), "2022H1", 7)

    assert set(few[few["form"] == "V"].groupby("area_code").size()) == {3}
    assert len(every) == 4 * 13 + 3
    assert set(every[every["form"] == "V"]["stratum_figures"]) == {40, 12}
    assert set(every[every["form"] == "V"]["area_figures"]) == {4}


def test_areas_are_numbered_by_code_and_their_lines_by_catalogue():
    drawn = draw_figures(catalog(share=1.0, figures_per_form=0), observations(), "2022H1", 7)
    first = drawn[drawn["number"] == "2022H1-002"]

    assert drawn["number"].iloc[0] == "2022H1-001"
    assert drawn["area_code"].iloc[0] == TOWNS[0]
    assert list(first["area_code"].unique()) == [VILLAGES[0]]
    assert list(zip(first["line"], first["measure_code"], strict=True)) == [
        (1, "v0"),
        (2, "v1"),
        (3, "v2"),
        (4, "v3"),
    ]


def test_a_form_is_looked_at_in_its_latest_month_only():
    older = observations().query("measure_code == 'v0'").assign(period="2022-04", value=5.0)
    drawn = draw_figures(catalog(share=1.0), pd.concat([older, observations()]), "2022H1", 7)

    assert set(drawn[drawn["form"] == "V"]["period"]) == {"2022-05"}
    assert set(drawn[drawn["form"] == "T"]["period"]) == {"2022-03"}


@pytest.mark.parametrize("without", ["value", "area"])
def test_what_has_no_value_or_no_area_any_more_cannot_be_drawn(without: str):
    frame = observations()
    if without == "value":
        frame["value"] = None
        assert draw_figures(catalog(), frame, "2022H1", 7).empty
    else:
        kept = replace(catalog(), areas=tuple(AREAS[:4]))
        assert set(draw_figures(kept, frame, "2022H1", 7)["form"]) == {"T"}
