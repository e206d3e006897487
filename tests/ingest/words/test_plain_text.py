"""Wordings that are the same to a reader become the same text."""

import pytest

from flows.ingest.words.plain_text import flat, squash


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        (" 户　数（户）\n", "户数(户)"),
        ("ＡＢ——【１】", "ab-(1)"),
        ("户数¹", "户数"),
        ("户数¹²（户）", "户数(户)"),
        ("户数（户）³", "户数(户)"),
        ("户数①", "户数"),
        ("户数② （户）", "户数(户)"),
        ("①户数", "1户数"),
        ("户数①其中", "户数1其中"),
        ("①", "1"),
        ("面积（km²）", "面积(km2)"),
        ("2022¹", "20221"),
    ],
)
def test_white_space_width_case_and_marks_of_notes_do_not_count(text: str, plain: str):
    assert squash(text) == plain


def test_a_flat_text_keeps_single_spaces_and_its_case():
    assert flat("　城关 \n 镇Ａ——１²") == "城关 镇A--12"
