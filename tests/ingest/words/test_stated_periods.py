"""Which month a workbook says it is for, and which dates are only those of filling in."""

import pytest

from flows.ingest.words.stated_periods import dated_period, find_period, stated_period


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2022年6月报表", "2022-06"),
        ("2022年 1—6月", "2022-06"),
        ("截至2022年6月底", "2022-06"),
        ("2022-06.xlsx", "2022-06"),
        ("报表202212", "2022-12"),
        ("2022年第二季度", "2022-06"),
        ("2022年4季度", "2022-12"),
        ("2022年上半年", "2022-06"),
        ("二〇二二年十二月", "2022-12"),
        ("二○二二年六月报表", "2022-06"),
        ("2022年1月至6月", "2022-06"),
        ("2022年1月—6月", "2022-06"),
        ("2022年元月至六月", "2022-06"),
        ("2021年1至6月", "2021-06"),
        ("21年6月", "2021-06"),
        ("（2021）年6月", "2021-06"),
        ("2021年（1-6月）", "2021-06"),
        ("2021.1-6月", "2021-06"),
        ("2022年六月", "2022-06"),
        ("2022年前三季度", "2022-09"),
        ("2022年1-3季度", "2022-09"),
        ("2022年半年报", "2022-06"),
        ("2022年6月报表（有效期至：2023年1月）", "2022-06"),
        ("2021年12月印发，2022年6月", "2022-06"),
        ("注：与2022年5月相比", ""),
        ("上年同期（2021年6月）", ""),
        ("一月一报", ""),
    ],
)
def test_a_month_is_stated_in_every_writing(text: str, period: str):
    assert stated_period(text) == period


@pytest.mark.parametrize(
    "text",
    [
        "2022年6月30日",
        "2022/06/30",
        "2022.6.30",
        "2022年6月5号",
        "二〇二二年六月三十日",
        "20220630",
        "填报时间：2022年6月",
    ],
)
def test_a_date_is_when_the_form_was_filled_in_and_states_no_month(text: str):
    assert (stated_period(text), dated_period(text)) == ("", "2022-06")


@pytest.mark.parametrize("text", ["2022年度", "2022年13月", "20221330", "6月", "村"])
def test_a_year_or_what_is_no_month_states_none(text: str):
    assert (stated_period(text), dated_period(text)) == ("", "")


@pytest.mark.parametrize(
    ("titles", "names", "folder", "period"),
    [
        (["2022年6月"], ["2022-05.xlsx"], "2022-06", "2022-06"),
        (["月报表"], ["2022-05.xlsx"], "2022-06", "2022-05"),
        (["6月报表"], [], "2022-07", "2022-06"),
        (["2021年度", "6月报表"], [], "2022-07", "2021-06"),
        (["2022年度报表"], [], "2022-06", "2022-12"),
        (["6月5日"], [], "2022-06", ""),
        (["六月份报表"], [], "2022-07", "2022-06"),
        (["报送月份：6"], [], "2022-07", "2022-06"),
        (["2021年报表", "6月"], [], "2022-06", "2021-06"),
        (["2021年报表", "2022年", "6月"], [], "2022-06", "2022-06"),
        (["2021年以来", "2021-2025年规划", "6月"], [], "2022-06", "2022-06"),
        (["填报时间：2022年7月", "报告期：2022年6月"], [], "2022-06", "2022-06"),
        ([], [], "2022-06", ""),
    ],
)
def test_titles_count_before_names_and_a_month_takes_the_year_beside_it(
    titles: list[str], names: list[str], folder: str, period: str
):
    assert find_period(titles, names, folder) == period


@pytest.mark.parametrize(
    ("date", "period"),
    [
        ("2022年11月30日", ""),
        ("2022年12月1日", "2022-12"),
        ("2023年1月31日", "2022-12"),
        ("二〇二三年一月五日", "2022-12"),
        ("2023年2月1日", ""),
    ],
)
def test_a_filling_date_stands_for_the_folders_month_or_the_next(date: str, period: str):
    assert find_period([f"填报日期：{date}"], [], "2022-12") == period
