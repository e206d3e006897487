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


#: Series beyond the published ones, each worked out by hand from the formulas of docs/progress.md.
BY_HAND = [
    # series, base, year, current, year, target, year, direction, limit, value, status, score
    ("10 % a year", "100", "2020", "121", "2022", "", "", "1", "", 0.1, "substantial", 5.0),
    ("10 % less is good", "100", "2020", "81", "2022", "", "", "-1", "", 0.1, "substantial", 5.0),
    ("10 % less is bad", "100", "2020", "81", "2022", "", "", "1", "", -0.1, "bad", -5.0),
    ("1 % less", "100", "2020", "99", "2021", "", "", "1", "", -0.01, "bad", -3.75),
    ("nothing moved", "100", "2020", "100", "2023", "", "", "1", "", 0.0, "limited", -2.5),
    (
        "half of 10 %",
        "100",
        "2020",
        "110.25",
        "2022",
        "259.37424601",
        "2030",
        "1",
        "",
        0.5,
        "limited",
        -0.41665,
    ),
    (
        "as required downwards",
        "100",
        "2020",
        "90",
        "2021",
        "34.86784401",
        "2030",
        "-1",
        "",
        1.0,
        "substantial",
        2.8572,
    ),
    (
        "away from the target",
        "100",
        "2020",
        "110",
        "2021",
        "34.86784401",
        "2030",
        "-1",
        "",
        -1.0,
        "bad",
        -5.0,
    ),
    (
        "met, though it fell",
        "120",
        "2020",
        "110",
        "2021",
        "100",
        "2030",
        "1",
        "",
        -4.6124724,
        "achieved",
        5.0,
    ),
    ("met exactly", "50", "2020", "100", "2021", "100", "2021", "1", "", 1.0, "achieved", 5.0),
    ("negative, better", "-100", "2020", "-90", "2021", "", "", "1", "", 0.1, "substantial", 5.0),
    ("negative, worse", "-100", "2020", "-110", "2021", "", "", "1", "", -0.1, "bad", -5.0),
    ("from 0", "0", "2020", "5", "2021", "10", "2030", "1", "", None, "none", None),
    ("across 0", "-5", "2020", "5", "2021", "10", "2030", "1", "", None, "none", None),
    ("to 0, not there", "10", "2020", "5", "2021", "0", "2030", "-1", "", None, "none", None),
    ("to 0, there", "10", "2020", "0", "2021", "0", "2030", "-1", "", None, "achieved", 5.0),
    ("to where it began", "10", "2020", "9", "2021", "10", "2030", "1", "", None, "none", None),
    ("no base year", "100", "", "121", "2022", "", "", "1", "", None, "none", None),
    ("no current year", "100", "2020", "121", "", "", "", "1", "", None, "none", None),
    ("no target year", "100", "2020", "121", "2022", "200", "", "1", "", None, "none", None),
    ("no figure now", "100", "2020", "..", "2022", "200", "2030", "1", "", None, "none", None),
    (
        "target year passed",
        "100",
        "2020",
        "110",
        "2022",
        "120",
        "2019",
        "1",
        "",
        None,
        "none",
        None,
    ),
    ("percentages", "80%", "2020", "88%", "2021", "", "", "1", "100", 0.1, "substantial", 5.0),
    (
        "near the limit",
        "80",
        "2020",
        "80.8",
        "2021",
        "",
        "",
        "1",
        "100",
        0.01,
        "substantial",
        2.9528602,
    ),
    (
        "beyond the limit",
        "150",
        "2020",
        "151.5",
        "2021",
        "",
        "",
        "1",
        "100",
        0.01,
        "moderate",
        1.3707399,
    ),
    ("at the limit", "100", "2020", "100", "2021", "", "", "1", "100", 0.0, "substantial", 5.0),
    ("thousands", "1,000", "2020", "1,210", "2022", "", "", "1", "", 0.1, "substantial", 5.0),
]
_CLASSES = {
    "substantial": "substantial_progress",
    "moderate": "moderate_progress",
    "limited": "limited_progress",
    "bad": "deterioration",
    "achieved": "target_achieved",
    "none": "not_available",
}


@pytest.mark.parametrize("case", BY_HAND, ids=lambda case: case[0])
def test_growth_comes_out_as_by_hand(case):
    *cells, value, status, score = case
    names = (
        "series base_value base_year current_value current_year target target_year direction limit"
    )
    row = growth_table(pd.DataFrame([cells], columns=names.split())).iloc[0]

    assert row["status"] == _CLASSES[status]
    assert row["progress_value"] == pytest.approx(value)
    assert row["score"] == pytest.approx(score)


@pytest.mark.parametrize(
    ("last6", "target", "year", "direction", "kind", "symbol"),
    [
        # 2018 to 2021 rise by 10 a year; at 40 in 2021, 80 in 2025.
        ("2018:10 2019:20 2020:30 2021:40", "82", "2025", "1", "point", "sun"),  # 2 of 42: 4.8 %
        ("2018:10 2019:20 2020:30 2021:40", "82.1052631578947", "2025", "1", "point", "part"),
        ("2018:10 2019:20 2020:30 2021:40", "90", "2025", "1", "point", "part"),  # 10 of 50
        ("2018:10 2019:20 2020:30 2021:40", "91", "2025", "1", "point", "cloud"),
        # A year is missing: three changes of 10 in four years, 30 more in four years.
        ("2017:10 2018:20 2020:30 2021:40", "70", "2025", "1", "point", "sun"),
        ("2017:10 2018:20 2020:30 2021:40", "80", "2025", "1", "point", "cloud"),  # 10 of 40
        # Only the last six count: the first two would make it fall.
        ("2014:99 2015:90 2016:1 2017:2 2018:3 2019:4 2020:5 2021:6", "10", "2025", "1", "point",
         "sun"),
        # Less is better, and it crosses 0.
        ("2018:20 2019:10 2020:5 2021:-10", "-50", "2025", "-1", "point", "sun"),
        ("2018:20 2019:10 2020:5 2021:-10", "-60", "2025", "-1", "point", "part"),  # 10 of 50
        ("2018:20 2019:10 2020:5 2021:-10", "-61", "2025", "-1", "point", "cloud"),
        # Flat: the distance stays, it does not move towards the target.
        ("2018:5 2019:6 2020:7 2021:5", "9", "2025", "1", "point", "storm"),
        # Met already: as a bound.
        ("2018:5 2019:6 2020:7 2021:9", "9", "2025", "1", "point", "sun"),
        ("2018:12 2019:11 2020:10 2021:9", "9", "2025", "1", "point", "part"),
        # The target year has passed without it.
        ("2018:5 2019:6 2020:7 2021:8", "9", "2021", "1", "point", "cloud"),
        ("2018:5% 2019:6% 2020:7% 2021:8%", "12%", "2025", "1", "point", "sun"),
        ("2018:5 2019:6 2020:7 2021:8", "8", "", "1", "const", "sun"),
        ("2018:5 2019:6 2020:7 2021:8", "9", "", "1", "const", "cloud"),
        ("2018:5 2019:6 2020:7 2021:8", "", "", "-1", "direction", "storm"),
        ("2018:9 2019:5 2020:7 2021:8", "", "", "-1", "direction", "part"),
        ("2019:5 2020:.. 2021:8 2022:9", "12", "2025", "1", "point", None),
    ],
)  # fmt: skip
def test_a_symbol_comes_out_as_by_hand(last6, target, year, direction, kind, symbol):
    names = ["last6", "target", "target_year", "direction", "kind"]
    table = symbol_table(pd.DataFrame([[last6, target, year, direction, kind]], columns=names))

    assert table["symbol"].tolist() == [symbol]


@pytest.mark.parametrize(
    ("target", "year", "kind", "said"),
    [
        ("", "2025", "point", "row 2: kind point needs target$"),
        ("9", "", "point", "row 2: kind point needs target_year$"),
        ("", "", "const", "row 2: kind const needs target$"),
        ("9", "2025", "", "row 2, kind: '' is none of"),
    ],
)
def test_a_target_that_lacks_something_is_an_error(target: str, year: str, kind: str, said: str):
    names = ["last6", "target", "target_year", "direction", "kind"]
    cells = ["2018:5 2019:6 2020:7 2021:8", target, year, "1", kind]

    with pytest.raises(UsageError, match=said):
        symbol_table(pd.DataFrame([cells], columns=names))
