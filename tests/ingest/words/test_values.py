"""What stands in a cell and what it means, as the table of values in intake.md has it."""

import datetime as dt

import pytest

from flows.ingest.grid import CellError
from flows.ingest.words.values import read_value


@pytest.mark.parametrize(
    ("cell", "value", "unit"),
    [
        (12.0, 12.0, ""),
        (12, 12.0, ""),
        ("12", 12.0, ""),
        (" 12\u3000", 12.0, ""),
        ("\u00a012", 12.0, ""),
        ("1,234", 1234.0, ""),
        ("1，234", 1234.0, ""),
        ("1 234", 1234.0, ""),
        ("1,234,567.5", 1234567.5, ""),
        ("+5", 5.0, ""),
        ("-5", -5.0, ""),
        ("－5", -5.0, ""),
        ("５．２", 5.2, ""),
        ("12户", 12.0, "户"),
        ("3.5万元", 3.5, "万元"),
        ("3.5 万元", 3.5, "万元"),
        ("95%", 95.0, "%"),
        ("９５％", 95.0, "%"),
        ("十二", 12.0, ""),
        ("一百零五", 105.0, ""),
        ("两千", 2000.0, ""),
        ("十二户", 12.0, "户"),
        ("0", 0.0, ""),
        ("零", 0.0, ""),
        ("三万二千", 32000.0, ""),
    ],
)
def test_numbers_in_every_writing(cell: object, value: float, unit: str):
    reading = read_value(cell)

    assert (reading.state, reading.value, reading.unit) == ("number", value, unit)


@pytest.mark.parametrize(
    "cell",
    [
        None,
        "",
        " ",
        "\u3000",
        "/",
        "-",
        "—",
        "－",
        "--",
        "——",
        "…",
        "……",
        "无",
        "未统计",
        "暂无",
        "N/A",
    ],
)
def test_placeholders_are_not_reported_and_never_zero(cell: object):
    assert read_value(cell).state == "blank"


@pytest.mark.parametrize(
    ("cell", "suggestion"),
    [
        ("约12", "12"),
        ("12左右", "12"),
        ("3-5", ""),
        ("621 89", "62189"),
        ("7.8S", "7.8"),
        ("10。5", "10.5"),
        ("待核实", ""),
        ("1,23", ""),
        ("0,125", ""),
        ("0,125.5", ""),
        ("12 头羊", "12"),
        ("12.5百万", ""),
        ("12.5k", ""),
        ("12万余", ""),
        ("12元/户", ""),
        ("12½", ""),
        (True, ""),
        (dt.date(2022, 6, 1), ""),
    ],
)
def test_what_is_no_number_is_held_with_what_it_evidently_means(cell: object, suggestion: str):
    reading = read_value(cell)

    assert (reading.state, reading.value, reading.suggestion) == ("text", None, suggestion)


@pytest.mark.parametrize("cell", [CellError("#REF!"), "#REF!", "#DIV/0!", "#N/A", "＃VALUE!"])
def test_errors_are_told_from_text(cell: object):
    assert read_value(cell).state == "error"


@pytest.mark.parametrize(("cell", "value"), [("是", 1.0), ("√", 1.0), ("否", 0.0), ("×", 0.0)])
def test_yes_and_no(cell: str, value: float):
    assert read_value(cell).value == value


@pytest.mark.parametrize(
    ("cell", "suggestion"),
    [
        ("12①", "12"),
        ("12²", "12"),
        ("12.5⑴", "12.5"),
        ("①", ""),
        ("㊀", ""),
        ("½", ""),
        ("100\n200", ""),
        ("12\r\n345", ""),
        ("12、345", ""),
        ("一百二", ""),
        ("一万二", ""),
        ("两百五", ""),
        ("负12", "-12"),
        ("减少12", ""),
        ("↓12", ""),
        ("l2", ""),
        ("1o5", ""),
        (".5", ""),
    ],
)
def test_what_may_be_another_number_is_held_and_not_guessed(cell: str, suggestion: str):
    reading = read_value(cell)

    assert (reading.state, reading.value, reading.suggestion) == ("text", None, suggestion)


@pytest.mark.parametrize(
    ("cell", "value"), [("12\n", 12), ("一百二十", 120), ("一百零二", 102), ("二十一", 21)]
)
def test_what_looks_like_it_and_is_one_number_is_read(cell: str, value: float):
    assert read_value(cell).value == value
