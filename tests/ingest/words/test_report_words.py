"""Which report a header says its figures are of."""

import pytest

from flows.ingest.words.report_words import plainly_said, report_said

SAID = {
    "value": [
        "本期数",
        "本年累计",
        "累计完成",
        "1-6月",
        "1至6月累计",
        "2022年1-6月完成数",
        "截至6月底",
        "6月末",
        "2022年6月底数",
    ]
    + [
        "1-本月",
        "上半年",
        "2022年",
        "2022年实际",
        "本年实际",
        "今年",
        "期末数",
        "本期末",
        "实际",
        "完成",
    ]
    + ["一至六月", "合计", "本期数（亩）", "本期数*"]
    + ["累计值", "累计金额", "年初至今", "截至目前"],
    "month": [
        "本月",
        "当月数",
        "6月",
        "六月份",
        "2022年6月",
        "22年6月数",
        "二季度",
        "2022年第2季度",
        "本季度",
    ],
    "previous": [
        "上月",
        "上月数（参考）",
        "上月末",
        "上期累计",
        "5月",
        "五月份",
        "2022年5月",
        "一季度",
    ],
    "other": [
        "上年同期",
        "去年",
        "上年末",
        "2021年",
        "2021年6月",
        "21年6月",
        "1-5月",
        "截至5月底",
        "7月",
    ]
    + [
        "2021年上半年",
        "年初数",
        "计划数",
        "年度目标",
        "全年任务",
        "增减",
        "比上月增减",
        "同比±%",
        "环比",
    ]
    + [
        "去年当月",
        "上年同月数",
        "本年比上年增减",
        "本月新增",
        "其中：新增",
        "本期减少数",
        "上月结转",
    ]
    + [
        "完成%",
        "完成（%）",
        "较上年同期增长%",
        "占比（%）",
        "完成率%",
        "排名",
        "备注",
        "上年同期累计",
    ],
    "": ["农业园区数", "", "市级", "男", "其中：脱贫村", "基本情况", "重点任务", "工作进展"]
    + ["单位：元", "元", "%"],
}


@pytest.mark.parametrize(
    ("text", "said"), [(text, said) for said, texts in SAID.items() for text in texts]
)
def test_a_header_says_of_which_report_it_is(text: str, said: str):
    assert plainly_said(text, "2022-06") == said


@pytest.mark.parametrize(
    "text", ["本月新增情况", "目标任务完成进度", "占全县比重", "与上年同期相比"]
)
def test_a_word_within_a_leaf_tells_a_comparison_and_within_a_group_does_not(text: str):
    assert report_said(text, "2022-06") == "other"
    assert plainly_said(text, "2022-06") == ""


def test_the_months_of_a_quarter_and_year_are_told_by_the_reports_own_month():
    assert plainly_said("12月", "2022-01") == "other"
    assert plainly_said("2021年12月", "2022-01") == "previous"
    assert plainly_said("四季度", "2022-12") == "month"
    assert plainly_said("下半年", "2022-12") == "value"
    assert plainly_said("上半年", "2022-12") == "other"
