"""Names of rows that are totals or averages."""

import pytest

from flows.ingest.words.total_names import is_aside, is_partial_total, is_total


@pytest.mark.parametrize(
    "name",
    [
        "合计",
        "合  计：",
        "合计（7个村）",
        "合计数",
        "总数",
        "计",
        "全镇总数",
        "全镇合计",
        "共计",
        "Total",
        "小 计",
    ],
)
def test_a_total_is_told(name: str):
    assert is_total(name)


@pytest.mark.parametrize("name", ["胜利村", "设计村", "会计", "合计村", "总", "累计", "", 5.0])
def test_other_names_are_none(name: object):
    assert not is_total(name)


def test_a_total_of_a_part_is_told():
    assert is_partial_total("川道片小计")
    assert is_partial_total("川道片合计")
    assert not is_partial_total("全镇合计")
    assert not is_partial_total("城关镇合计")


@pytest.mark.parametrize(
    "name", ["平均", "全镇平均值", "校验", "审核结果：", "示例", "栏次", "填报要求"]
)
def test_a_row_of_an_average_or_a_check_stands_aside(name: str):
    assert is_aside(name)


@pytest.mark.parametrize("name", ["平均村", "胜利村", "合计", "案例", "上报数"])
def test_other_rows_do_not(name: str):
    assert not is_aside(name)
