"""What stands in the field 问题和建议 is said apart, and is no row of the table."""

import pytest

from flows.ingest.answers.appeal_field import take_appeals
from tests.ingest.grids import grid, workbook


def test_a_field_is_taken_out_and_said_by_its_sheet():
    table = grid(
        "|村|户数|\n|清风村|5|\n||\n|问题和建议|电采暖线路容量不足，请协调增容|", sheet="表一"
    )

    left, said = take_appeals(workbook(table))

    assert said == {"表一": "电采暖线路容量不足，请协调增容"}
    assert left.grids[0].rows == [*table.rows[:3], [None, None]]
    assert table.rows[3][0] == "问题和建议"


@pytest.mark.parametrize(
    ("row", "text"),
    [
        ("|问题和建议：缺技术员|", "缺技术员"),
        ("|存在问题及建议|||缺技术员|", "缺技术员"),
        ("|问题和建议||", ""),
        ("|问题和建议|无|", ""),
        ("|问题和建议|/|", ""),
        ("|问题和建议|400|", ""),
    ],
)
def test_a_field_may_be_written_in_several_ways(row: str, text: str):
    left, said = take_appeals(workbook(grid(row)))

    assert "".join(said.values()) == text
    assert set(left.grids[0].rows[0]) == {None}


@pytest.mark.parametrize("row", ["|村|问题和建议|", "|问题和建议数（件）|5|", "|5|问题和建议|"])
def test_what_only_looks_like_the_field_stays(row: str):
    book = workbook(grid(row))

    assert take_appeals(book) == (book, {})


def test_a_hidden_sheet_says_nothing():
    assert take_appeals(workbook(grid("|问题和建议|缺技术员|", is_hidden=True)))[1] == {}
