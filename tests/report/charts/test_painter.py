"""Charts drawn in another process are the same; what goes wrong there is known here."""

from dataclasses import replace

import pytest

from flows.report.charts.chart_list import charts_of_month
from flows.report.charts.chart_work import ChartWork
from flows.report.charts.draw_charts import begin_charts, draw_charts
from flows.report.charts.painter import Painter


def test_another_process_draws_the_same_files_month_after_month(review, tmp_path):
    with Painter() as painter:
        for name in ("first", "second"):
            files, finish = begin_charts(review, tmp_path / name, painter.begin)
            finish()
            here = draw_charts(review, tmp_path / f"{name} here")

            drawn = [file.png.read_bytes() for file in files]
            assert drawn == [file.png.read_bytes() for file in here]


def test_what_goes_wrong_there_is_raised_here(review, tmp_path):
    data = charts_of_month(review)[0].data
    strange = replace(data, words=replace(data.words, title="\U0001f980"))

    with Painter() as painter:
        finish = painter.begin(ChartWork(tmp_path, ((strange, (tmp_path / "a.png",)),), "{}"))
        with pytest.raises(UserWarning, match="missing from font"):
            finish()


def test_a_process_that_ends_leaves_the_drawing_to_us(review, tmp_path, caplog):
    with Painter(module="this") as painter:
        files, finish = begin_charts(review, tmp_path, painter.begin)
        finish()

    assert all(file.png.exists() for file in files)
    assert "has ended" in caplog.text
