import math

import pandas as pd
import pytest

from flows.numbers_text import plain_text, show_figure, show_number, show_share, show_value


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
