"""Tables with areas in rows: one cell per area and column, totals apart."""

from dataclasses import replace

from flows.ingest.findings import say
from flows.ingest.forms.measure_blocks import Block
from flows.ingest.forms.measures_across import read_across
from flows.ingest.forms.table_context import TableReading
from flows.ingest.grid import Grid
from flows.ingest.reading import TidyCell
from flows.ingest.sheets.sheet import Sheet
from tests.ingest.forms.one_table import TOWN, context_of, short
from tests.ingest.grids import grid, merge_of
from tests.ingest.town_file import (
    ENTITIES,
    INCOME,
    INDUSTRIES,
    PARKS,
    QINGFENG,
    SHENGLI,
    TITLE,
    codes,
    messages,
    read,
    values,
    village_table,
)


def merged(table: Grid, *merges: str) -> Grid:
    return replace(table, merges=tuple(map(merge_of, merges)))


def read_table(drawing: str, *units: str, form: str = "T3") -> TableReading:
    sheet = Sheet(grid(drawing.strip()))
    block = Block(form, True, 0, 0, len(sheet.rows) - 1, 0, sheet.width - 1)
    return read_across(sheet, block, context_of(form, *units))


def test_every_area_has_a_cell_for_every_column_and_totals_are_apart():
    reading = read_table(
        """
        |村|经营性收入累计|农业园区数|
        |胜利村|1|2|
        |清风村|/|3|
        |合计|1|5|
        """
    )

    month, page = "2022-06", "Sheet1"
    assert reading == TableReading(
        frozenset([INCOME, PARKS]),
        (
            TidyCell(INCOME, SHENGLI, month, "value", "value", 1.0, page, "B2"),
            TidyCell(PARKS, SHENGLI, month, "value", "value", 2.0, page, "C2"),
            TidyCell(INCOME, QINGFENG, month, "value", "blank", None, page, "B3"),
            TidyCell(PARKS, QINGFENG, month, "value", "value", 3.0, page, "C3"),
            TidyCell(INCOME, TOWN, month, "value", "total", 1.0, page, "B4"),
            TidyCell(PARKS, TOWN, month, "value", "total", 5.0, page, "C4"),
        ),
        (),
    )


def test_a_number_that_no_office_counts_is_held_and_the_largest_below_is_not():
    reading = read_table(
        """
        |村|农业园区数|主导产业数|
        |胜利村|999999999999999000|1000000000000000000|
        """
    )

    assert short(reading.cells) == [
        ("B2", PARKS, SHENGLI, "value", 999_999_999_999_999_000.0),
        ("C2", INDUSTRIES, SHENGLI, "held", None),
    ]
    assert [(one.code, one.cell) for one in reading.findings] == [("value_error", "C2")]


def test_a_unit_row_counts_before_the_header_and_the_header_before_the_sheets_line():
    row = read_table("|村|经营性收入累计（亿元）|\n||元|\n|胜利村|35000|", "百元")
    header = read_table("|村|经营性收入累计（元）|\n|胜利村|35000|", "百元")
    line = read_table("|村|经营性收入累计|\n|胜利村|350|", "百元")

    assert short(row.cells) == [("B3", INCOME, SHENGLI, "value", 3.5)]
    assert short(header.cells) == [("B2", INCOME, SHENGLI, "value", 3.5)]
    assert short(line.cells) == [("B2", INCOME, SHENGLI, "value", 3.5)]


def test_the_areas_stand_where_their_names_do_and_else_where_their_codes_do():
    named = read_table("|序号|代码|村|经营性收入累计|\n|1|610929100201|胜利村|5|")
    coded = read_table("|序号|代码|经营性收入累计|\n|1|610929100201|5|")

    assert short(named.cells) == [("D2", INCOME, SHENGLI, "value", 5.0)]
    assert short(coded.cells) == [("C2", INCOME, SHENGLI, "value", 5.0)]


def test_without_any_known_area_the_column_headed_so_is_told_cell_by_cell():
    reading = read_table("|序号|村名|经营性收入累计|\n|1|无名村|5|")

    assert reading.cells == ()
    assert [(one.code, one.cell, one.found) for one in reading.findings] == [
        ("area_unknown", "B2", "无名村")
    ]


def test_rows_that_number_or_mark_the_columns_are_part_of_the_header():
    reading = read_table(
        """
        |村|经营性收入累计|农业园区数|
        |甲|1|2|
        |单位|万元|个|
        |胜利村|5|6|
        """
    )

    assert short(reading.cells) == [
        ("B4", INCOME, SHENGLI, "value", 5.0),
        ("C4", PARKS, SHENGLI, "value", 6.0),
    ]
    assert reading.findings == ()


def test_a_column_of_numbers_that_is_no_measure_is_flagged_and_one_of_texts_is_not():
    reading = read_table("|村|经营性收入累计|网店数|联系人|\n|胜利村|5|6|老王|")

    assert short(reading.cells) == [("B2", INCOME, SHENGLI, "value", 5.0)]
    assert reading.findings == (
        say("column_unknown", context_of("T3").place, cell="C1", found="网店数"),
    )


def test_three_texts_without_a_header_word_are_data_and_two_belong_to_the_header():
    header = "|村|经营性收入累计|农业园区数|"
    three = read_table(f"{header}\n|某地|待定|待核|\n|胜利村|5|6|")
    two = read_table(f"{header}\n|某地|待定||\n|胜利村|5|6|")

    assert [(one.code, one.cell) for one in three.findings] == [("area_unknown", "A2")]
    assert two.findings == ()
    assert short(three.cells) == short(two.cells)


def test_area_names_are_looked_for_in_the_first_eight_columns():
    def read_behind(blanks: int) -> TableReading:
        blank = "|" * blanks
        return read_table(f"|{blank}|农业园区数|\n|{blank}胜利村|5|")

    assert short(read_behind(7).cells) == [("I2", PARKS, SHENGLI, "value", 5.0)]
    assert short(read_behind(8).cells) == []


def test_an_area_that_stands_twice_is_held_and_the_total_below_is_not():
    reading = read_table("|村|农业园区数|\n|胜利村|5|\n|胜利村|6|\n|合计|11|")

    assert short(reading.cells) == [
        ("B2", PARKS, SHENGLI, "held", None),
        ("B3", PARKS, SHENGLI, "held", None),
        ("B4", PARKS, TOWN, "total", 11.0),
    ]


def test_a_table_of_a_word_document_names_its_cells_by_row_and_column():
    sheet = Sheet(grid("|村|农业园区数|\n|胜利村|5|\n|清风村|5个|", table=2))

    reading = read_across(sheet, Block("T3", True, 0, 0, 2, 0, 1), context_of("T3"))

    assert short(reading.cells) == [
        ("表2第2行第2列", PARKS, SHENGLI, "value", 5.0),
        ("表2第3行第2列", PARKS, QINGFENG, "value", 5.0),
    ]


def test_a_header_without_data_below_gives_its_measures_and_no_cell():
    assert read_table("|村|农业园区数|\n||个|") == TableReading(frozenset([PARKS]), (), ())


def test_filler_in_covered_cells_of_a_merge_is_not_seen():
    reading = read(
        grid(
            f"""
            |{TITLE}|||||
            |村|基本情况|农户总数|7|经营性收入累计|
            |村|主导产业数|农业园区数|新型经营主体数|旧表头|
            |胜利村|1|2|3|4|
            """,
            "A1:E1",
            "A2:A3",
            "B2:D2",
            "E2:E3",
        )
    )

    assert codes(reading) == []
    assert values(reading) == {
        (INDUSTRIES, SHENGLI): 1,
        (PARKS, SHENGLI): 2,
        (ENTITIES, SHENGLI): 3,
        (INCOME, SHENGLI): 4,
    }


def test_a_unit_among_other_words_of_a_header_counts():
    drawings = [
        "|村|经营性收入累计（单位：元）|\n|胜利村|35000|",
        "|村|经营性收入累计（元，保留两位小数）|\n|胜利村|35000|",
        "|村|经营性收入累计/元|\n|胜利村|35000|",
        "|村|经营性收入累计|农业园区数|空壳村|\n|/|元|个|1/0|\n|胜利村|35000|/|/|",
        "|村|经营性收入累计|\n||单位：元|\n|胜利村|35000|",
    ]

    for drawing in drawings:
        cells = read_table(drawing, "百元").cells
        assert [cell.value for cell in cells if cell.measure_code == INCOME] == [3.5], drawing


def test_a_number_merged_over_several_villages_is_held_in_all_of_them():
    header = "|村|经营性收入累计|农业园区数|"
    rows = ["|胜利村|5|1|", "|清风村||2|", "|合计|5|3|"]
    reading = read(merged(village_table(*rows, header=header), "B3:B4"))

    assert values(reading) == {(PARKS, SHENGLI): 1, (PARKS, QINGFENG): 2}
    assert codes(reading) == [("value_not_number", "B3")]
    assert messages(reading, "value_not_number") == [
        "文件“报表.xlsx”，工作表“Sheet1”，单元格B3：“5”这一格合并了多行，分不清是哪一行的；"
        "请取消合并、逐行填写后重新报送。"
    ]


def test_a_header_merged_over_a_blank_column_and_one_of_figures_is_of_the_figures():
    header = "|村|农业园区数||主导产业数||"
    table = village_table("|胜利村||1|2||", "|清风村||3|4||", header=header)
    reading = read(merged(table, "B2:C2", "D2:E2"))

    assert codes(reading) == []
    assert values(reading) == {
        (PARKS, SHENGLI): 1,
        (PARKS, QINGFENG): 3,
        (INDUSTRIES, SHENGLI): 2,
        (INDUSTRIES, QINGFENG): 4,
    }


def test_a_column_of_the_town_may_stand_behind_the_names_or_between_the_measures():
    for header, row in (
        ("|村|乡镇|农业园区数|主导产业数|", "|{}|城关镇|1|2|"),
        ("|村|农业园区数|乡镇|主导产业数|", "|{}|1|城关镇|2|"),
    ):
        reading = read(village_table(row.format("胜利村"), row.format("清风村"), header=header))
        assert codes(reading) == []
        assert len(values(reading)) == 4


def test_a_word_for_totals_below_a_measure_is_a_header_and_begins_no_data():
    for leaves in ("合计|其中新增", "总数|男"):
        header = f"|村|农业园区数|农业园区数|\n||{leaves}|"
        reading = read(village_table("|胜利村|5|1|", "|清风村|6|2|", header=header))
        assert values(reading) == {(PARKS, SHENGLI): 5, (PARKS, QINGFENG): 6}, leaves


def test_a_blank_cell_of_the_unit_row_beside_a_unit_of_its_kind_holds_the_column():
    rows = "|镇|木瓜园面积|茶园面积|\n||{}||\n|城关镇|90000|8|"
    mu, wan = (read_table(rows.format(unit), form="T4") for unit in ("亩", "万亩"))
    named = read_table(rows.format("亩").replace("茶园面积", "茶园面积（万亩）"), form="T4")

    papaya, tea = "papaya_garden_area", "tea_garden_area"
    assert short(mu.cells) == [
        ("B3", papaya, TOWN, "value", 9.0),
        ("C3", tea, TOWN, "held", None),
    ]
    assert [(one.code, one.cell) for one in mu.findings] == [("unit_conflict", "C2")]
    for clear in (wan, named):
        assert (short(clear.cells)[1], clear.findings) == (("C3", tea, TOWN, "value", 8.0), ())
