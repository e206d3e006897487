"""A village of the demo is merged: declared in areas.csv, reported by its neighbour afterwards."""

import shutil
from pathlib import Path

import pytest

from flows.catalog.load import load_catalog
from flows.catalog.model import Catalog
from flows.paths import SAMPLE_CATALOG
from flows.simulate.mergers import MERGER, declare_merger, with_merged


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    folder = tmp_path_factory.mktemp("home") / "catalog"
    shutil.copytree(SAMPLE_CATALOG, folder)
    declare_merger(folder / "areas.csv")
    return load_catalog(folder)


def test_the_merged_village_is_declared_and_nothing_else_changes(catalog: Catalog):
    unmerged = {area.area_code: area for area in load_catalog(SAMPLE_CATALOG).areas}
    changed = [area for area in catalog.areas if area != unmerged[area.area_code]]

    assert [(area.area_code, area.valid_to, area.merged_into) for area in changed] == [
        (MERGER.village, MERGER.last_month, MERGER.successor)
    ]
    assert len(catalog.areas) == len(unmerged)


def test_declaring_it_twice_is_declaring_it_once(tmp_path: Path):
    shutil.copyfile(SAMPLE_CATALOG / "areas.csv", tmp_path / "areas.csv")
    contents = []
    for _ in range(2):
        declare_merger(tmp_path / "areas.csv")
        contents.append((tmp_path / "areas.csv").read_text("utf-8"))

    assert contents[0] == contents[1]


@pytest.mark.parametrize(("period", "value"), [("2022-03", 4.0), ("2022-04", 9.0)])
def test_after_its_last_month_the_successor_reports_both(
    catalog: Catalog, period: str, value: float
):
    figures = {MERGER.village: 5.0, MERGER.successor: 4.0}
    reported = with_merged(lambda _, area: figures[area], catalog, period)

    assert reported(catalog.measure_by_code["natural_villages"], MERGER.successor) == value


def test_a_yes_or_no_of_both_is_one_yes(catalog: Catalog):
    reported = with_merged(lambda *_: 1.0, catalog, "2022-04")

    assert reported(catalog.measure_by_code["village_sewage_treated"], MERGER.successor) == 1.0
