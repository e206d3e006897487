"""`xianjie progress`: any table of series, with its results."""

from pathlib import Path

import pandas as pd
import pytest
from openpyxl import Workbook

from flows.commands.long_run import growth_table, read_series, symbol_table
from flows.errors import UsageError

GROWTH = """\
series,base_value,base_year,current_value,current_year,target,target_year,direction
甲,100,2020,101.5,2021,,2030,1
乙,0,2020,5,2021,,2030,1
"""


def written(tmp_path: Path, text: str) -> pd.DataFrame:
    file = tmp_path / "series.csv"
    file.write_text(text, "utf-8")
    return read_series(file)


def test_results_stand_beside_the_columns_of_the_table(tmp_path: Path):
    table = growth_table(written(tmp_path, GROWTH))

    assert table.iloc[0].to_dict() == {
        "series": "甲",
        "base_value": "100",
        "base_year": "2020",
        "current_value": "101.5",
        "current_year": "2021",
        "target": "",
        "target_year": "2030",
        "direction": "1",
        "progress_value": pytest.approx(0.015),
        "status": "substantial_progress",
        "score": pytest.approx(2.5),
    }
    assert table.iloc[1]["status"] == "not_available"
    assert table.iloc[1]["score"] is None


def test_a_workbook_is_read_like_a_csv(tmp_path: Path):
    book = Workbook()
    book.active.append(["last6", "target", "target_year", "direction", "kind"])
    book.active.append(["2018:10 2019:20 2020:30 2021:40", 80, 2025, 1, "point"])
    book.save(tmp_path / "series.xlsx")

    assert symbol_table(read_series(tmp_path / "series.xlsx"))["symbol"].tolist() == ["sun"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (GROWTH.replace("direction", "way"), "no column direction"),
        (GROWTH.replace("101.5", "many"), "row 2, current_value: 'many' is not a number"),
        (GROWTH.replace(",1\n乙", ",up\n乙"), "row 2, direction: 'up' is neither 1 nor -1"),
    ],
)
def test_a_wrong_table_is_an_error_with_its_row(tmp_path: Path, text: str, said: str):
    with pytest.raises(UsageError, match=said):
        growth_table(written(tmp_path, text))
