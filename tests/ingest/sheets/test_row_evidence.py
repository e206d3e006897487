"""Each reason for or against a role has its weight; the sum decides."""

from flows.ingest.sheets.line_evidence import width_of
from flows.ingest.sheets.neighbours import Neighbours
from flows.ingest.sheets.region import whole_sheet
from flows.ingest.sheets.row_evidence import weigh_row
from flows.ingest.sheets.sheet import Sheet
from tests.ingest.grids import grid


def weights(drawing: str, index: int, *merges: str) -> dict[str, float]:
    near = Neighbours(whole_sheet(Sheet(grid(drawing, *merges))))
    sums: dict[str, float] = {}
    for one in weigh_row(near, index):
        sums[one.role] = sums.get(one.role, 0) + one.weight
    return sums


def test_words_over_figures_speak_for_a_header():
    sums = weights("|Krat|Ibu|Tar|\n|Morvat|11|12|", 0)

    assert max(sums, key=lambda role: sums[role]) == "表头"


def test_figures_without_order_speak_against_a_header():
    assert weights("|Morvat|11|12|\n|Lupsen|3|5|", 0)["表头"] < 0


def test_a_key_with_its_content_speaks_for_a_title_line():
    sums = weights("|Area:||North|\n|Krat|Ibu|Tar|\n|Morvat|11|12|", 0)

    assert max(sums, key=lambda role: sums[role]) == "标题"


def test_a_key_with_a_date_cell_is_a_title_line_too():
    sums = weights("|填报单位：茅坪镇||2022|\n|Krat|Ibu|Tar|\n|Morvat|11|12|", 0)

    assert sums["标题"] > sums["表头"]


def test_a_chinese_character_is_as_wide_as_two_letters():
    assert width_of("户ab") == 4
