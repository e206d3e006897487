"""The comparison of a month as papers list it: differences first, the largest of a source first."""

from dataclasses import replace

import duckdb
import pandas as pd
import pytest

from flows.alert.comparison_lines import asked_to_explain, count_open
from flows.catalog.load import load_catalog
from flows.report.month.comparison import list_compared
from flows.report.month.facts import Facts, load_facts
from flows.warehouse.migrate import make_schema
from tests.report.sources.compared_county import declare_sources
from tests.starting.small_county import begin_county

NAMES = [
    "source",
    "measure_code",
    "area_code",
    "own",
    "outside",
    "difference",
    "state",
    "explainer",
]
ROWS = [
    ["卫生系统", "toilets", "530999001001", 330, 330, 0, "agrees", "各镇"],
    ["监测名单", "households", "530999201000", 800, 100, 700, "differs", "县农业农村局"],
    ["卫生系统", "toilets", "530999201200", 330, 347, -17, "differs", "各镇"],
    ["卫生系统", "toilets", "530999201201", 330, 400, -70, "differs", "各镇"],
    ["卫生系统", "toilets", "530999202200", None, 330, None, "own_missing", "各镇"],
    ["别的", "toilets", "530999202200", 1, 9, -8, "differs", "各镇"],
]


@pytest.fixture(scope="module")
def facts(tmp_path_factory) -> Facts:
    folder = tmp_path_factory.mktemp("county")
    begin_county(folder)
    declare_sources(folder)
    catalog = load_catalog(folder / "catalog")
    with duckdb.connect() as connection:
        make_schema(connection)
        empty = load_facts(connection, catalog, "2026-05", office="县局", is_synthetic=False)
    frame = pd.DataFrame(ROWS, columns=NAMES).assign(
        period="2026-05", allowed=16.5, submission_id="s", file_name="a.csv", sheet="", cell="D5"
    )
    return replace(empty, source_differences=frame)


def test_differences_come_first_by_source_as_declared_then_by_size(facts):
    assert [(one.source, one.area, one.state_name) for one in list_compared(facts)] == [
        ("卫生系统", "清水乡石坝村", "超出允许差异"),
        ("卫生系统", "清水乡清水村", "超出允许差异"),
        ("监测名单", "清水乡", "超出允许差异"),
        ("卫生系统", "高坪乡高坪村", "未上报"),
        ("卫生系统", "河口街道河口社区", "相符"),
    ]


def test_the_town_explains_its_villages_unless_a_unit_is_named(facts):
    assert asked_to_explain(facts) == {"清水乡", "县农业农村局"}
    assert count_open("清水乡", facts) == 2
    assert count_open("高坪乡", facts) == 0


def test_what_was_explained_asks_for_nothing_more(facts):
    told = pd.DataFrame(
        {
            "code": ["source_differs"],
            "submission_id": ["s"],
            "area_code": ["530999201201"],
            "measure_code": ["toilets"],
            "explanation": ["按常住户统计"],
        }
    )
    [first, second, *_] = list_compared(replace(facts, findings=told))

    assert (first.explanation, first.is_open) == ("按常住户统计", False)
    assert second.is_open


def test_without_outside_data_there_is_nothing_to_compare(facts):
    assert list_compared(replace(facts, source_differences=pd.DataFrame())) == ()
