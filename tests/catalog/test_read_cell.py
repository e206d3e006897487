"""Each small reader of a declaration's cell takes what it names and says what else is wrong."""

import pytest

from flows.catalog import read_cell as read


@pytest.mark.parametrize(
    ("reader", "cell", "value"),
    [
        (read.text, "", ""),
        (read.number, "-2.5", -2.5),
        (read.number_or_none, "", None),
        (read.whole, "-3", -3),
        (read.yes_no, "", False),
        (read.yes_no, "yes", True),
        (read.many, " 总户数 || 农户数 ", ("总户数", "农户数")),
        (read.units, "县林业局、各镇、", ("县林业局", "各镇")),
        (read.year, "1900", 1900),
        (read.year, "2199", 2199),
        (read.years, "2022|2024", (2022, 2024)),
        (read.positive, "0.001", 0.001),
        (read.area_codes, "610929100000|610929101000", ("610929100000", "610929101000")),
        (read.period_or_empty, "2022-12", "2022-12"),
        (read.period_or_empty, "2022/7", "2022-07"),
        (read.period_or_empty, "2022-7", "2022-07"),
        (read.date_or_empty, "2022/07/15", "2022-07-15"),
        (read.date_or_empty, "2022/7/5", "2022-07-05"),
        (read.day_of_month, "1", 1),
        (read.day_of_month, "28", 28),
        (read.condition, ">=5", ">=5"),
        (read.condition, "8..10.5", "8..10.5"),
        (read.address, "ban@example.org", "ban@example.org"),
    ],
)
def test_a_right_cell_becomes_its_value(reader, cell, value):
    assert reader(cell) == value


@pytest.mark.parametrize(
    ("reader", "cell", "sentence"),
    [
        (read.filled, "", "不能为空"),
        (read.number, "1,000", "“1,000”不是数字"),
        (read.number, "inf", "“inf”不是有效数字"),
        (read.whole, "3.0", "“3.0”不是整数"),
        (read.yes_no, "是", "“是”应为 yes 或 no"),
        (read.year, "1899", "“1899”不是四位年份"),
        (read.year, "2200", "“2200”不是四位年份"),
        (read.positive, "0", "“0”应大于 0"),
        (
            read.period_or_empty,
            "2022-13",
            "“2022-13”应写成 YYYY-MM（表格软件会改写月份，请设为文本格式）",
        ),
        (
            read.period_or_empty,
            "Jul-22",
            "“Jul-22”应写成 YYYY-MM（表格软件会改写月份，请设为文本格式）",
        ),
        (read.date_or_empty, "2022/2/29", "“2022/2/29”应写成 YYYY-MM-DD"),
        (read.date_or_empty, "2022-02-29", "“2022-02-29”应写成 YYYY-MM-DD"),
        (read.date, "", "不能为空"),
        (read.day_of_month, "0", "日期 0 应在 1—28 之内"),
        (read.day_of_month, "29", "日期 29 应在 1—28 之内"),
        (read.condition, "> 5", "条件“> 5”应写成 >=5、<=3、==1 或 8..10"),
        (read.address, "a@b", "“a@b”不是邮箱地址"),
        (read.address, "a@b.cn,c@d.cn", "“a@b.cn,c@d.cn”不是邮箱地址"),
    ],
)
def test_a_wrong_cell_is_quoted_with_what_it_should_be(reader, cell, sentence):
    with pytest.raises(ValueError) as caught:
        reader(cell)

    assert str(caught.value) == sentence


def test_a_number_with_an_underscore_is_a_slip_and_no_number():
    with pytest.raises(ValueError, match="“1_0”不是数字"):
        read.number("1_0")


@pytest.mark.parametrize(
    "cell", ["61092910000", "6109291000000", "61092910000x", "６１０９２９１０００００"]
)
def test_an_area_code_has_exactly_twelve_plain_digits(cell):
    with pytest.raises(ValueError, match=f"区划代码“{cell}”应为 12 位数字"):
        read.area_code(cell)


def test_only_the_words_that_are_offered_count_and_an_empty_one_is_named():
    reader = read.one_of("", "at_due")

    assert (reader(""), reader("at_due")) == ("", "at_due")
    with pytest.raises(ValueError, match="^“due”应为 空、at_due 之一$"):
        reader("due")


def test_a_profile_is_twelve_rising_shares_that_end_in_one():
    shares = read.profile("0|0.1|0.2|0.3|0.4|0.5|0.6|0.7|0.8|0.9|0.9|1")

    assert shares == (0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.9, 1)
    assert read.profile("") == ()


@pytest.mark.parametrize(
    ("cell", "sentence"),
    [
        ("0|0|0|0|0|0|0|0|0|0|1", "最后一个为 1"),
        ("0|0|0|0|0|0|0|0|0|0|0|0.9", "最后一个为 1"),
        ("0|0|0|0|0|0|0|0|0|0.6|0.5|1", "应从小到大"),
        ("-0.1|0|0|0|0|0|0|0|0|0|0|1", "不小于 0"),
    ],
)
def test_other_shares_are_no_profile(cell, sentence):
    with pytest.raises(ValueError, match=sentence):
        read.profile(cell)
