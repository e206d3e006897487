"""Chart files: byte-stable, kept when unchanged, never with a missing glyph."""

from dataclasses import replace

import matplotlib as mpl
import pytest

from flows.report.charts import chart_work
from flows.report.charts.canvas import font_name
from flows.report.charts.chart_list import Chart, charts_of, charts_of_month
from flows.report.charts.draw_charts import draw_charts, save_charts


def test_every_kind_of_chart_is_byte_stable(review, tmp_path):
    charts = charts_of(review, ["EMP-14"])
    first = save_charts(charts, tmp_path / "first", with_svg=True)
    again = save_charts(charts, tmp_path / "again", with_svg=True)

    assert {file.kind for file in first} == {"plans", "slope", "bullet", "trajectory", "variance"}
    for one, other in zip(first, again, strict=True):
        assert one.png.read_bytes() == other.png.read_bytes()
        assert one.svg.read_bytes() == other.svg.read_bytes()
        assert b"<dc:date>" not in one.svg.read_bytes()
    assert mpl.rcParams["font.family"] != [font_name()]


def test_unchanged_charts_are_kept_and_old_ones_go(review, tmp_path):
    (tmp_path / "charts").mkdir()
    (tmp_path / "charts" / "matrix-1.png").write_bytes(b"of an older edition")
    files = draw_charts(review, tmp_path)
    before = {file.name: file.png.stat().st_mtime_ns for file in files}
    again = draw_charts(review, tmp_path)

    assert {file.name: file.png.stat().st_mtime_ns for file in again} == before
    assert not (tmp_path / "charts" / "matrix-1.png").exists()
    assert len(list((tmp_path / "charts").glob("*.png"))) == len(files) <= 12


def test_a_chart_whose_title_changed_is_drawn_again(review, tmp_path):
    chart = charts_of_month(review)[0]
    (file,) = save_charts([chart], tmp_path, with_svg=False)
    before = file.png.read_bytes()
    save_charts([retitled(chart)], tmp_path, with_svg=False)

    assert file.png.read_bytes() != before


def test_a_chart_drawn_by_a_run_that_was_killed_is_never_taken_for_the_one_before(
    review, tmp_path, monkeypatch
):
    first, second = charts_of_month(review)[:2]
    files = save_charts([first, second], tmp_path, with_svg=False)
    before = [file.png.read_bytes() for file in files]
    with monkeypatch.context() as killed:
        killed.setattr(chart_work, "save_chart", killed_after_one(chart_work.save_chart))
        with pytest.raises(KeyboardInterrupt):
            save_charts([retitled(first), retitled(second)], tmp_path, with_svg=False)
    save_charts([first, second], tmp_path, with_svg=False)

    assert [file.png.read_bytes() for file in files] == before


def killed_after_one(save):
    saved = []

    def save_chart(data, files):
        if saved:
            raise KeyboardInterrupt
        save(data, files)
        saved.append(data)

    return save_chart


def retitled(chart: Chart) -> Chart:
    words = replace(chart.data.words, title="另一个结论")
    return replace(chart, data=replace(chart.data, words=words))
