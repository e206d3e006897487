"""What the figures of a row, or their lack, say of it."""

from flows.ingest.sheets.figure_evidence import weigh_column_numbers, weigh_figures
from flows.ingest.sheets.heading_figures import heading_sequence
from flows.ingest.sheets.roles import DATA, HEADER, NOTE, NUMBERS, SECTION
from tests.ingest.sheets.test_neighbours import near


def weight(drawing: str, index: int, role: str, *merges: str) -> float:
    rows = near(drawing, *merges)
    sequence = heading_sequence(rows, index)
    evidence = weigh_figures(rows, index, sequence, has_label=False)
    return sum(one.weight for one in evidence if one.role == role)


def test_plain_figures_are_data_and_years_over_them_a_header():
    drawing = "|Krat|2019|2020|\n|Morvat|11|12|"
    assert weight(drawing, 1, DATA) > 0 > weight(drawing, 1, HEADER)
    assert weight(drawing, 0, HEADER) == 5


def test_a_year_alone_in_the_label_column_heads_the_rows_below_it():
    drawing = "|Krat|Ibu|Tar|\n|2019|||\n|Mor|11|12|"
    assert weight(drawing, 1, SECTION) > 0 > weight(drawing, 1, HEADER)
    assert weight(drawing.replace("2019", "7"), 1, SECTION) < 0
    assert weight(drawing.replace("|2019|||", "||2019||"), 1, SECTION) < 0


def test_a_number_alone_is_a_page_number():
    drawing = "|Krat|Ibu|Tar|\n|Mor|11|12|\n|||7|\n|Lup|21|22|"
    assert weight(drawing, 2, NOTE) > weight(drawing, 1, NOTE)


def test_bracketed_units_below_a_header_are_part_of_it():
    drawing = "|Krat|Ibu|Tar|\n||(kg)|(ha)|\n|Mor|11|12|"
    assert weight(drawing, 1, HEADER) > 0 > weight(drawing, 1, DATA)
    withheld = "|Krat|Ibu|Tar|\n|Lup|(D)|(D)|\n|Mor|11|12|"
    assert weight(withheld, 1, DATA) > 0


def test_texts_over_most_columns_make_the_few_figures_among_them_labels():
    mixed = "|Age|0|1-4|5-9|\n|Mor|11|12|13|"
    assert weight(mixed, 0, DATA) < weight(mixed, 1, DATA)
    assert weight("|Income|< $500|$500-999|\n|Mor|11|12|", 0, HEADER) == 0


def numbering(drawing: str, index: int) -> float:
    rows = near(drawing)
    evidence = weigh_column_numbers(rows, rows.rows[index], index)
    return sum(one.weight for one in evidence if one.role == NUMBERS)


def test_numbers_and_letters_in_brackets_number_columns_that_have_names():
    assert numbering("|K|Ibu|Tar|\n||(1)|(2)|\n|M|1|2|", 1) > 0
    assert numbering("|K|Ibu|Tar|\n||(A)|(B)|\n|M|1|2|", 1) > 0
    assert numbering("|Ibu|||\n||A|B|\n|M|1|2|", 1) < 0
    assert numbering("||(1)|(2)|\n|M|1|2|", 0) < 0
