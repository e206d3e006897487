"""Units that stand alone in a line, and lines that state the unit of a sheet."""

import pytest

from flows.ingest.words.units import bare_unit, is_unit_line, unit_of_line


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("（元）", "元"),
        ("( 万 元 )", "万元"),
        ("元", "元"),
        ("亩", "亩"),
        ("（户）", "户"),
        ("户", ""),
        ("村", ""),
        ("方", ""),
        ("（备注）", ""),
        ("元旦", ""),
        ("收入（元）", ""),
    ],
)
def test_a_bare_unit_is_all_its_text_says(text: str, unit: str):
    assert bare_unit(text) == unit


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("单位：万元、亩", ["万元", "亩"]),
        ("（单位：元）", ["元"]),
        ("单位（元）", ["元"]),
        ("计量单位 万元", ["万元"]),
        ("填报单位：城关镇", []),
        ("单位名称", []),
        ("（千元）", ["千元"]),
    ],
)
def test_a_line_states_its_units(text: str, units: list[str]):
    assert unit_of_line(text) == units


@pytest.mark.parametrize("text", ["（元）", "金额单位：元", "（单位：万元）", "单位 亩"])
def test_a_unit_line_says_nothing_else(text: str):
    assert is_unit_line(text)


@pytest.mark.parametrize("text", ["单位名称", "收入（单位：元）", "填报单位：元坝镇", "单位"])
def test_a_header_that_mentions_a_unit_is_no_unit_line(text: str):
    assert not is_unit_line(text)
