import pytest
from lxml import etree

from flows.report.charts.canvas import Words
from flows.report.charts.chart_list import charts_of_month
from flows.report.charts.contribution_bars import ContributionBars
from flows.report.charts.line_breaks import text_width
from flows.report.charts.narrow.narrow_chart import narrow_chart, narrow_picture
from flows.report.charts.narrow.svg_drawing import TEXT, WIDTH
from tests.report.month.example import PERIODS, example_review

#: Texts may be a little narrower than they are reckoned.
_SLACK = 2.0


@pytest.mark.parametrize("period", PERIODS)
def test_every_chart_of_a_month_is_a_drawing_whose_words_stay_inside(tmp_path_factory, period):
    review = example_review(tmp_path_factory.mktemp("catalog"), period)
    for chart in charts_of_month(review):
        svg = etree.fromstring(narrow_chart(chart.data))
        assert svg.get("aria-label") == chart.data.alt
        for text in svg.iter("text"):
            width, x = text_width(text.text or "") * TEXT, float(text.get("x"))
            part = {"start": 0.0, "middle": 0.5, "end": 1.0}[text.get("text-anchor")]
            assert x - part * width >= -_SLACK, (chart.name, text.text)
            assert x + (1 - part) * width <= WIDTH + _SLACK, (chart.name, text.text)


def test_a_chart_of_other_papers_has_no_drawing():
    other = ContributionBars(Words("标题", (), ""), "分", (("甲", 1.0),))

    assert (narrow_chart(other), narrow_picture(other)) == ("", b"")


def test_a_month_of_pictures_is_small(tmp_path_factory):
    """Two of them go into a mail with its attachments; those of all recipients are drawn once."""
    review = example_review(tmp_path_factory.mktemp("catalog"), "2022-06")
    pictures = [narrow_picture(chart.data) for chart in charts_of_month(review)]

    assert all(picture.startswith(b"\x89PNG") for picture in pictures)
    assert max(map(len, pictures)) < 60_000
    again = charts_of_month(review)
    assert all(narrow_picture(one.data) is old for one, old in zip(again, pictures, strict=True))
