"""A bare 0.95 is 95 where its own column says so, and only there."""

from flows.ingest.findings import Place
from flows.ingest.forms.percent import scale_percents
from flows.ingest.reading import TidyCell
from tests.ingest.town_file import CATALOG

PLACE = Place("报表.xlsx", "Sheet1", "T", "610929000000", "2022-06")
ONE, OTHER = "supply_reliability", "voltage_pass_rate"


def cell(measure: str, area: str, value: float, name: str) -> TidyCell:
    return TidyCell(measure, area, "2022-06", "value", "value", value, "Sheet1", name)


def scaled(*cells: TidyCell, history=None, stated=frozenset()) -> list[float | None]:
    found, _ = scale_percents(cells, PLACE, CATALOG, history or {}, stated)
    return [one.value for one in found]


def test_a_column_of_areas_says_nothing_about_the_column_beside_it():
    cells = [cell(ONE, "A", 95, "B3"), cell(ONE, "B", 0.9, "B4"),
             cell(OTHER, "A", 0.5, "C3"), cell(OTHER, "B", 0.9, "C4")]  # fmt: skip

    assert scaled(*cells) == [95, 90, None, None]


def test_measures_below_each_other_share_the_sheets_column():
    assert scaled(cell(ONE, "A", 95, "D7"), cell(OTHER, "A", 0.9, "D8")) == [95, 90]
    assert scaled(cell(ONE, "A", 95, "D7"), cell(OTHER, "A", 0.9, "E7")) == [95, None]


def test_above_one_and_a_half_a_share_is_surely_written_in_percent():
    assert scaled(cell(ONE, "A", 1.5, "D7"), cell(OTHER, "A", 0.9, "D8")) == [1.5, 0.9]
    assert scaled(cell(ONE, "A", 1.51, "D7"), cell(OTHER, "A", 0.9, "D8")) == [1.51, 90]


def test_where_nothing_tells_a_bare_share_is_held_with_both_readings():
    bare, whole = cell(ONE, "A", 0.93, "D7"), cell(OTHER, "A", 1, "D8")
    found, findings = scale_percents([bare, whole], PLACE, CATALOG, {})

    assert found == [one._replace(state="held", value=None) for one in (bare, whole)]
    assert [(one.code, one.cell, one.message) for one in findings] == [
        (
            "unit_conflict",
            "D7",
            "文件“报表.xlsx”，工作表“Sheet1”，单元格D7：填的是0.93，"
            "分不清是0.93%还是93%，请写明百分号后重新报送。",
        ),
        (
            "unit_conflict",
            "D8",
            "文件“报表.xlsx”，工作表“Sheet1”，单元格D8：填的是1，"
            "分不清是1%还是100%，请写明百分号后重新报送。",
        ),
    ]


def test_a_percentage_of_zero_or_one_that_is_stated_is_clear():
    assert scaled(cell(ONE, "A", 0, "D7")) == [0]
    assert scaled(cell(ONE, "A", 0.93, "D7"), stated={("Sheet1", "D7")}) == [0.93]


def test_the_history_tells_how_bare_shares_are_meant_also_beside_an_area_that_has_one():
    cells = [cell(ONE, "A", 0.93, "B3"), cell(ONE, "B", 0.9, "B4")]

    assert scaled(*cells, history={(ONE, "A"): 92.0}) == [93, 90]
    assert scaled(*cells, history={(ONE, "A"): 0.9}) == [0.93, 0.9]
    assert scaled(*cells, history={(ONE, "A"): 0.9, (ONE, "B"): 91.0}) == [0.93, 90]
    assert scaled(*cells, history={(ONE, "A"): 0.0}) == [None, None]
    assert scaled(*cells, history={(OTHER, "A"): 92.0}) == [None, None]


def test_totals_are_left_as_they_are():
    total = cell(ONE, "T", 0.93, "B5")._replace(state="total")

    assert scale_percents([total], PLACE, CATALOG, {}) == ([total], [])
