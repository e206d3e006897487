"""Invented counties after the real catalogue, as many as a province has."""

import shutil
from pathlib import Path

from flows.catalog.load import load_catalog
from flows.paths import SAMPLE_CATALOG, Home
from flows.simulate.fill_inbox import make_inbox

#: The real county's code and name, which every copy replaces by its own.
_CODE, _NAME = "610929", "白河县"
#: A province's counties, so that codes stay six digits.
MOST_COUNTIES = 999
_SETTINGS = """\
office = "县乡村振兴局"
is_synthetic = true
pdf = false
workers = 1
"""


def make_counties(folder: Path, count: int, months: list[str], seed: int = 2022) -> list[Path]:
    """Make the folders of `count` counties with the inboxes of the months; return them.

    The counties have the same indicators, other codes and names, and other figures.
    """
    if count > MOST_COUNTIES:
        raise ValueError(f"a province has at most {MOST_COUNTIES} counties, not {count}")
    return [
        _make_county(folder / f"county{number:03d}", number, months, seed + number)
        for number in range(1, count + 1)
    ]


def _make_county(home: Path, number: int, months: list[str], seed: int) -> Path:
    shutil.copytree(SAMPLE_CATALOG, home / "catalog", dirs_exist_ok=True)
    for file in (home / "catalog").glob("*.csv"):
        text = file.read_text("utf-8")
        own = text.replace(_CODE, f"990{number:03d}").replace(_NAME, f"示例{number}县")
        file.write_text(own, "utf-8")
    (home / "settings.toml").write_text(_SETTINGS, "utf-8")
    place = Home(home)
    make_inbox(place, load_catalog(place.catalog), months, seed)
    return home
