"""Which characters are mixed up in names of places, and why."""

import pytest

from flows.ingest.words.similar_characters import SAME_SHAPE, SAME_SOUND, look_alike


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("胜", "圣", "同音"),
        ("垭", "桠", "同音"),
        ("牛", "午", "形近"),
        ("己", "已", "形近"),
        ("岸", "崖", "形近"),
        ("胜", "牛", ""),
        ("a", "b", ""),
    ],
)
def test_two_characters_sound_or_look_alike_whichever_comes_first(
    one: str, other: str, reason: str
):
    assert look_alike(one, other) == look_alike(other, one) == reason


def test_a_pair_that_sounds_and_looks_alike_counts_by_its_sound():
    pairs = [("坪", "萍"), ("坪", "秤")]

    assert [look_alike(one, other) for one, other in pairs] == ["同音", "形近"]


@pytest.mark.parametrize("groups", [SAME_SOUND, SAME_SHAPE], ids=["sound", "shape"])
def test_no_group_is_of_one_character_or_names_one_twice(groups: tuple[str, ...]):
    assert [group for group in groups if len(group) < 2 or len(set(group)) < len(group)] == []


def test_no_character_stands_in_two_groups_of_one_sound():
    known = "".join(SAME_SOUND)

    assert sorted({mark for mark in known if known.count(mark) > 1}) == []
