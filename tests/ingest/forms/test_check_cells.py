"""What a cell of a known measure gives: converted, held, scaled."""

import pytest

from tests.ingest.grids import grid
from tests.ingest.town_file import (
    INCOME,
    PARKS,
    QINGFENG,
    SHELL,
    SHENGLI,
    TITLE,
    codes,
    held,
    messages,
    read,
    values,
    village_table,
)


def test_units_in_cells_header_unit_row_and_sheet_line_are_converted():
    in_cell = village_table("|胜利村|35000元|2|3|4|0|")
    in_header = village_table(
        "|胜利村|35000|2|3|4|0|", header="|村|经营性收入累计（元）|主导产业数|农业园区数|空壳村|"
    )
    in_row = village_table("||元|个|个|个|个|", "|胜利村|35000|2|3|4|0|")
    in_line = village_table("|胜利村|35000|2|3|4|0|", title=TITLE + "|单位：元")

    assert [
        values(read(table))[INCOME, SHENGLI] for table in (in_cell, in_header, in_row, in_line)
    ] == [3.5, 3.5, 3.5, 3.5]
    assert values(read(in_line))[PARKS, SHENGLI] == 3


def test_a_unit_that_cannot_be_converted_is_held():
    reading = read(village_table("|胜利村|3.5亩|2|3|4|0|"))

    assert codes(reading) == [("unit_conflict", "B3")]
    assert messages(reading, "unit_conflict") == [
        "文件“报表.xlsx”，工作表“Sheet1”，单元格B3：注明的单位“亩”不能换算为“万元”，"
        "请按规定单位填写后重新报送。"
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("约12", "value_not_number"),
        ("3-5", "value_not_number"),
        ("待核实", "value_not_number"),
        ("621 89", "value_not_number"),
        ("#REF!", "value_error"),
        ("!#DIV/0!", "value_error"),
    ],
)
def test_a_cell_that_holds_no_number_is_held(text: str, code: str):
    reading = read(village_table(f"|胜利村|1|2|{text}|4|0|"))

    assert codes(reading) == [(code, "D3")]
    assert "D3" in held(reading)
    assert len(values(reading)) == 4


def test_yes_and_no_count_only_where_the_measure_is_one_or_zero():
    reading = read(village_table("|胜利村|1|2|是|4|否|", "|清风村|1|2|3|4|√|"))

    assert codes(reading) == [("value_not_number", "D3")]
    assert values(reading)[SHELL, SHENGLI] == 0
    assert values(reading)[SHELL, QINGFENG] == 1


def test_a_percent_format_turns_095_into_95_and_a_bare_095_is_flagged():
    drawing = """
        |国网白河县供电公司有效衔接重点指标进度表|2022年6月|
        |指标|单位|本期数|
        |供电可靠率|%|0.95|
        |电压合格率|%|99.1|
        """
    county = "610929000000"
    formatted = read(grid(drawing, percent_cells=frozenset([(2, 2)])))
    bare = read(grid(drawing))
    alone = read(grid(drawing.replace("99.1", "0.99")))
    with_history = read(
        grid(drawing.replace("99.1", "")), history={("supply_reliability", county): 99.5}
    )

    assert values(formatted)["supply_reliability", county] == 95
    assert codes(formatted) == []
    assert values(bare)["supply_reliability", county] == 95
    assert codes(bare) == [("value_percent_scale", "C3")]
    assert (values(alone), codes(alone)) == (
        {},
        [("unit_conflict", "C3"), ("unit_conflict", "C4")],
    )
    assert codes(with_history) == [("value_percent_scale", "C3")]


def test_a_share_that_says_percent_itself_is_never_scaled():
    drawing = """
        |国网白河县供电公司有效衔接重点指标进度表|2022年6月|
        |指标|单位|本期数|
        |供电可靠率|%|0.9%|
        |电压合格率|%|0.009|
        |偏远农村地区稳定可靠供电服务覆盖率|%|99|
        """
    reading = read(grid(drawing, percent_cells=frozenset([(3, 2)])))

    assert codes(reading) == []
    assert sorted(values(reading).values()) == [0.9, 0.9, 99]


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("(5)", "-5"),
        ("（12.5）", "-12.5"),
        ("12.5-", "-12.5"),
        ("△3", "-3"),
        ("▲1,234", "-1234"),
        ("-￥15.5", "-15.5"),
        ("￥-15.5", "-15.5"),
        ("￥15.5", "15.5"),
    ],
)
def test_a_number_below_zero_as_accountants_write_it_is_held_with_its_sign(text, suggestion):
    reading = read(village_table(f"|胜利村|{text}|2|3|4|0|"))

    assert codes(reading) == [("value_not_number", "B3")]
    assert f"如应为{suggestion}，请直接填{suggestion}" in messages(reading, "value_not_number")[0]


@pytest.mark.parametrize(("text", "is_hinted"), [("约12", False), ("约1", True)])
def test_a_number_that_is_no_answer_to_yes_or_no_is_not_suggested(text, is_hinted):
    reading = read(village_table(f"|胜利村|1|2|3|4|{text}|"))
    [told] = messages(reading, "value_not_number")

    assert "应填1（是）或0（否）" in told
    assert ("如应为" in told) == is_hinted


def test_a_mark_of_below_zero_beside_more_than_a_number_suggests_nothing():
    reading = read(village_table("|胜利村|(5)户|2|3|4|0|", "|清风村|△3左右|2|3|4|0|"))

    assert codes(reading) == [("value_not_number", "B3"), ("value_not_number", "B4")]
    assert not any("如应为" in message for message in messages(reading, "value_not_number"))


def test_a_percent_sign_that_is_only_text_leaves_the_number_as_shown():
    drawing = """
        |国网白河县供电公司有效衔接重点指标进度表|2022年6月|
        |指标|单位|本期数|
        |供电可靠率|%|99.8|
        |电压合格率|%|0.9|
        """
    reading = read(grid(drawing, percent_text_cells=frozenset([(2, 2), (3, 2)])))

    assert codes(reading) == []
    assert sorted(values(reading).values()) == [0.9, 99.8]


@pytest.mark.parametrize("line", ["（元）", "元", "(元)", "单位（元）", "金额单位 元"])
def test_a_bare_unit_above_the_header_is_the_sheets_unit(line: str):
    alone = village_table("|胜利村|35000|2|3|4|0|", title=TITLE + f"|\n|||||{line}")
    beside = village_table("|胜利村|35000|2|3|4|0|", title=TITLE + f"|\n|2022年6月||||{line}")

    for table in (alone, beside):
        reading = read(table)
        assert codes(reading) == []
        assert values(reading)[INCOME, SHENGLI] == 3.5
        assert values(reading)[PARKS, SHENGLI] == 3


def test_a_figure_that_its_cell_shows_as_a_percentage_is_none_of_another_unit():
    rows = ["|胜利村|0.12|2|", "|清风村|0|3|"]
    table = village_table(
        *rows, header="|村|经营性收入累计|主导产业数|", percent_cells=frozenset([(2, 1), (3, 1)])
    )
    reading = read(table)

    assert codes(reading) == [("unit_conflict", "B3")]
    assert sorted(values(reading).values()) == [0, 2, 3]
