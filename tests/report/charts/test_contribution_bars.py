"""Contribution bars: signs, colours, and every part with its label."""

import pytest

from flows.report.charts.canvas import Words
from flows.report.charts.contribution_bars import (
    ContributionBars,
    draw_contribution_bars,
    signed_points,
)

WORDS = Words("得分上升1分", (), "数据来源：各镇。")


@pytest.mark.parametrize(
    ("points", "text"), [(1.25, "+1.25"), (-0.4, "-0.4"), (0.0, "0"), (0.001, "0"), (-0.001, "0")]
)
def test_points_are_written_with_their_sign(points: float, text: str):
    assert signed_points(points) == text


def test_every_part_has_its_bar_and_label():
    data = ContributionBars(WORDS, "分", (("甲方案", 1.5), ("乙方案", 0.0), ("丙方案", -0.5)))
    axes = draw_contribution_bars(data).axes[0]

    assert [text.get_text() for text in axes.texts] == ["+1.5", "0", "-0.5"]
    assert [label.get_text() for label in axes.get_yticklabels()] == ["甲方案", "乙方案", "丙方案"]
    assert len({bar.get_facecolor() for bar in axes.patches}) == 2
    low, high = axes.get_xlim()
    assert low < -0.5
    assert high > 1.5
    assert data.alt == "得分上升1分。甲方案+1.5分；乙方案0分；丙方案-0.5分。"
