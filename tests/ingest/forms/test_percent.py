"""A bare 0.95 is 95 where its own column says so, and only there."""

from flows.ingest.findings import Place
from flows.ingest.forms.percent import scale_percents
from flows.ingest.reading import TidyCell
from tests.ingest.town_file import CATALOG

PLACE = Place("报表.xlsx", "Sheet1", "T", "610929000000", "2022-06")
ONE, OTHER = "supply_reliability", "voltage_pass_rate"


def cell(measure: str, area: str, value: float, name: str) -> TidyCell:
    return TidyCell(measure, area, "2022-06", "value", "value", value, "Sheet1", name)


def scaled(*cells: TidyCell) -> list[float | None]:
    return [one.value for one in scale_percents(cells, PLACE, CATALOG, {})[0]]


def test_a_column_of_areas_says_nothing_about_the_column_beside_it():
    cells = [cell(ONE, "A", 95, "B3"), cell(ONE, "B", 0.9, "B4"),
             cell(OTHER, "A", 0.5, "C3"), cell(OTHER, "B", 0.9, "C4")]  # fmt: skip

    assert scaled(*cells) == [95, 90, 0.5, 0.9]


def test_measures_below_each_other_share_the_sheets_column():
    assert scaled(cell(ONE, "A", 95, "D7"), cell(OTHER, "A", 0.9, "D8")) == [95, 90]
    assert scaled(cell(ONE, "A", 95, "D7"), cell(OTHER, "A", 0.9, "E7")) == [95, 0.9]


def test_above_one_and_a_half_a_share_is_surely_written_in_percent():
    assert scaled(cell(ONE, "A", 1.5, "D7"), cell(OTHER, "A", 0.9, "D8")) == [1.5, 0.9]
    assert scaled(cell(ONE, "A", 1.51, "D7"), cell(OTHER, "A", 0.9, "D8")) == [1.51, 90]
