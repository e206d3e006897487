"""What stands beside the label columns."""

from flows.ingest.tidy.column_facts import ColumnFacts
from flows.ingest.tidy.stub import Stub, are_unique


def column(*values, words=()) -> ColumnFacts:
    return ColumnFacts(0, tuple(words), tuple(values))


NAMES, COUNT, UNITS = column("Mor", "Lup"), column(1.0, 2.0), column("%", "km²")


def test_names_stand_within_two_columns_and_units_are_none():
    assert Stub([COUNT, UNITS, NAMES]).has_names_behind(COUNT)
    assert not Stub([COUNT, UNITS]).has_names_behind(COUNT)
    assert not Stub([COUNT, UNITS, UNITS, NAMES]).has_names_behind(COUNT)


def test_blank_labels_are_those_above():
    sparse, years = column("Mor", None, "Lup", None), column(2019.0, 2020.0, 2019.0, 2020.0)
    assert are_unique([sparse, years])
    assert not are_unique([sparse])


def test_a_short_word_here_and_there_is_a_remark():
    names = column("Mor", "Lup", "Tar", "Dov")
    stub = Stub([names], labels=[names])
    assert stub.is_remark(column(None, "p", None, None))
    assert not stub.is_remark(column(None, "provisional", None, None))
    assert not stub.is_remark(column("p", "r", None, None))


def test_the_last_column_may_repeat_the_labels():
    again, other = column("Mor", "Lup"), column("Mor", "Tar")
    assert Stub([NAMES, again], labels=[NAMES]).mirrors(again)
    assert not Stub([NAMES, other], labels=[NAMES]).mirrors(other)


def test_flags_and_footnote_signs_mark_the_figures_at_their_left():
    figures = column(1.0, 2.0, 3.0, words=("2020",))
    for signs in (column("p", None, "*"), column(None, ")", None, words=("2020",))):
        assert Stub([figures, signs]).has_signs_of_figures(signs)
    for others in (
        column("p", None, "*", words=("Status",)),
        column("provisional", None, "p"),
        column("是", "否", None),
        column(1.0, None, None),
    ):
        assert not Stub([figures, others]).has_signs_of_figures(others)


def test_a_code_says_another_thing_for_each_name():
    names, codes = column("Mor", "Lup", "Tar"), column("A1", "A2", "A3")
    assert Stub([codes, names]).pairs_with_names(codes)
    assert Stub([names, codes], labels=[names]).pairs_with_names(codes)
    group = column("G1", "G1", "G2")
    assert not Stub([group, names]).pairs_with_names(group)
    sparse = column("G1", None, None)
    assert not Stub([sparse, names]).pairs_with_names(sparse)
