import math

import pandas as pd
import pytest

from flows.numbers_text import (
    plain_text,
    show_figure,
    show_number,
    show_score,
    show_share,
    show_value,
)


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (1234.5, 2, "1,234.5"),
        (1200.0, 2, "1,200"),
        (0.004, 2, "0"),
        (-0.001, 2, "0"),
        (-1234.0, 0, "-1,234"),
        (100.0, 0, "100"),
        (None, 2, "—"),
        (math.nan, 2, "—"),
    ],
)
def test_a_number_has_thousands_apart_and_no_needless_decimals(
    value: float | None, decimals: int, text: str
):
    assert show_number(value, decimals) == text


def test_a_small_figure_is_never_written_as_0():
    assert show_figure(0.0042) == "0.004"
    assert show_figure(0.0) == "0"


def test_a_value_has_its_unit_unless_it_is_absent():
    assert show_value(14.2, "万亩") == "14.2万亩"
    assert show_value(None, "万亩") == "—"


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (86.46, "%", "86.5%"),
        (2.04, "个百分点", "2个百分点"),
        (14.236, "万亩", "14.24万亩"),
        (0.04, "%", "0.04%"),
    ],
)
def test_rates_have_one_decimal_and_other_figures_two(value: float, unit: str, text: str):
    assert show_value(value, unit) == text


def test_a_score_has_one_decimal_at_most():
    assert (show_score(85.04), show_score(85.26), show_score(None)) == ("85", "85.3", "—")


def test_a_share_is_written_in_percent():
    assert show_share(0.125) == "12.5%"
    assert (show_share(0.0), show_share(0.0004), show_share(0.0006)) == ("0%", "不足0.1%", "0.1%")
    assert show_share(math.nan) == "—"


@pytest.mark.parametrize(
    ("value", "text"),
    [(1234.5, "1234.5"), (3, "3"), (math.nan, ""), (None, ""), (pd.NA, ""), ("约12", "约12")],
)
def test_a_cell_of_a_frame_is_typed_as_a_person_would(value: object, text: str):
    assert plain_text(value) == text
