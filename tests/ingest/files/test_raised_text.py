"""A text of several formats, as it is meant."""

import pytest

from flows.ingest.files.raised_text import Run, join_runs


@pytest.mark.parametrize(
    ("runs", "meant"),
    [
        ([Run("12"), Run("1", is_raised=True)], "12¹"),
        ([Run("面积（km"), Run("2", is_raised=True), Run("）")], "面积（km²）"),
        ([Run("户数"), Run("注1", is_raised=True)], "户数注¹"),
        ([Run("1"), Run("9", is_struck=True), Run("8")], "18"),
        ([Run("12", is_raised=True)], "12"),
        ([Run("9", is_struck=True), Run("12", is_raised=True)], "12"),
        ([Run("98", is_struck=True)], ""),
        ([], ""),
    ],
)
def test_raised_digits_stay_raised_and_what_is_struck_out_is_left_out(runs, meant: str):
    assert join_runs(runs) == meant
