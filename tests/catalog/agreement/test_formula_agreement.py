"""What an indicator and its measures must agree about, each breach with its row and column."""

from dataclasses import replace

import pytest

from flows.catalog.agreement.formula_agreement import check_formulas
from flows.catalog.read_table import Numbered, Problems
from flows.catalog.records import Form
from tests.assess.small_catalogs import make_indicator, make_measure

VILLAGES = Form("F", "表", "town", "", "village", "areas_in_rows", "monthly", 5)
UNIT = Form("D", "表", "department", "县教育局", "county", "measures_in_rows", "annual", 20)
ON_FORM = {"form": "F", "reporter": "town"}


def problems_of(**declared) -> list[str]:
    values = ON_FORM | {"measure": "m"} | declared
    measures = [
        replace(make_measure("m"), form="F"),
        replace(make_measure("n"), form="F"),
        replace(make_measure("c", row_level="county"), form="D"),
    ]
    tables = {
        "forms": [Numbered(2, VILLAGES), Numbered(3, UNIT)],
        "measures": [Numbered(row, one) for row, one in enumerate(measures, start=2)],
        "indicators": [Numbered(2, replace(make_indicator("A"), **values))],
    }
    problems = Problems()
    check_formulas(tables, problems)
    return problems.sentences


@pytest.mark.parametrize(
    "declared",
    [
        {"kind": "stock", "aggregation": "sum"},
        {"kind": "rate", "aggregation": "ratio", "numerator": "m", "denominator": "n"},
        {"kind": "stock", "aggregation": "count_where", "condition": "==1"},
        {"aggregation": "none", "measure": "c", "form": "D", "reporter": "department"},
        {
            "aggregation": "none",
            "kind": "rate",
            "measure": "c",
            "form": "",
            "reporter": "department",
        },
        {"introduced": "2026-03", "retired": "2026-04"},
        {"tolerance": 0.0},
        {"tolerance": 1.0},
        {"lead_unit": "县教育局、县民政局", "assisting_units": ("县财政局",)},
    ],
)
def test_what_fits_is_accepted(declared: dict):
    assert problems_of(**declared) == []


@pytest.mark.parametrize(
    ("declared", "problem"),
    [
        (
            {"kind": "stock", "aggregation": "share_where", "condition": "==1"},
            "kind：share_where 口径算出的是比率，应为 rate，现为 stock",
        ),
        (
            {"kind": "rate", "aggregation": "sum"},
            "kind：sum 口径算出的是数量，不能是 rate；比率用 ratio 或 share_where",
        ),
        (
            {"aggregation": "none"},
            "aggregation：none 口径只用于部门直接报的全县数；按乡镇、村报的数请用 sum 等口径",
        ),
        ({"form": "D"}, "form：“D”上没有它的数据元，应为 F"),
        (
            {"reporter": "department"},
            "reporter：它的数据元由 town 报送，应为 town，现为 department",
        ),
        (
            {"introduced": "2026-04", "retired": "2026-04"},
            "introduced：2026-04 应早于 retired 2026-04",
        ),
        ({"tolerance": 10.0}, "tolerance：10 应是 0—1 的份额，例如 10% 写 0.1"),
        ({"tolerance": -0.1}, "tolerance：-0.1 应是 0—1 的份额，例如 10% 写 0.1"),
        (
            {"lead_unit": "县教育局，县民政局"},
            "lead_unit：“县教育局，县民政局”中的多个单位请用“、”分隔，不用其他符号",
        ),
        (
            {"assisting_units": ("县教育局/县民政局",)},
            "assisting_units：“县教育局/县民政局”中的多个单位请用“、”分隔，不用其他符号",
        ),
    ],
)
def test_a_contradiction_is_told_with_its_column(declared: dict, problem: str):
    assert problems_of(**declared) == [f"indicators.csv 第 2 行：{problem}"]
