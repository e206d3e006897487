"""The demo's home: marked as simulated, made once, with one village merged into its neighbour."""

from pathlib import Path

from flows.catalog.load import load_catalog
from flows.paths import Home
from flows.settings import load_settings
from flows.simulate.demo import prepare_demo
from flows.simulate.mergers import MERGER


def test_the_demo_is_marked_and_made_once(tmp_path: Path):
    home = Home(tmp_path)
    assert prepare_demo(home, 1) == ["2022-06"]
    before = {file: file.stat().st_mtime_ns for file in tmp_path.rglob("*.xlsx")}

    assert prepare_demo(home, 1) == ["2022-06"]
    assert {file: file.stat().st_mtime_ns for file in tmp_path.rglob("*.xlsx")} == before
    assert load_settings(home).is_synthetic
    assert "模拟数据" in (tmp_path / "模拟数据.txt").read_text("utf-8")
    merged = load_catalog(home.catalog).area_by_code[MERGER.village]
    assert (merged.valid_to, merged.merged_into) == (MERGER.last_month, MERGER.successor)
