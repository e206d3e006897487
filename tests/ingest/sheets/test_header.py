"""Header rows become one path of texts per column: groups spread, parts under their whole."""

from flows.ingest.grid import CellLook
from flows.ingest.sheets.header import header_paths, is_marker_row, is_unit_row
from flows.ingest.sheets.sheet import Sheet
from tests.ingest.grids import grid


def paths(drawing: str, *merges: str, **details: object) -> list[str]:
    sheet = Sheet(grid(drawing, *merges, **details))
    found = header_paths(sheet, range(len(sheet.rows)), range(sheet.width))
    return [" > ".join(path) for path in found.values()]


def test_a_dissolved_group_is_spread_over_what_begins_in_the_same_row():
    assert paths("|K|Velom||Ibu|\n||Tar|Vel||") == ["K", "Velom > Tar", "Velom > Vel", "Ibu"]


def test_a_text_that_begins_lower_down_is_a_column_of_its_own():
    assert paths("|K|Paid staff||\n||in March|Percent|\n||||")[1:] == [
        "Paid staff > in March", "Paid staff > Percent",
    ]  # fmt: skip
    assert paths("|K|Paid staff||\n||in March||\n||count|Percent|\n")[2] == (
        "Paid staff > in March > Percent"
    )
    assert paths("|K|Paid staff||\n||in March||\n|||Percent|")[2] == "Percent"


def test_merges_of_a_row_say_how_far_its_groups_go():
    assert paths("|K|Velom||Ibu|\n||Tar|Vel|Uve|", "B1:C1") == [
        "K", "Velom > Tar", "Velom > Vel", "Ibu > Uve",
    ]  # fmt: skip


def test_a_number_merged_over_its_columns_heads_them_all():
    assert paths("|K|2016||2017||\n||Tar|Vel|Tar|Vel|", "B1:C1", "D1:E1")[1:] == [
        "2016 > Tar", "2016 > Vel", "2017 > Tar", "2017 > Vel",
    ]  # fmt: skip


def test_a_text_centred_over_blank_cells_covers_them():
    looks = {(0, column): CellLook(is_centred_on=True) for column in (1, 2, 3)}
    drawing = "|K|Velom|||\n||Tar|Vel||"
    assert paths(drawing, looks=lambda: looks)[1:] == ["Velom > Tar", "Velom > Vel", "Velom"]


def test_a_part_stands_under_the_whole_at_its_left():
    assert paths("|K|大牲畜||\n|||其中:牛|") == ["K", "大牲畜", "大牲畜 > 其中:牛"]


def test_rows_of_units_and_of_codes_mark_the_columns():
    assert is_unit_row(["", "（万人）", "%"])
    assert not is_unit_row(["", "户数", "%"])
    assert is_marker_row(["甲", "N", "N"])
    assert not is_marker_row(["甲", "N", 3.0])
