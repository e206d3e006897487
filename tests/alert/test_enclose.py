import pytest

from flows.alert.concerns import list_concerns
from flows.alert.enclose import chart_pictures, enclose
from flows.report.charts.draw_charts import ChartFile
from tests.alert.months import one_matter


@pytest.fixture
def charts(tmp_path):
    def chart(name, kind, code, size=500):
        file = tmp_path / f"{name}.png"
        file.write_bytes(b"1" * size)
        return ChartFile(name, kind, code, "标题", "说明", file, file)

    return [
        chart("a", "variance", "EMP-14"),
        chart("b", "plans", ""),
        chart("c", "bullet", "EMP-14"),
        chart("d", "variance", "ECO-01"),
    ]


def concern(review, name):
    found = list_concerns(one_matter(review), (), ())
    return next(one for one in found if one.recipient == name)


def names(one, charts, limit=10_000):
    return [
        image.content[:1] and picture.alt
        for picture, image in zip(*chart_pictures(one, charts, limit), strict=True)
    ]


def test_at_most_two_charts_of_the_recipients_own_matters(review, charts):
    assert len(names(concern(review, "县人社局"), charts)) == 2
    assert len(names(concern(review, "白河县"), charts)) == 2
    assert names(concern(review, "县林业局"), charts) == []
    assert names(concern(review, "仓上镇"), charts) == []


def test_charts_keep_within_the_limit(review, charts):
    assert len(names(concern(review, "县人社局"), charts, 999)) == 1
    assert names(concern(review, "县人社局"), charts, 499) == []


def test_a_file_beyond_the_limit_is_named_and_left_out(tmp_path):
    small, large = tmp_path / "a.docx", tmp_path / "b.xlsx"
    small.write_bytes(b"1" * 600)
    large.write_bytes(b"1" * 401)

    attachments, left_out = enclose([small, large, tmp_path / "c.pdf"], 1000)

    assert [one.name for one in attachments] == ["a.docx"]
    assert [line[:10] for line in left_out] == ["附件“b.xlsx”", "附件“c.pdf”超"]
