"""What a village may be called, and what is left out of its name."""

import pytest

from flows.ingest.words.village_names import remark_of, village_key


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("胜利村村民委员会", "胜利村"),
        ("清风社区居委会", "清风社区"),
        ("胜利村（重点村）", "胜利村"),
        ("清风（社区）", "清风社区"),
        ("（三）胜利村", "胜利村"),
        ("十二、胜利村", "胜利村"),
        ("①胜利村", "胜利村"),
        ("★ 胜利村：", "胜利村"),
        ("一心村", "一心村"),
        ("三合村", "三合村"),
    ],
)
def test_a_name_is_known_without_committee_numbering_marks_and_remark(name: str, key: str):
    assert village_key(name) == key


@pytest.mark.parametrize(
    ("name", "remark"),
    [
        ("胜利村（含清风村）", "清风村"),
        ("胜利村（原清风村）", "清风村"),
        ("胜利村(重点)", "重点"),
        ("清风（社区）", ""),
        ("胜利村", ""),
    ],
)
def test_a_remark_is_told_without_the_word_that_joins_it(name: str, remark: str):
    assert remark_of(name) == remark
