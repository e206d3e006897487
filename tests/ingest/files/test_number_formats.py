"""Number formats as programs write them, and what they tell of a value."""

from decimal import Decimal

import pytest

from flows.ingest.files.number_formats import kind_of_format, kind_of_number
from flows.ingest.grid import ShownAs


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("0%", "percent"),
        ("0.00%;[Red]-0.00%", "percent"),
        ('0.0%"（比上年）"', "percent"),
        ('0.00"%"', "percent_text"),
        ("0.00\\%", "percent_text"),
        ('0.0"％"', "percent_text"),
        ('0.0"%', "percent_text"),
        ("0.0_%", ""),
        ("0.0*%", ""),
        ('0.0;0.0"%"', ""),
        ("General", ""),
        ("#,##0.00", ""),
        ('yyyy"年"m"月"', "month"),
        ("[$-804]yyyy\\年mm\\月", "month"),
        ("yyyy-mm-dd", ""),
        ('yyyy"年"m"月"d"日"', ""),
        ("", ""),
    ],
)
def test_a_format_code_tells_its_kind(code: str, kind: str):
    assert kind_of_format(code) == kind


def test_formats_known_by_number():
    assert [kind_of_number(number) for number in (0, 9, 10, 14, 17, 57)] == [
        "", "percent", "percent", "", "month", "month"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("code", "unit", "times"),
    [
        ('0.00"元"', "元", "1"),
        ('_ * #,##0.00"元"_ ;-0', "元", "1"),
        ("[$-804]0.00\\元", "元", "1"),
        ("0个", "个", "1"),
        ('General"户"', "户", "1"),
        ('G/通用格式"户"', "户", "1"),
        ('0.0"万"', "万", "1"),
        ('0!.0000"万元"', "万元", "0.0001"),
        ('0!.0,"万元"', "万元", "0.0001"),
        ('0\\!.0000"万元"', "万元", "0.0001"),
        ('0"!".0000"万元"', "万元", "0.0001"),
        ('0.0,,"百万"', "百万", "0.000001"),
        ('#,##0,,"百万元"', "百万元", "0.000001"),
        ("0.0,", "", "0.001"),
        ('0"."0,', "", "0.0001"),
    ],
)
def test_a_format_code_tells_the_unit_it_shows_and_how_far_it_moves_the_point(
    code: str, unit: str, times: str
):
    assert kind_of_format(code) == ShownAs(unit, Decimal(times))


@pytest.mark.parametrize(
    "code",
    ["#,##0.00_ ;[Red]-#,##0.00", '"约"0.0', "@", "0.00E+00", "# ?/?", "¥#,##0.00", "000000"]
    + ['0"年"', '0"月"', 'h"小时"', "mm:ss", '0"/"0', "0_);[Red]\\(0\\)", '"元"0', "#,##0;(#,##0)"],
)
def test_a_format_without_a_unit_behind_the_digits_shows_none(code: str):
    assert kind_of_format(code) == ""
