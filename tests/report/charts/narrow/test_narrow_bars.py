import math

import pytest
from lxml import etree

from flows.report.charts.bullet import Bullet
from flows.report.charts.canvas import Words
from flows.report.charts.narrow.narrow_bars import narrow_bullet, narrow_variance
from flows.report.charts.town_gaps import TownGap
from flows.report.charts.variance import Variance

COLOURS = (("green", "#00aa00"), ("missing", "#999999"), ("red", "#aa0000"))
WORDS = Words("标题", (), "来源。")
BEHIND = TownGap("城关镇", "red", 900.0, 1000.0, 1200.0, False, 100.0)
AHEAD = TownGap("冷水镇", "green", 1100.0, 1000.0, 1200.0, False, -100.0)
SILENT = TownGap("仓上镇", "missing", math.nan, 1000.0, 1200.0, False, math.nan)


def parts(svg, tag):
    return [one for one in etree.fromstring(svg) if one.tag == tag]


def texts(svg):
    return [one.text for one in parts(svg, "text")]


def bullet(*towns, unit="人"):
    return narrow_bullet(Bullet(WORDS, f"人数（{unit}）", unit, towns, COLOURS))


def bars(svg):
    """Begin and end of the towns' bars: areas of the legend are square."""
    return [
        (float(one.get("x")), float(one.get("x")) + float(one.get("width")))
        for one in parts(svg, "rect")
        if one.get("width") != one.get("height")
    ]


def test_a_towns_words_stand_above_its_bar():
    svg = bullet(BEHIND, AHEAD, SILENT)

    assert texts(svg) == [
        "● 正常", "■ 预警", "○ 未报", "至本月底应达到", "全年计划目标", "人数（人）",
        "■ 城关镇", "900　差100", "● 冷水镇", "1,100　超100", "○ 仓上镇", "未报",
    ]  # fmt: skip
    assert len(bars(svg)) == 2


def test_bars_and_marks_have_one_scale():
    svg = bullet(BEHIND, AHEAD)
    asked = [
        one.get("points") for one in parts(svg, "polyline") if one.get("class") == "mark-asked"
    ]
    ends = [end for _, end in bars(svg)]
    at = float(asked[-1].split(",")[0])

    assert (ends[0] - 3) / 900 == pytest.approx((at - 3) / 1000, rel=0.01)
    assert (ends[1] - 3) / 1100 == pytest.approx((at - 3) / 1000, rel=0.01)


def test_a_figure_below_nothing_is_drawn_from_zero_to_the_left():
    fallen = TownGap("城关镇", "red", -50.0, 50.0, 50.0, False, 100.0)
    risen = TownGap("冷水镇", "green", 50.0, 50.0, 50.0, False, 0.0)
    [left, right] = bars(bullet(fallen, risen, unit="%"))

    assert left[1] == pytest.approx(right[0], abs=0.2)
    assert left[0] < left[1] < right[1]


def test_a_figure_has_the_decimals_of_its_unit():
    rate = TownGap("城关镇", "red", 86.42, 90.0, 95.0, False, 3.58)

    assert "86.4　差3.6" in texts(bullet(rate, unit="%"))


def test_the_variance_goes_to_the_left_of_zero_where_a_town_is_behind():
    data = Variance(WORDS, "与序时目标相比（人）", "人", (BEHIND, AHEAD), COLOURS)
    svg = narrow_variance(data)
    [left, right] = bars(svg)

    assert texts(svg)[-4:] == ["■ 城关镇", "差100", "● 冷水镇", "超100"]
    assert left[1] == pytest.approx(right[0], abs=0.2)


def test_a_very_long_name_leaves_room_for_the_figures():
    town = TownGap("双" * 30 + "镇", "red", 900.0, 1000.0, 1200.0, False, 100.0)
    [name] = [text for text in texts(bullet(town)) if text.startswith("■ 双")]

    assert name.endswith("…")
    assert len(name) < 22
