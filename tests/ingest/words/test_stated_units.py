"""Units that stand alone in a line, and lines that state the unit of a sheet."""

import pytest

from flows.ingest.words.stated_units import (
    bare_unit,
    is_unit_line,
    said_unit,
    unit_in_wording,
    unit_of_line,
)


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
        ("单位：人民币元", ["元"]),
        ("币种：人民币 单位：元", ["元"]),
        ("人民币：元", ["元"]),
        ("【单位：元】", ["元"]),
        ("单位为：元", ["元"]),
        ("说明：1.本表收入单位为元；2.数据截至6月底。", ["元"]),
        ("以元为单位", ["元"]),
        ("注：本表金额均以元计", ["元"]),
        ("面积单位：亩；产量单位：万吨", ["亩", "万吨"]),
        ("单位：面积：亩，产量：万吨", ["亩", "万吨"]),
        ("填报单位：城关镇人民政府", []),
        ("报送单位为：元坝镇", []),
        ("牵头单位：县乡村振兴局", []),
        ("以村为单位", ["村"]),
        ("以户计划安排", []),
    ],
)
def test_a_line_states_its_units(text: str, units: list[str]):
    assert list(unit_of_line(text)) == units


@pytest.mark.parametrize("text", ["（元）", "金额单位：元", "（单位：万元）", "单位 亩"])
def test_a_unit_line_says_nothing_else(text: str):
    assert is_unit_line(text)


@pytest.mark.parametrize("text", ["单位名称", "收入（单位：元）", "填报单位：元坝镇", "单位"])
def test_a_header_that_mentions_a_unit_is_no_unit_line(text: str):
    assert not is_unit_line(text)


@pytest.mark.parametrize(
    ("text", "wording", "unit"),
    [
        ("收入（元）", "收入", "元"),
        ("收入（单位：元）", "收入", "元"),
        ("收入（金额：人民币元）", "收入", "元"),
        ("收入（本年累计，元）", "收入(本年累计)", "元"),
        ("收入（元、本年累计）", "收入(本年累计)", "元"),
        ("收入（元）（必填）", "收入(必填)", "元"),
        ("收入（元/年）", "收入", "元"),
        ("收入/元", "收入", "元"),
        ("收入（元人民币）", "收入", "元"),
        ("收入（RMB元）", "收入", "元"),
        ("收入（本年累计）元", "收入(本年累计)", "元"),
        ("收入 单位：元", "收入", "元"),
        ("收入（本年累计）金额单位：元", "收入(本年累计)", "元"),
        ("收入\n元", "收入", "元"),
        ("茶园面积万亩", "茶园面积", "万亩"),
        ("户数（万）", "户数", "万"),
        ("覆盖率％", "覆盖率", "%"),
    ],
)
def test_a_header_is_its_wording_and_its_unit(text: str, wording: str, unit: str):
    assert unit_in_wording(text) == (wording, unit)


@pytest.mark.parametrize(
    "text",
    [
        "镇/村",
        "玉米",
        "零就业户",
        "单产（公斤/亩）",
        "单产公斤/亩",
        "户均（元、户）",
        "应配网格员数(每50户1名)",
        "其中:村",
        "空壳村(是1否0)",
        "万元",
    ],
)
def test_a_wording_that_only_looks_like_it_states_no_unit(text: str):
    assert unit_in_wording(text) == (
        text.replace("（", "(").replace("）", ")").replace("、", ","),
        "",
    )


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("（亩）", "亩"),
        ("单位：元", "元"),
        ("人民币元", "元"),
        ("元/年", "元"),
        ("元/人", ""),
        ("箱", ""),
        ("（万）", "万"),
    ],
)
def test_a_short_text_says_a_unit(text: str, unit: str):
    assert said_unit(text) == unit
