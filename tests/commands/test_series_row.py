"""How the cells of a table of series are read, and what is said of those that cannot be."""

import pytest

from flows.commands.series_row import SeriesRow
from flows.errors import UsageError


def row(**cells: str) -> SeriesRow:
    return SeriesRow(2, cells)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("101.5", 101.5),
        ("-3", -3.0),
        ("1,234,567.5", 1234567.5),
        ("85%", 85.0),
        ("85.5％", 85.5),
        ("1e3", 1000.0),
        (".5", 0.5),
        *((text, None) for text in ("", " ", "NA", "n/a", "nan", "..", "—", "-")),
    ],
)
def test_a_number_or_nothing_is_read(text: str, number: float | None):
    assert row(target=text).number("target") == number


@pytest.mark.parametrize("text", ["many", "inf", "1_000", "12,34", "1 2", "8 5%", "0x10", "%"])
def test_what_is_no_number_is_an_error_with_row_and_column(text: str):
    with pytest.raises(UsageError, match="row 2, target: .* is not a number"):
        row(target=text).number("target")


def test_a_column_that_is_not_required_may_be_absent():
    assert row().number("limit", is_required=False) is None
    with pytest.raises(UsageError, match="no column limit"):
        row().number("limit")


@pytest.mark.parametrize(
    ("text", "year"), [("2020", 2020), ("2020.0", 2020), ("2020年", 2020), ("", None), ("—", None)]
)
def test_a_year_is_four_digits(text: str, year: int | None):
    assert row(base_year=text).year("base_year") == year


@pytest.mark.parametrize("text", ["20", "2020.5", "2020-01", "last"])
def test_what_is_no_year_is_an_error(text: str):
    with pytest.raises(UsageError, match="row 2, base_year: .* is not a year"):
        row(base_year=text).year("base_year")


def test_figures_that_are_compared_are_all_percentages_or_none_is():
    assert row(a="80%", b="88%", c="").numbers("a", "b", "c") == [80.0, 88.0, None]
    assert row(a="80%", b="0").numbers("a", "b") == [80.0, 0.0]
    with pytest.raises(UsageError, match="row 2: some figures are percentages"):
        row(a="80%", b="0.88").numbers("a", "b")


def test_yearly_values_may_have_gaps_and_any_order():
    text = "2021:4 2018:1.5；2019:.. 2023年:1,200"

    assert row(last6=text).yearly("last6") == {2018: 1.5, 2021: 4.0, 2023: 1200.0}
    assert row(last6="").yearly("last6") == {}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2018:1 2019", "'2019' is no year with a value"),
        ("2018:1 2018:2", "2018 is there twice"),
        ("2018:1 x:2", "'x' is not a year"),
        ("2018:1 2019:x", "'x' is not a number"),
    ],
)
def test_yearly_values_that_cannot_be_read_are_an_error(text: str, said: str):
    with pytest.raises(UsageError, match=f"row 2, last6: {said}"):
        row(last6=text).yearly("last6")


@pytest.mark.parametrize("text", ["1", "1.0", "+1"])
def test_more_is_better_or_less_is(text: str):
    assert (row(direction=text).direction(), row(direction="-1.0").direction()) == (1, -1)


def test_another_direction_or_kind_is_an_error():
    with pytest.raises(UsageError, match="row 2, direction: '' is neither 1 nor -1"):
        row(direction="").direction()
    with pytest.raises(UsageError, match="row 2, kind: 'points' is none of point, const"):
        row(kind="points").kind()
