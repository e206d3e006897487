"""A province's month counts every county once and names those it could not run."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import pytest

from flows.counties.county_month import CountyMonth
from flows.counties.province_job import do_province
from flows.errors import UsageError
from tests.counties.example import PERIOD, make_county, put

DAY = dt.date(2026, 4, 6)


def ends(*counties: CountyMonth):
    """A run whose counties end like this, whatever the folders hold."""

    def run(homes: Sequence[Path], period: str, out: Path) -> list[CountyMonth]:
        return list(counties)

    return run


def end(home: Path, code: str, exit_code: int = 0) -> CountyMonth:
    return CountyMonth(str(home), code, home.name, PERIOD, exit_code)


def test_a_county_that_failed_is_named_and_counted_in_nothing(tmp_path: Path):
    first, second = make_county(tmp_path / "a", 1), make_county(tmp_path / "b", 2)
    out = tmp_path / "out"
    for code in ("530991000000", "530992000000"):
        put(out, code, [{}])

    result = do_province(
        [first, second], PERIOD, out, ends(end(first, "530991000000"), end(second, "", 4)), day=DAY
    )

    assert [one.code for one in result.month.counties] == ["530991000000"]
    assert result.month.absent == ("530992000000",)
    assert result.exit_code == 4
    assert "示例2县" in (out / "reports" / PERIOD / "index.html").read_text("utf-8")


def test_two_folders_of_one_county_stop_before_anything_runs(tmp_path: Path):
    homes = [make_county(tmp_path / "a", 1), make_county(tmp_path / "b", 1)]

    def never(*arguments) -> list[CountyMonth]:
        raise AssertionError

    with pytest.raises(UsageError, match="the same county"):
        do_province(homes, PERIOD, tmp_path / "out", never, day=DAY)
