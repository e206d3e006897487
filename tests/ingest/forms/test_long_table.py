"""A long table of another system: measure, area, month and value in rows."""

from flows.catalog.load import load_catalog
from flows.ingest.forms.interpret import interpret
from flows.paths import PROJECT
from tests.ingest.grids import grid, workbook

CATALOG = load_catalog(PROJECT / "data" / "catalog")
HEADER = "|measure_code|area_code|period|value|"


def read(*rows: str, header: str = HEADER):
    reading = interpret(workbook(grid("\n".join([header, *rows]))), CATALOG, "2022-06", {})
    return reading.submissions[0]


def found(*rows: str, header: str = HEADER) -> list[tuple[str, str]]:
    return [(finding.code, finding.cell) for finding in read(*rows, header=header).findings]


def test_codes_of_any_form_area_and_month_are_read_with_their_row():
    part = read(
        "|natural_villages|'610929100201|2022-05|12|",
        "|tea_garden_area|'610929100000|2022-06|'3.5|",
    )

    assert (part.form, part.area_code, part.period) == ("long", "610929000000", "2022-06")
    assert [tuple(cell[:6]) + (cell.cell,) for cell in part.cells] == [
        ("natural_villages", "610929100201", "2022-05", "value", "value", 12, "A2"),
        ("tea_garden_area", "610929100000", "2022-06", "value", "value", 3.5, "A3"),
    ]
    assert part.findings == ()


def test_names_and_chinese_headers_stand_for_codes():
    part = read(
        "|自然村总数|城关镇胜利村委会|2022年6月|12|",
        "|自然村总数|桥儿沟社区居委会|2022年6月|/|",
        header="|数据元|区划|报告期|数值|",
    )

    assert [(cell.area_code, cell.state, cell.value) for cell in part.cells] == [
        ("610929100201", "value", 12),
        ("610929100001", "blank", None),
    ]


def test_areas_are_found_by_the_names_people_use():
    """A provincial export writes 星义村, not 星义村委会; none of these is unknown."""
    part = read(
        "|自然村总数|星义村|2022-06|1|",
        "|自然村总数|冷水镇川共村|2022-06|2|",
        "|自然村总数|白河县冷水镇瓦屋村民委员会|2022-06|3|",
        "|茶园面积|城关|2022-06|4|",
        "|茶园面积|白河县冷水镇人民政府|2022-06|5|",
    )

    assert part.findings == ()
    assert [cell.area_code for cell in part.cells] == [
        "610929108203",
        "610929108206",
        "610929108204",
        "610929100000",
        "610929108000",
    ]


def test_a_name_that_fits_two_villages_names_both():
    (finding,) = read("|自然村总数|清风|2022-06|1|").findings

    assert (finding.code, finding.cell) == ("area_ambiguous", "A2")
    assert "“清风”可能指城关镇清风社区居委会或城关镇清风村委会" in finding.message


def test_a_month_after_the_folders_is_kept_out():
    row = "|natural_villages|'610929100201|2022-07|12|"

    (finding,) = read(row).findings

    assert (finding.code, finding.cell, finding.severity) == ("period_mismatch", "A2", "hold")
    assert "该行是2022年7月的数，本次只收2022年6月及以前的" in finding.message
    assert read(row).cells == ()


def test_unknown_codes_and_names_that_fit_two_are_findings():
    assert found(
        "|no_such_measure|'610929100201|2022-06|12|",
        "|natural_villages|'610929999999|2022-06|12|",
        "|natural_villages|'610929100000|2022-06|12|",
        "|总户数|城关镇|2022-06|12|",
    ) == [
        ("column_unknown", "A2"),
        ("area_unknown", "A3"),
        ("area_unknown", "A4"),
    ]


def test_a_row_that_stands_twice_is_held_in_both():
    row = "|natural_villages|'610929100201|2022-06|12|"

    assert found(row, row) == [("area_duplicate", "A2"), ("area_duplicate", "A3")]
    assert {cell.state for cell in read(row, row).cells} == {"held"}


def test_a_value_that_is_no_number_is_held():
    row = "|natural_villages|'610929100201|2022-06|约12|"

    assert found(row) == [("value_not_number", "A2")]
    assert [cell.state for cell in read(row).cells] == ["held"]


def test_a_column_of_units_counts_and_a_date_is_of_its_month():
    header = "|measure_code|area_code|period|value|单位|"
    income = "collective_operating_income_ytd|'610929100201"
    part = read(f"|{income}|2022-06-30|35000|元|", header=header)

    assert [(cell.period, cell.value) for cell in part.cells] == [("2022-06", 3.5)]
    assert found(f"|{income}|20220531|3.5|万元|", header=header) == []
    assert found(f"|{income}|2022-06|3.5||", header=header) == []
    assert found(f"|{income}|2022-06|3.5|亩|", header=header) == [("unit_conflict", "A2")]
