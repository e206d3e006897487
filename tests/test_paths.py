"""Every folder of a county lies below its home; a rebuild works beside the warehouse."""

import os
from dataclasses import replace
from pathlib import Path

from flows.paths import PROJECT, Home, python_path


def test_all_places_lie_below_the_home():
    home = Home(Path("county"))
    places = [home.catalog, home.warehouse, home.working_warehouse, home.kept, home.journal]
    places += [home.lock, home.raw("2022-06"), home.reports("2022-06"), home.outbox("2022-06")]

    assert [place.relative_to("county").as_posix() for place in places] == [
        "catalog",
        "warehouse/xianjie.duckdb",
        "warehouse/working.duckdb",
        "warehouse/kept",
        "warehouse/journal",
        "warehouse/run.lock",
        "raw/2022-06",
        "reports/2022-06",
        "outbox/2022-06",
    ]


def test_another_store_moves_the_warehouse_and_nothing_else():
    home, scratch = Home(Path("county")), replace(Home(Path("county")), store_name="scratch")

    assert scratch.working_warehouse == Path("county/scratch/working.duckdb")
    assert scratch.raw("2022-06") == home.raw("2022-06")


def test_the_child_finds_this_program_first(monkeypatch):
    monkeypatch.setenv("PYTHONPATH", "other")
    assert python_path() == f"{PROJECT}{os.pathsep}other"

    monkeypatch.delenv("PYTHONPATH")
    assert python_path() == str(PROJECT)
