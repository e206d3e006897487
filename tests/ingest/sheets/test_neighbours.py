"""What a row's neighbours answer when its evidence is weighed."""

from flows.ingest.sheets.neighbours import Neighbours
from flows.ingest.sheets.region import whole_sheet
from flows.ingest.sheets.repeats import repeats_header, restarts_below
from flows.ingest.sheets.sheet import Sheet
from tests.ingest.grids import grid


def near(drawing: str, *merges: str) -> Neighbours:
    return Neighbours(whole_sheet(Sheet(grid(drawing, *merges))))


TABLE = "|Krat|2019|2020|\n|Morvat|11|12|\n|Lupsen|21|22|"


def test_years_weigh_much_when_what_is_below_are_no_years():
    assert near(TABLE).heading_sequence(0)[0] == 5
    assert near("|Krat|2019|2020|\n|Morvat|1990|1991|").heading_sequence(0)[0] == 0


def test_one_year_weighs_less_than_two():
    assert near("|Krat|2019|\n|Morvat|11|").heading_sequence(0)[0] == 3


def test_ascending_figures_weigh_only_where_nothing_heads_them():
    assert near("|0.5|2|7|\n|31|12|19|").heading_sequence(0)[0] == 3.5
    assert near("|Ibu|Tar|Vel|\n|1|4|7|\n|31|12|19|").heading_sequence(1)[0] == 0


def test_a_text_looks_for_the_columns_with_figures_below_it():
    assert near("|Krat|Ibu||\n|Morvat|11|12|").share_over_figures(0) == (0.5, 1)


def test_a_group_fits_when_no_text_below_lies_half_inside():
    drawing = "||Velom|||\n|Krat|Ibu||Tar|\n|Morvat|1|2|3|"
    assert near(drawing, "B1:C1", "B2:C2").fits_groups_below(0, 1, 2)
    assert not near(drawing, "B1:B1", "B2:C2").fits_groups_below(0, 1, 1)


def test_a_row_above_tells_columns_apart_with_words_or_with_years():
    assert near("|K|Ibu|Tar|\n|M|1|2|").is_told_apart_above(1)
    assert near("|K|2019|2020|\n|M|1|2|").is_told_apart_above(1)
    assert not near("||2021||\n|M|1|2|").is_told_apart_above(1)


def test_labels_that_begin_again_below_speak_for_a_new_table():
    rows = near("|K|Ibu|\n|M|1|\n|L|2|\n|K|Tar|\n|M|3|").rows
    assert restarts_below(rows, 3)
    assert not restarts_below(rows, 1)


def test_a_header_is_repeated_when_most_of_its_texts_are():
    rows = near("|K|Ibu|Tar|\n|M|1|2|\n|K|Ibu|Vel|\n|M|3|4|\n|X|Ibu|Vel|\n|M|3|4|").rows
    assert repeats_header(rows, 2)
    assert not repeats_header(rows[:1] + rows[4:], 1)


def test_a_row_right_above_a_gap_and_below_figures_closes_them():
    drawing = "|K|Ibu|\n|M|1|\n|L||\n|||\n|T|2|"
    assert near(drawing).closes_rows(2)
    assert not near(drawing).closes_rows(1)
