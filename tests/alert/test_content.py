import re

from flows.alert.content import Card, Content, Part, Picture, render_html, render_text
from flows.catalog.policy import Colours

CONTENT = Content(
    title="2022年6月调度",
    preheader="1件须办",
    greeting="仓上镇",
    sentence="一句话。",
    cards=(
        Card("茶叶产量", "提醒，第2个月", "red", "实际／应达 1,096／1,230吨", "差134吨", ("镇。",)),
    ),
    parts=(Part("请办理", ("请答复。",)),),
    foot=("本邮件自动发送。",),
    pictures=(Picture("chart1", "仓上镇差60人", "仓上镇差60人，冷水镇差20人。", "数据来源。"),),
    is_synthetic=True,
)


def test_the_text_says_everything_in_order():
    assert render_text(CONTENT).splitlines() == [
        "【模拟数据，仅供演示】",
        "",
        "2022年6月调度",
        "",
        "仓上镇：",
        "一句话。",
        "",
        "1. 茶叶产量（提醒，第2个月）",
        "实际／应达 1,096／1,230吨，差134吨",
        "镇。",
        "",
        "【请办理】",
        "请答复。",
        "",
        "本邮件自动发送。",
    ]


def test_html_is_one_column_for_phones_in_light_and_dark():
    html = render_html(CONTENT, Colours())

    assert 'name="viewport"' in html
    assert "max-width:600px" in html
    assert "prefers-color-scheme: dark" in html
    assert html.index("1件须办") < html.index("2022年6月调度</p>")
    assert Colours().red in html
    assert '<img src="cid:chart1"' in html
    assert max(map(int, re.findall(r' width="(\d+)"', html))) <= 600


def test_html_loads_nothing_and_runs_nothing():
    html = render_html(CONTENT, Colours())

    for word in ("<script", "http://", "https://", "<link", "@import", "url("):
        assert word not in html


def test_text_from_outside_is_text():
    evil = '<script>alert("1")</script>\u202e\r\nBcc: x'
    content = Content("t", "p", "g", evil, (), (Part("x", (evil,)),), ())

    html = render_html(content, Colours())

    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert "\u202e" not in html + render_text(content)
