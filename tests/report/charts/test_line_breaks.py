"""Chinese line breaking, on literal lines and on random ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.report.charts.line_breaks import break_lines, in_two_lines, shorten, text_width


def test_a_closing_mark_stays_with_its_line():
    assert break_lines("全县三万人，差一千人", 5) == ["全县三万", "人，差一千", "人"]
    assert break_lines("占五成（半数）。", 4) == ["占五成", "（半", "数）。"]


def test_a_number_stays_with_its_sign_and_unit():
    assert break_lines("全县达到30,217人", 6.5) == ["全县达到", "30,217人"]
    assert break_lines("比率为84.37%左右", 5) == ["比率为", "84.37%左", "右"]


def test_a_blank_before_a_mark_is_no_place_to_break():
    assert break_lines("000。《》 》", 6) == ["000。", "《》 》"]
    assert break_lines("000。《《 《", 6) == ["000。", "《《 《"]


def test_a_text_that_fits_is_one_line():
    assert break_lines("全县84.37%", 20) == ["全县84.37%"]


@given(st.text("镇村户人，。）（《》%0123456789.,A ", max_size=60), st.integers(6, 30))
def test_no_line_begins_with_a_closing_mark_and_nothing_is_lost(text: str, width: int):
    lines = break_lines(text, width)

    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert not any(line[:1] in set("，。）》%") for line in lines[1:] if line)
    assert not any(line[-1:] in set("（《") for line in lines[:-1])


def test_wide_characters_count_more_than_narrow_ones():
    assert text_width("镇") == 1.0
    assert text_width("12") < text_width("镇镇")


def test_a_percent_sign_is_nearly_as_wide_as_a_chinese_one():
    assert text_width("%") > 1.5 * text_width("1")


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("城关镇", "城关镇"),
        ("大湾苗族彝族布依族乡", "大湾苗族彝族\n布依族乡"),
        ("双丰苗族土家族瑶族自治乡（原小双高新技术开发区）", "双丰苗族土家\n族瑶族自治…"),
    ],
)
def test_a_label_has_two_lines_at_most(name, label):
    assert in_two_lines(name, 6.5) == label


def test_a_text_is_cut_where_there_is_no_room():
    assert (shorten("城关镇", 3), shorten("城关镇", 2.5)) == ("城关镇", "城…")
