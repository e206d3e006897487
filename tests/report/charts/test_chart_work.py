"""Drawing what is planned: each file whole, the folder in order, no missing glyph."""

from dataclasses import replace

import pytest

from flows.report.charts.chart_list import charts_of_month
from flows.report.charts.chart_work import MANIFEST, ChartWork, draw_at_once, draw_work


def test_the_manifest_comes_last_and_old_files_go(review, tmp_path):
    data = charts_of_month(review)[0].data
    (tmp_path / "old.png").write_bytes(b"")
    (tmp_path / "kept.png").write_bytes(b"")
    work = ChartWork(
        tmp_path,
        ((data, (tmp_path / "new.png",)),),
        '{"new": "1"}',
        frozenset({"new.png", "kept.png", MANIFEST}),
    )
    draw_at_once(work)()

    assert sorted(file.name for file in tmp_path.iterdir()) == [MANIFEST, "kept.png", "new.png"]
    assert (tmp_path / MANIFEST).read_text("utf-8") == '{"new": "1"}'


def test_without_kept_names_no_file_goes(tmp_path):
    (tmp_path / "old.png").write_bytes(b"")
    draw_work(ChartWork(tmp_path, (), "{}"))

    assert (tmp_path / "old.png").exists()


def test_a_missing_glyph_is_an_error_and_no_manifest_speaks_of_the_chart(review, tmp_path):
    data = charts_of_month(review)[0].data
    strange = replace(data, words=replace(data.words, title="\U0001f980"))

    with pytest.raises(UserWarning, match="missing from font"):
        draw_work(ChartWork(tmp_path, ((strange, (tmp_path / "a.png",)),), "{}"))
    assert list(tmp_path.iterdir()) == []
