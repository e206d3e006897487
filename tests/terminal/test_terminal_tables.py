"""Tables on the terminal: aligned by cells, days without hours, words for an empty one."""

import sys
import unicodedata

import pandas as pd
import pytest

from flows.terminal.terminal_tables import print_frame


def columns_of_bars(line: str) -> list[int]:
    """Return in which columns of a terminal the bars stand: a wide character takes two."""
    place, found = 0, []
    for sign in line:
        if sign in "│┃╇":
            found.append(place)
        place += 2 if unicodedata.east_asian_width(sign) in "WF" else 1
    return found


def test_columns_stay_aligned_whatever_the_width_of_the_characters(
    capsys: pytest.CaptureFixture[str],
):
    rows = pd.DataFrame(
        {
            "镇": ["卡子镇", "A", "（中厂）ｘ镇"],
            "indicator": ["1—6月竣工率", "100%", "“零就业”户数"],
            "数": [75.5, 100, 0],
        }
    )

    print_frame(rows, "table")

    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 5
    assert [columns_of_bars(line) for line in lines] == [[14, 29]] * 5


def test_a_day_has_no_hours_and_an_absent_one_is_blank(capsys: pytest.CaptureFixture[str]):
    days = pd.DataFrame({"day": [pd.Timestamp(2022, 6, 9), pd.NaT]})
    print_frame(days, "table")

    assert [line.strip() for line in capsys.readouterr().out.splitlines()[2:]] == ["2022-06-09", ""]


def test_moments_keep_their_hours(capsys: pytest.CaptureFixture[str]):
    moments = pd.DataFrame({"at": [pd.Timestamp(2022, 6, 9, 8), pd.Timestamp(2022, 6, 9)]})
    print_frame(moments, "table")

    assert "2022-06-09 00:00:00" in capsys.readouterr().out


def test_an_empty_table_is_said_in_words(capsys: pytest.CaptureFixture[str]):
    print_frame(pd.DataFrame({"a": []}), "table")

    assert capsys.readouterr().out == "(no rows)\n"


def test_our_own_heads_are_words_and_csv_keeps_the_names(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("XIANJIE_LANG", "zh")
    rows = pd.DataFrame({"form": ["T1"]})
    for form in ("table", "csv", "json"):
        print_frame(rows, form, with_heads=True)
    lines = capsys.readouterr().out.splitlines()

    assert (lines[0].strip(), lines[3:]) == ("报表", ["form", "T1", '[{"form":"T1"}]'])


def test_a_wide_table_is_never_cut_off(capsys: pytest.CaptureFixture[str]):
    wide = pd.DataFrame({f"c{number}": ["0123456789" * 3] for number in range(12)})
    print_frame(wide, "table")
    out = capsys.readouterr().out

    assert (out.count("0123456789" * 3), "…" in out) == (12, False)


def test_on_a_terminal_that_is_too_narrow_each_row_is_a_block_of_lines(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("COLUMNS", "20")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    print_frame(pd.DataFrame({"名称": ["茶叶产量", "茶园"], "indicator": [1234567, 2]}), "table")

    assert capsys.readouterr().out.splitlines() == [
        "── 1 ──",
        "名称       茶叶产量",
        "indicator  1234567",
        "── 2 ──",
        "名称       茶园",
        "indicator  2",
    ]
