"""What a column holds: units, codes, ranks, years; told from its cells."""

from flows.ingest.tidy.column_facts import ColumnFacts


def column(*values, words=("Krat",)) -> ColumnFacts:
    return ColumnFacts(0, tuple(words), tuple(values))


def test_counting_goes_up_by_one_or_starts_anew():
    assert column(1.0, 2.0, 3.0).counting == 1
    assert column(1.0, 2.0, 1.0, 2.0).counting == 1
    assert column(1.0, 3.0, 9.0).counting == 0
    assert column(2.0, 3.0).counting == 0


def test_a_rank_may_have_equal_places():
    assert column(1.0, 2.0, 2.0, 4.0).is_rank
    assert not column(1.0, 9.0, 30.0).is_rank


def test_codes_begin_with_zero_or_a_letter():
    assert column("01", "02", "1003").are_codes
    assert column("A01", "A02").are_codes
    assert not column("12", "30").are_codes
    assert not column(1.0, 2.0, "03").are_codes


def test_units_are_known_or_look_like_signs():
    assert column("km²", "%", "人").are_units
    assert not column("Morvat", "Lupsen", "%").are_units


def test_years_and_ascending_figures():
    assert column(2019.0, None, "2020").are_years
    assert not column(2019.0, 12.0).are_years
    assert column(0.0, 0.5, 3.0).is_ascending


def test_equally_long_whole_numbers_may_be_codes():
    assert column(101.0, 102.0, 205.0).are_equally_long
    assert not column(11.0, 12.0).are_equally_long
    assert not column(101.0, 101.0).are_equally_long
    assert not column(101.0, 1002.0).are_equally_long


def test_marks_make_a_column_neither_text_nor_empty():
    assert not column("-", "…", 3.0).is_text
    assert column("", None).is_empty
