"""What a row's neighbours answer when its evidence is weighed."""

from flows.ingest.sheets.neighbours import Neighbours
from flows.ingest.sheets.region import whole_sheet
from flows.ingest.sheets.repeats import repeats_header, restarts_below
from flows.ingest.sheets.sheet import Sheet
from tests.ingest.grids import grid


def near(drawing: str, *merges: str) -> Neighbours:
    return Neighbours(whole_sheet(Sheet(grid(drawing, *merges))))


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


def test_different_texts_amid_figures_break_them():
    assert near("|K|Ibu|Tar|Vo|\n|M|1|2|3|\n|L|Vel|Jol||\n|T|3|4||").breaks_figures(2)
    assert not near("|K|Ibu|Tar|\n|M|1|2|\n|L|Vel|Jol|\n|T|3|4|").breaks_figures(2)
    assert near("|K|Ibu|Tar|A|\n|M|1|2|3|\n|L|Vel|Jol|Or|\n|T|3|4|5|").breaks_figures(2)
    assert not near("|K|Ibu|Tar|\n|M|1|2|\n|L|Vel|Vel|\n|T|3|4|").breaks_figures(2)
    assert not near("|K|Ibu|Tar|\n|M|1|2|\n|L|Vel||\n|T|3|4|").breaks_figures(2)


def test_a_whole_header_has_a_text_or_a_year_over_each_column_of_figures():
    assert near("|K|Ibu|Tar|\n|M|1|2|").heads_all_figures(0)
    assert near("|K|2019|2020|\n|M|1|2|").heads_all_figures(0)
    assert not near("|K|Ibu||\n|M|1|2|").heads_all_figures(0)
    assert not near("|K|7|3|\n|M|1|2|").heads_all_figures(0)


def test_labels_that_end_in_colons_are_no_keys_of_title_lines():
    assert near("|A:|1|\n|B:|2|\n|C:|3|").has_keys_for_labels
    assert not near("|A:|1|\n|B|2|\n|C|3|").has_keys_for_labels
