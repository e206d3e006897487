"""Tables beside each other are cut apart; a blank column alone cuts nothing."""

import pytest

from flows.ingest.sheets.region import whole_sheet
from flows.ingest.sheets.sheet import Sheet
from flows.ingest.sheets.side_by_side import split_columns
from tests.ingest.grids import grid


def parts(drawing: str, *merges: str) -> list[tuple[int, ...]]:
    return [part.columns for part in split_columns(whole_sheet(Sheet(grid(drawing, *merges))))]


@pytest.mark.parametrize("right", [
    "|Snor|Vel|\n|Quelm|7|\n|Razz|8|\n|Sint|9|",  # other labels
    "|Krat|Vel|\n|2019|7|\n|2020|8|\n|2021|9|",  # years label the rows
    "|Dist|Vel|\n|0|311|\n|0.5|309|\n|1|304|",  # a scale labels the rows
])  # fmt: skip
def test_own_labels_behind_a_gap_are_a_table_of_their_own(right):
    left = ["|Krat|Ibu||", "|Morvat|11||", "|Lupsen|21||", "|Tark|31||"]
    lines = [one + other[1:] for one, other in zip(left, right.splitlines(), strict=True)]

    assert parts("\n".join(lines)) == [(0, 1, 2), (3, 4)]


def test_a_list_beside_a_table_with_a_header_is_told_by_that_header():
    assert parts(
        """
        |N|100||Dist|Tp|
        |Area|12||0|311|
        |U|4||5|309|
        |V|4||1|308|
        """
    ) == [(0, 1, 2), (3, 4)]  # fmt: skip


def test_a_blank_column_between_values_cuts_nothing():
    assert parts("|Krat|Ibu||Tar|\n|Morvat|11||12|\n|Lupsen|21||14|") == [(0, 1, 2, 3)]


def test_labels_repeated_at_the_right_cut_nothing():
    assert parts("|Krat|Ibu||Krat|\n|Morvat|11||Morvat|\n|Lupsen|21||Lupsen|") == [(0, 1, 2, 3)]


def test_the_first_header_again_begins_a_table_without_any_gap():
    assert parts("|Krat|Ibu|Krat|Ibu|\n|Morvat|11|Quelm|12|\n|Lupsen|21|Razz|14|") == [
        (0, 1), (2, 3)
    ]  # fmt: skip


def test_a_title_merged_over_the_gap_does_not_fill_it():
    drawing = """
        |Orgel tarvin lupo||||Dassen|
        |Krat|Ibu||Snor|Vel|
        |Morvat|11||Quelm|7|
        |Lupsen|21||Razz|8|
        """
    assert parts(drawing, "A1:C1") == [(0, 1, 2), (3, 4)]
