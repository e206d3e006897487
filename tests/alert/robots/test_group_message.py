"""A message to a group mentions nobody and fits, whatever stands in a name."""

import pytest

from flows.alert.robots.group_message import Notice, fit, plain

NOTICE = Notice("2022-06", "county", "wecom", "digest", "重点事项", "### 重点事项")


def test_the_same_text_is_the_same_message_to_the_same_group():
    other = Notice("2022-06", "towns", "wecom", "digest", "重点事项", "### 重点事项")

    assert NOTICE.recipient == "企业微信群 county"
    assert NOTICE.content_hash == other.content_hash
    assert NOTICE.message_id != other.message_id
    assert NOTICE.name.startswith("digest-wecom-county-")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<@all> 核桃", "＜＠all＞ 核桃"),
        ("[点我](https://example.org)", "［点我］(https://example.org)"),
        ("**粗**_斜_`码`\n# 题", "＊＊粗＊＊＿斜＿'码' # 题"),
    ],
)
def test_nothing_mentions_links_or_formats(text: str, shown: str):
    assert plain(text) == shown


def test_what_fits_is_whole_and_what_does_not_ends_at_a_line():
    lines = ["一二三", "四五六", "七八九"]

    assert fit(lines, 29, "余") == "一二三\n四五六\n七八九"
    assert fit(lines, 28, "余") == "一二三\n四五六\n余"
    assert len(fit(lines, 22, "余").encode()) <= 22
    assert fit(lines, 22, "余") == "一二三\n余"
