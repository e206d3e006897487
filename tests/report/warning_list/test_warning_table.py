"""The warning list: one row per open or just ended warning, safe and stable as files."""

from dataclasses import replace

import pandas as pd
import pytest

from flows.assess.conflicts import stricter
from flows.report.month.facts import OPEN_COLUMNS, Facts
from flows.report.warning_list.warning_table import COLUMNS, list_warnings
from tests.report.example import example_facts


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Facts:
    return example_facts(tmp_path_factory.mktemp("catalog"))


def test_every_open_or_just_ended_warning_is_listed_once(facts: Facts):
    rows = list_warnings(facts)
    expected = facts.warnings[
        (facts.warnings["state"] == "open") | (facts.warnings["resolved"] == "2022-06")
    ]

    assert list(rows.columns) == COLUMNS
    assert sorted(rows["warning_id"]) == sorted(expected["warning_id"])
    assert rows["level"].is_monotonic_decreasing


def test_an_old_month_is_listed_as_it_stood(facts: Facts):
    columns = ["warning_id", "indicator_code", "form", "area_code", "opened", "level"]
    values = ["w", "ECO-01", "", "610929000000", "2022-03", 3, "2022-09", "2022-07"]
    values += ["resolved", "2022-10"]
    rest = ["level_since", "level_2_since", "state", "resolved"]
    later = pd.DataFrame([values], columns=[*columns, *rest])
    stood = pd.DataFrame([("2022-06", "w", 1, False, 4)], columns=OPEN_COLUMNS)

    (row,) = list_warnings(replace(facts, warnings=later, open_warnings=stood)).to_dict("records")

    assert (row["level"], row["change"], row["state"], row["resolved"]) == (
        1,
        "continuing",
        "open",
        "",
    )


def test_a_row_says_what_where_how_far_and_who(facts: Facts):
    rows = list_warnings(facts)
    row = rows[(rows["indicator_code"] == "ECO-01") & (rows["area_code"] == "610929000000")]
    (row,) = row.to_dict("records")

    assert (row["indicator"], row["area"], row["unit"]) == (
        "自然村生活垃圾有效治理率",
        "白河县",
        "%",
    )
    assert (row["level_name"], row["months_running"], row["plan"]) == ("通报", 18, "生态振兴")
    assert row["variance"] == pytest.approx(row["actual"] - row["expected"])


def test_the_stricter_of_two_conflicting_targets_leads(facts: Facts):
    rows = list_warnings(facts)
    leads = stricter(facts.catalog, facts.targets, 2022)
    leads = leads[(leads["leading_code"] != "") & (leads["code_a"] != leads["code_b"])]
    places = {
        (row["indicator_code"], row["area_code"]): number
        for number, row in enumerate(rows.to_dict("records"))
    }
    pairs = [
        (places[first, area], places[second, area])
        for one in leads.to_dict("records")
        for first in [one["leading_code"]]
        for second in {one["code_a"], one["code_b"]} - {first}
        for area in facts.catalog.area_by_code
        if (first, area) in places and (second, area) in places
    ]

    assert pairs
    assert all(first < second for first, second in pairs)
