"""What forms and measures must agree about, each breach with its row and column."""

from dataclasses import replace

import pytest

from flows.catalog.agreement.form_agreement import check_forms
from flows.catalog.read_table import Numbered, Problems
from flows.catalog.records import Form
from tests.assess.small_catalogs import make_measure

VILLAGES = Form("F", "表", "town", "", "village", "areas_in_rows", "monthly", 5)
UNIT = Form("D", "表", "department", "县教育局", "county", "measures_in_rows", "annual", 20)


def problems_of(*measures, forms=(VILLAGES, UNIT)) -> list[str]:
    tables = {
        "forms": [Numbered(row, one) for row, one in enumerate(forms, start=2)],
        "measures": [Numbered(row, one) for row, one in enumerate(measures, start=2)],
    }
    problems = Problems()
    check_forms(tables, problems)
    return problems.sentences


def measure(code: str = "m", **values):
    return replace(make_measure(code), **{"form": "F", "row_level": "village"} | values)


def test_forms_and_measures_that_fit_are_accepted():
    listed = replace(UNIT, form="L", row_level="town")
    yes_or_no = measure("b", name="有", unit="是否", min=0.0, max=1.0, integer=True)

    assert problems_of(measure(), yes_or_no, forms=(VILLAGES, UNIT, listed)) == []


@pytest.mark.parametrize(
    ("form", "problem"),
    [
        (replace(UNIT, unit=""), "unit：部门报表（reporter 为 department）须写明填报单位"),
        (
            replace(VILLAGES, unit="县教育局"),
            "unit：乡镇（街道）报表由各乡镇（街道）填报，应留空，现为“县教育局”",
        ),
        (
            replace(UNIT, row_level="village"),
            "row_level：部门报表的一行只能是 county 或 town；按村填报的表由乡镇（街道）报送",
        ),
        (
            replace(VILLAGES, row_level="county"),
            "row_level：乡镇（街道）报表的一行只能是 town 或 village",
        ),
    ],
)
def test_a_form_that_nobody_could_fill_in_is_told(form: Form, problem: str):
    assert problems_of(forms=(form,)) == [f"forms.csv 第 2 行：{problem}"]


_YES_OR_NO = (
    "unit：“是否”只填1或0，须同时写明 accumulation 为 stock、min 为 0、max 为 1、integer 为 yes"
)


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        (
            {"row_level": "town"},
            "row_level：报表 F 的一行是 village，数据元应写 village，现为 town",
        ),
        ({"min": 2.0, "max": 1.0}, "min：最小值 2 大于最大值 1"),
        ({"unit": "是否", "min": 0.0, "integer": True}, _YES_OR_NO),
        ({"unit": "是否", "min": 0.0, "max": 1.0, "integer": False}, _YES_OR_NO),
    ],
)
def test_a_measure_that_does_not_fit_is_told(values: dict, problem: str):
    assert problems_of(measure(**values)) == [f"measures.csv 第 2 行：{problem}"]


def test_a_part_stands_on_the_form_of_its_whole():
    whole = measure("w", name="总数", form="D", row_level="county")

    assert problems_of(measure(subset_of="w"), whole) == [
        "measures.csv 第 2 行：subset_of：“w”不在同一张报表上，无法核对"
    ]


def test_one_heading_means_one_measure_of_a_form():
    first = measure("a", name="总数", aliases=("户数",))
    same = (
        "measures.csv 第 3 行：name、aliases：“户数”与第 2 行（a）的表头写法相同，"
        "同一张报表上分不清，请改写其一"
    )

    assert problems_of(first, measure("b", name="户数")) == [same]
    assert problems_of(first, measure("b", name="户数", retired="2026-03")) == []
    other = measure("b", name="户数", form="D", row_level="county")
    assert problems_of(first, other) == []
