"""A group that stands over the middle of its columns is told by what repeats below it."""

from flows.ingest.sheets.repeating_groups import fill_repeating_groups


def filled(level: str, below: str) -> list[str]:
    texts = level.split("|")
    fill_repeating_groups(texts, below.split("|"))
    return texts


def test_each_group_covers_one_round_of_the_texts_below():
    assert filled("||M|||F|", "K|T|U|V|T|U|V") == ["", "M", "M", "M", "F", "F", "F"]


def test_groups_that_are_over_their_first_column_stay_where_they_are():
    assert filled("|M||F|", "K|T|U|T|U") == ["", "M", "M", "F", "F"]


def test_without_one_group_a_round_nothing_is_changed():
    assert filled("|M||||", "K|T|U|T|U") == ["", "M", "", "", "", ""]
    assert filled("|M|N|F|", "K|T|U|T|U") == ["", "M", "N", "F", ""]


def test_texts_that_do_not_repeat_say_nothing():
    assert filled("|M||F|", "K|T|U|V|W") == ["", "M", "", "F", ""]
