"""What changed in a quarter, as sheets: what matters first, what did not change behind it."""

import re
from dataclasses import replace

import pytest

from flows.report.quarter.change_sheets import indicator_sheets, move_sheets


def numbers(text):
    return [int(one) for one in re.findall(r"(\d+)项", text)]


def test_what_lowered_the_score_comes_first_and_what_did_nothing_stands_behind(june):
    moved, still = indicator_sheets(june)
    points = [row[8] for row in moved.rows]

    assert points == sorted(points)
    assert 0 not in points
    assert {row[8] for row in still.rows} == {0}
    assert len(moved.rows) + len(still.rows) == june.compared.common
    assert sum(points) == pytest.approx(june.score.change)


def test_the_note_counts_the_rows(june):
    moved, still = indicator_sheets(june)
    down = sum(row[8] < 0 for row in moved.rows)
    up = len(moved.rows) - down

    told = [june.compared.common, *(one for one in (down, up) if one), len(still.rows)]
    assert numbers(moved.note) == told
    assert moved.note.endswith("见“贡献为零指标”表。")


def test_the_answers_of_units_have_a_column_only_where_there_are_any(june):
    part = next(one for plan in june.score.plans for one in plan.parts if one.points)
    code = part.pair.now.indicator_code
    moved, still = indicator_sheets(replace(june, answers={code: ("汛期停工", "缺资金")}))

    assert (len(moved.heads), len(still.heads)) == (10, 9)
    assert [row[9] for row in moved.rows if row[9]] == ["汛期停工；缺资金"]
    assert len(indicator_sheets(replace(june, answers={}))[0].heads) == 9


def test_the_county_and_the_towns_have_a_sheet_of_moves_each_the_worse_first(june):
    county, towns = move_sheets(june)
    worse = [
        sum(not one.is_better for one in june.moves if one.is_county == is_county)
        for is_county in (True, False)
    ]
    better = [
        sum(one.is_better for one in june.moves if one.is_county == is_county)
        for is_county in (True, False)
    ]

    assert [len(county.rows), len(towns.rows)] == [
        one + other for one, other in zip(worse, better, strict=True)
    ]
    told = [worse[0], better[0], worse[1], better[1]]
    assert numbers(county.note) == [one for one in told if one]
    first = [one.indicator.indicator_code for one in june.moves if one.is_county]
    assert len(first) == len(county.rows)
    assert {len(row) for row in county.rows} == {len(county.heads)}


def test_where_nothing_moved_nothing_is_counted(june):
    county, towns = move_sheets(replace(june, moves=()))

    assert (county.rows, towns.rows, county.note) == ([], [], "")
    assert county.empty == "没有指标的状态变化。"
