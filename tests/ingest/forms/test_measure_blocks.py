"""Where a sheet's tables are, beside and below each other."""

from flows.ingest.forms.measure_blocks import Block, find_blocks
from flows.ingest.sheets.sheet import Sheet
from flows.ingest.words.measure_names import wording_index
from tests.ingest.grids import grid
from tests.ingest.town_file import (
    CATALOG,
    ENTITIES,
    INCOME,
    INDUSTRIES,
    PARKS,
    QINGFENG,
    SHENGLI,
    TITLE,
    codes,
    read,
    values,
    village_table,
)


def blocks(drawing: str, *merges: str) -> list[Block]:
    sheet = Sheet(grid(drawing.strip(), *merges))
    return find_blocks(sheet, CATALOG, wording_index(CATALOG))


def test_each_area_column_begins_a_table_of_its_own():
    assert blocks(
        f"""
        |{TITLE}|
        |村|经营性收入累计|农业园区数||村|经营性收入累计|农业园区数|
        |胜利村|1|2||清风村|3|4|
        """
    ) == [
        Block("T3", True, anchor=1, first=1, last=2, left=0, right=3),
        Block("T3", True, anchor=1, first=1, last=2, left=4, right=6),
    ]


def test_a_table_ends_where_the_next_header_below_begins():
    assert blocks(
        f"""
        |{TITLE}|
        |村|经营性收入累计|农业园区数|
        |胜利村|1|2|
        |续表|
        |村|主导产业数|新型经营主体数|
        |胜利村|3|4|
        """
    ) == [
        Block("T3", True, anchor=1, first=1, last=3, left=0, right=2),
        Block("T3", True, anchor=4, first=4, last=5, left=0, right=2),
    ]


def test_two_header_rows_without_data_between_are_one_header():
    assert blocks(
        f"""
        |{TITLE}|
        |村|经营性收入累计|农业园区数|
        ||主导产业数|空壳村|
        |胜利村|1|2|
        """
    ) == [Block("T3", True, anchor=2, first=1, last=3, left=0, right=2)]


def test_a_row_with_half_as_many_measures_heads_a_table_and_one_with_fewer_does_not():
    three = "|村|经营性收入累计|农业园区数|主导产业数|\n|胜利村|1|2|3|\n"
    two = "|村|经营性收入累计|农业园区数|\n|胜利村|1|2|\n"
    one = "|村|空壳村|\n|胜利村|0|"

    assert [block.anchor for block in blocks(f"{three}{one}")] == [0]
    assert [block.anchor for block in blocks(f"{two}{one}")] == [0, 2]


def test_a_table_begins_behind_the_last_area_column_but_one_and_ends_before_the_next():
    header = "经营性收入累计|农业园区数"

    assert blocks(f"|村|{header}|\n|胜利村|1|2|") == [Block("T3", True, 0, 0, 1, 0, 2)]
    assert blocks(f"|镇|村|{header}|\n|城关镇|胜利村|1|2|") == [Block("T3", True, 0, 0, 1, 1, 3)]
    assert blocks(f"|村|{header}|地区|\n|胜利村|1|2|陕南|") == [Block("T3", True, 0, 0, 1, 0, 2)]


def test_tables_of_one_measure_stand_side_by_side():
    assert blocks("|村|经营性收入累计|村|农业园区数|\n|胜利村|1|清风村|2|") == [
        Block("T3", True, anchor=0, first=0, last=1, left=0, right=1),
        Block("T3", True, anchor=0, first=0, last=1, left=2, right=3),
    ]


def test_labels_down_a_column_make_a_table_and_a_new_header_row_another():
    assert blocks(
        f"""
        |{TITLE}|
        |指标|单位|胜利村|
        |经营性收入累计|元|10000|
        |农业园区数|个|2|
        ||||
        |指标|单位|清风村|
        |主导产业数|个|3|
        |新型经营主体数|个|2|
        """
    ) == [
        Block("T3", False, anchor=0, first=1, last=4, left=0, right=2),
        Block("T3", False, anchor=0, first=5, last=7, left=0, right=2),
    ]


def test_columns_of_labels_beside_each_other_are_tables_but_repeated_ones_are_not():
    title = "2022年6月城关镇特色产业（种植业）发展情况表"
    beside = f"""
        |{title}||||||
        |指标|单位|本期数|指标|单位|本期数|
        |木瓜园面积|亩|90000|茶园面积|万亩|3|
        |木瓜挂果面积|万亩|5|核桃基地面积|万亩|7|
        """
    repeated = f"""
        |{title}|||
        |指标|指标|本期数|
        |木瓜园面积|木瓜园面积|9|
        |茶园面积|茶园面积|3|
        """

    assert blocks(beside) == [
        Block("T4", False, anchor=0, first=1, last=3, left=0, right=2),
        Block("T4", False, anchor=3, first=1, last=3, left=3, right=5),
    ]
    assert blocks(repeated) == [Block("T4", False, anchor=0, first=1, last=3, left=0, right=2)]


def test_a_sheet_without_any_forms_wording_has_no_table():
    assert blocks("|品名|单价|\n|甲|1|\n|乙|2|") == []


def test_tables_side_by_side_are_one_submission():
    reading = read(
        grid(
            f"""
            |{TITLE}|
            |村|经营性收入累计|农业园区数||村|经营性收入累计|农业园区数|
            |胜利村|1|2||清风村|3|4|
            |群力村|5|6||牛角村|7|8|
            """
        )
    )

    assert codes(reading) == []
    assert sorted(values(reading).values()) == [1, 2, 3, 4, 5, 6, 7, 8]
    assert values(reading)[PARKS, QINGFENG] == 4


def test_tables_stacked_are_one_submission():
    reading = read(
        grid(
            f"""
            |{TITLE}|
            |村|经营性收入累计|农业园区数|
            |胜利村|1|2|
            |续表|
            |村|主导产业数|新型经营主体数|
            |胜利村|3|4|
            """
        )
    )

    assert codes(reading) == []
    assert values(reading) == {
        (INCOME, SHENGLI): 1,
        (PARKS, SHENGLI): 2,
        (INDUSTRIES, SHENGLI): 3,
        (ENTITIES, SHENGLI): 4,
    }


def test_helper_columns_outside_the_table_are_flagged_and_not_read():
    reading = read(village_table("|胜利村|1|2|3|4|0||77|", "|清风村|1|2|3|4|0||88|"))

    assert 77 not in values(reading).values()
    assert codes(reading) == []
