import math

import pytest

from flows.alert.concerns import list_concerns
from flows.alert.enclose import chart_pictures, enclose
from flows.report.charts.canvas import Words
from flows.report.charts.draw_charts import ChartFile
from flows.report.charts.narrow.narrow_chart import narrow_picture
from flows.report.charts.slope import Slope, SlopeTown
from flows.report.charts.trajectory import Point, Trajectory
from tests.alert.months import one_matter

SLOPE = Slope(Words("名次", (), "来源。"), "5月", "6月", (SlopeTown("仓上镇", 2, 1, 90.0),))


def line(title):
    return Trajectory(
        Words(title, ("含1个村上月数。",), "来源。"), "%", "2022-06",
        (Point("2022-06", 5.0, math.nan),), (), math.nan, False, False,
    )  # fmt: skip


@pytest.fixture
def charts(tmp_path):
    def chart(name, kind, code, data):
        return ChartFile(name, kind, code, name, data.alt, tmp_path / f"{name}.png", None, data)

    return [
        chart("a", "variance", "EMP-14", line("甲")),
        chart("b", "slope", "", SLOPE),
        chart("c", "bullet", "EMP-14", line("乙")),
        chart("d", "variance", "ECO-01", line("丙")),
    ]


def concern(review, name):
    found = list_concerns(one_matter(review), (), ())
    return next(one for one in found if one.recipient == name)


def titles(one, charts, limit=100_000):
    pictures, images = chart_pictures(one, charts, limit)
    assert [image.name for image in images] == [picture.cid for picture in pictures]
    assert all(image.content.startswith(b"\x89PNG") for image in images)
    return [picture.title for picture in pictures]


def test_at_most_two_charts_of_the_recipients_own_matters(review, charts):
    assert titles(concern(review, "县人社局"), charts) == ["a", "c"]
    assert titles(concern(review, "白河县"), charts) == ["b", "a"]
    assert titles(concern(review, "县林业局"), charts) == []
    assert titles(concern(review, "仓上镇"), charts) == []


def test_a_chart_is_told_with_its_notes_and_its_content_in_words(review, charts):
    [picture, _], _ = chart_pictures(concern(review, "县人社局"), charts, 100_000)

    assert (picture.foot, picture.alt) == ("含1个村上月数。来源。", charts[0].alt)


def test_charts_keep_within_the_limit(review, charts):
    one = concern(review, "县人社局")
    size, other = (len(narrow_picture(charts[place].data)) for place in (0, 2))

    assert titles(one, charts, size + other) == ["a", "c"]
    assert titles(one, charts, size + other - 1) == ["a"]
    assert titles(one, charts, min(size, other) - 1) == []


def test_a_file_beyond_the_limit_is_named_and_left_out(tmp_path):
    small, large = tmp_path / "a.docx", tmp_path / "b.xlsx"
    small.write_bytes(b"1" * 600)
    large.write_bytes(b"1" * 401)

    attachments, left_out = enclose([small, large, tmp_path / "c.pdf"], 1000)

    assert [one.name for one in attachments] == ["a.docx"]
    assert [line[:10] for line in left_out] == ["附件“b.xlsx”", "附件“c.pdf”超"]
