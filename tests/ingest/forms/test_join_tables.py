"""The tables of one form of one town become one submission."""

from dataclasses import replace

from flows.ingest.findings import Place, say
from flows.ingest.forms.join_tables import join_tables
from flows.ingest.forms.table_context import TableReading
from flows.ingest.reading import SubmissionReading, TidyCell
from tests.ingest.forms.one_table import TOWN, short
from tests.ingest.town_file import (
    CATALOG,
    INCOME,
    INDUSTRIES,
    PARKS,
    SHENGLI,
    codes,
    read,
    values,
    village_table,
)

PLACE = Place("报表.xlsx", "", "T3", TOWN, "2022-06")
ALL = frozenset(measure.measure_code for measure in CATALOG.measures_by_form["T3"])


def cell(name: str, value: float | None, state: str = "value", measure: str = PARKS) -> TidyCell:
    area = TOWN if state == "total" else SHENGLI
    return TidyCell(measure, area, "2022-06", "value", state, value, "Sheet1", name)


def join(*parts: tuple[TidyCell, ...]) -> SubmissionReading:
    return join_tables([TableReading(ALL, cells, ()) for cells in parts], PLACE, CATALOG, {})


def test_one_table_is_the_submission_as_it_stands():
    cells = (cell("B2", 1.0), cell("B3", 1.0, "total"))

    assert join(cells) == SubmissionReading("T3", TOWN, "2022-06", cells, ())


def test_a_measure_that_no_table_has_a_column_for_is_missing():
    part = TableReading(ALL - {PARKS}, (), ())

    assert join_tables([part], PLACE, CATALOG, {}).findings == (
        say("column_missing", PLACE, expected="村内现代农业园区个数", measure_code=PARKS),
    )


def test_a_blank_gives_way_and_two_blanks_or_equal_values_are_one():
    assert short(join((cell("B2", None, "blank"),), (cell("D2", 3.0),)).cells) == [
        ("D2", PARKS, SHENGLI, "value", 3.0)
    ]
    assert short(join((cell("B2", None, "blank"),), (cell("D2", None, "blank"),)).cells) == [
        ("B2", PARKS, SHENGLI, "blank", None)
    ]
    assert short(join((cell("B2", 3.0),), (cell("D2", 3.0),)).cells) == [
        ("B2", PARKS, SHENGLI, "value", 3.0)
    ]


def test_two_values_that_differ_are_both_held_and_said():
    reading = join((cell("B2", 3.0),), (cell("D2", 3.5),))

    assert short(reading.cells) == [
        ("B2", PARKS, SHENGLI, "held", None),
        ("D2", PARKS, SHENGLI, "held", None),
    ]
    assert [one.message for one in reading.findings] == [
        f"文件“报表.xlsx”，工作表“Sheet1”，单元格{name}：“胜利村委会的村内现代农业园区个数”"
        "出现了不止一次，各行均未采用；请只保留正确的一行后重新报送。"
        for name in ("B2", "D2")
    ]


def test_totals_of_two_tables_are_of_a_part_each_and_that_of_one_stays():
    one = (cell("B2", 1.0), cell("B3", 1.0, "total"), cell("C3", 9.0, "total", INDUSTRIES))
    other = (cell("E3", 2.0, "total"),)

    assert short(join(one, other).cells) == [
        ("C3", INDUSTRIES, TOWN, "total", 9.0),
        ("B2", PARKS, SHENGLI, "value", 1.0),
    ]


def test_two_tables_that_disagree_about_a_cell_are_held_there():
    header = "|村|经营性收入累计|农业园区数|主导产业数|"
    one = village_table("|胜利村|1|2||", header=header)
    other = village_table("|胜利村|1|3|4|", header=header)
    reading = read(one, replace(other, sheet="修改"))

    assert codes(reading) == [("area_duplicate", "C3"), ("area_duplicate", "C3")]
    assert values(reading) == {(INCOME, SHENGLI): 1, (INDUSTRIES, SHENGLI): 4}
