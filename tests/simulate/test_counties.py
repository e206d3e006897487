"""Invented counties have codes, names and figures of their own."""

from pathlib import Path

import pytest

from flows.catalog.load import load_catalog
from flows.simulate.counties import make_counties


def test_counties_differ_in_code_name_and_figures_and_nothing_of_the_real_one_is_left(
    tmp_path: Path,
):
    homes = make_counties(tmp_path, 2, ["2022-06"])

    catalogs = [load_catalog(home / "catalog") for home in homes]
    assert [one.county.area_code for one in catalogs] == ["990001000000", "990002000000"]
    assert [one.county.name for one in catalogs] == ["示例1县", "示例2县"]
    left = [
        file.name
        for file in (homes[0] / "catalog").glob("*.csv")
        if "610929" in (text := file.read_text("utf-8")) or "白河县" in text
    ]
    assert left == []
    names = [{file.name for file in (home / "raw" / "2022-06").iterdir()} for home in homes]
    assert all(names)
    contents = [
        sorted(file.read_bytes() for file in (home / "raw" / "2022-06").iterdir()) for home in homes
    ]
    assert contents[0] != contents[1]


def test_a_province_has_no_more_counties_than_codes(tmp_path: Path):
    with pytest.raises(ValueError, match="at most 999 counties, not 1000"):
        make_counties(tmp_path, 1000, ["2022-06"])

    assert list(tmp_path.iterdir()) == []
