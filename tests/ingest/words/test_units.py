"""Units of measure: which convert to which."""

from decimal import Decimal

import pytest

from flows.ingest.words.units import convert, factor, find_unit


@pytest.mark.parametrize(
    ("value", "stated", "wanted", "expected"),
    [
        (35000, "元", "万元", 3.5),
        (3.5, "万元", "元", 35000),
        (123456, "亩", "万亩", 12.3456),
        (1, "公顷", "亩", 15),
        (30, "亩", "公顷", 2),
        (3, "万", "人", 30000),
        (0.7, "万", "万亩", 0.7),
        (12, "名", "人", 12),
        (5, "家", "个", 5),
        (2.5, "亿元", "万元", 25000),
        (1500, "公斤", "吨", 1.5),
        (3, "千", "个", 3000),
        (1.25, "十万元", "万元", 12.5),
        (125, "千元", "万元", 12.5),
        (1.2, "千亩", "亩", 1200),
        (2, "km2", "公顷", 200),
        (15, "㎡", "平方米", 15),
        (15, "平方", "平方米", 15),
    ],
)
def test_units_convert_without_dust(value: float, stated: str, wanted: str, expected: float):
    by = factor(stated, wanted)

    assert by is not None
    assert convert(value, by) == expected


@pytest.mark.parametrize(
    ("stated", "wanted"), [("亩", "户"), ("人", "户"), ("吨", "亩"), ("元", "%")]
)
def test_units_of_another_kind_do_not_convert(stated: str, wanted: str):
    assert factor(stated, wanted) is None


def test_units_are_told_from_words():
    assert find_unit("万亩") == ("mu", Decimal(10000))
    assert find_unit("累计") is None
