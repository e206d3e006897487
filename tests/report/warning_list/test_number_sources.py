"""A number's source: one cell is named, a roll-up is counted, nothing found says nothing."""

from dataclasses import replace

import pandas as pd
import pytest

from flows.report.warning_list.number_sources import Sources
from tests.report.example import example_facts

COUNTY = "610929000000"
COLUMNS = ["measure_code", "area_code", "period", "file_name", "sheet", "cell"]


@pytest.fixture(scope="module")
def facts(tmp_path_factory):
    return example_facts(tmp_path_factory.mktemp("catalog"))


def sources(facts, *rows):
    return Sources(replace(facts, latest_observations=pd.DataFrame(rows, columns=COLUMNS)))


def measure_of(facts, code):
    indicator = facts.catalog.indicator_by_code[code]
    return indicator.measure or indicator.numerator


def test_a_number_of_one_cell_names_it(facts):
    measure = measure_of(facts, "ECO-01")
    found = sources(facts, (measure, COUNTY, "2022-06", "6月.xlsx", "表1", "C4"))

    assert found.of("ECO-01", COUNTY) == {"file_name": "6月.xlsx", "sheet": "表1", "cell": "C4"}


@pytest.mark.parametrize(
    ("names", "shown"),
    [(("a.xlsx", "a.xlsx"), "a.xlsx"), (("a.xlsx", "b.xlsx"), "a.xlsx等2个文件")],
)
def test_a_roll_up_counts_cells_and_files(facts, names, shown):
    measure = measure_of(facts, "ECO-01")
    towns = [town.area_code for town in facts.catalog.towns[:2]]
    found = sources(
        facts,
        *(
            (measure, town, "2022-06", name, "表1", "C4")
            for town, name in zip(towns, names, strict=True)
        ),
    )

    assert found.of("ECO-01", COUNTY) == {"file_name": shown, "sheet": "", "cell": "2个单元格汇总"}


def test_nothing_reported_has_no_source(facts):
    assert sources(facts).of("ECO-01", COUNTY) == {"file_name": "", "sheet": "", "cell": ""}
