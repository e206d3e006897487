"""Words of headers that are no measure."""

import pytest

from flows.ingest.words.header_words import (
    AREA_WORDS,
    IGNORED_WORDS,
    LABEL_WORDS,
    MONTH_WORDS,
    VALUE_WORDS,
    is_word,
)
from flows.ingest.words.plain_text import squash


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("村（社区）", AREA_WORDS),
        (" 村 名 ：", AREA_WORDS),
        ("村、社区", AREA_WORDS),
        ("街道名称", AREA_WORDS),
        ("镇（街道）", AREA_WORDS),
        ("苏木/嘎查", AREA_WORDS),
        ("乡镇", AREA_WORDS),
        ("农场（管委会）", AREA_WORDS),
        ("指标名称*", LABEL_WORDS),
        ("本月数（万元）", MONTH_WORDS),
        ("本年累计", VALUE_WORDS),
        ("上月数（参考）", IGNORED_WORDS),
        ("NO.", IGNORED_WORDS),
    ],
)
def test_a_header_is_a_word_whatever_marks_spaces_or_units_it_bears(
    text: str, words: frozenset[str]
):
    assert is_word(text, words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("村级收入", AREA_WORDS),
        ("街道收入", AREA_WORDS),
        ("本月数（参考）", MONTH_WORDS),
        ("指标值", LABEL_WORDS),
        ("", IGNORED_WORDS),
        ("本月", VALUE_WORDS),
    ],
)
def test_more_than_the_word_is_another_header(text: str, words: frozenset[str]):
    assert not is_word(text, words)


def test_a_word_says_one_thing_and_is_spelled_as_headers_are_compared():
    kinds = [VALUE_WORDS, MONTH_WORDS, IGNORED_WORDS, AREA_WORDS, LABEL_WORDS]
    words = [word for kind in kinds for word in kind]

    assert len(words) == len(set(words))
    assert [word for word in words if squash(word) != word] == []
