"""The shipped font: every character an office may use, its licence beside it."""

from pathlib import Path

from matplotlib.ft2font import FT2Font

from flows.paths import PROJECT

FOLDER = PROJECT / "flows" / "report" / "charts" / "font"


def characters() -> set[int]:
    return set(FT2Font(str(FOLDER / "NotoSansSC-Regular.otf")).get_charmap())


def test_the_font_has_all_chinese_characters_in_common_use_and_rare_ones_of_village_names():
    unified = set(range(0x4E00, 0x9FEB)) | set(range(0x3400, 0x4DB6))

    assert unified - characters() == set()
    assert {ord(mark) for mark in "构朳硒菇岩硭磨𠮷"} - characters() == set()


def test_the_font_has_latin_letters_punctuation_and_marks():
    latin = set(range(0x20, 0x7F)) | set(range(0xA1, 0x100))
    marks = "，。、；：？！（）《》〈〉“”‘’—…·％‰℃㎡①⑳㈠＋－×÷±≤≥≈✓▲▼●○■□◆◇★☆↑↓→←"

    assert (latin | {ord(mark) for mark in marks}) - characters() == set()


def test_the_font_is_small_and_has_its_licence_beside_it():
    licence = (FOLDER / "OFL.txt").read_text("utf-8")

    assert (FOLDER / "NotoSansSC-Regular.otf").stat().st_size < 9_000_000
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert "Copyright 2014-2021 Adobe" in licence


def test_every_character_of_the_catalogue_is_in_the_font():
    files = sorted(Path(PROJECT / "data" / "catalog").glob("*.csv"))
    used = {ord(mark) for file in files for mark in file.read_text("utf-8") if mark.isprintable()}

    assert len(files) > 5
    assert used - characters() == set()
