"""Indicators for the page's scripts: definition, cells and lines, each area with its own target."""

from dataclasses import replace

import pandas as pd

from flows.report.page.indicator_data import indicator_cells, indicator_entries
from flows.report.page.indicator_series import due_indicators, indicator_series
from tests.report.month.example import read_case


def place_of(review, code: str) -> int:
    return [one.indicator_code for one in due_indicators(review)].index(code)


def test_a_cell_holds_the_figures_of_the_row(review):
    cell = indicator_cells(review)[place_of(review, "EMP-14")][0]
    rows = read_case("assessments.csv.gz").set_index(["indicator_code", "area_code", "period"])
    row = rows.loc["EMP-14", "610929000000", "2022-06"]

    assert (cell.state, cell.actual, cell.expected) == ("green", row["actual"], row["expected"])
    assert cell.forecast == round(row["forecast"])
    assert cell.carried == row["carried"] == 18
    assert cell.text.startswith("实际30,217人（含18个村上月数），参考进度")


def test_an_area_without_a_row_has_no_cell(review):
    cells = indicator_cells(review)
    county_only = [row for row in cells if all(cell is None for cell in row[1:])]

    assert county_only
    assert all(row[0] is not None for row in county_only)


def test_a_definition_has_no_empty_term(review):
    entries = indicator_entries(review)

    assert len(entries) == len(indicator_cells(review)) == len(indicator_series(review))
    assert all(text for entry in entries for _, text in entry.facts)
    assert entries[place_of(review, "EMP-14")].is_flow is False


def test_the_long_run_of_four_years_or_more_is_told(review):
    code, county = "ECO-01", "610929000000"
    names = ["indicator_code", "area_code", "period", "value"]
    rows = [(code, county, f"{year}-12", 50.0 + year - 2017) for year in range(2017, 2022)]
    longer = replace(
        review, facts=replace(review.facts, indicator_values=pd.DataFrame(rows, columns=names))
    )
    place = place_of(review, code)

    assert "增长率比法" in indicator_entries(longer)[place].long_run
    assert "四符号法" in indicator_entries(longer)[place].long_run
    assert all(entry.long_run == "" for entry in indicator_entries(review))
