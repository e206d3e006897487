"""The first sheet lists every finding with a link, and leaves room for the clerk's answers."""

from dataclasses import replace
from pathlib import Path

import openpyxl

from flows.report.month.facts import Facts
from flows.report.returned.finding_list import add_list
from flows.report.returned.returned import write_returned
from tests.report.example import example_facts
from tests.report.returned.received import one_finding, with_findings


def test_the_list_stops_at_a_thousand_and_says_so(facts: Facts, tmp_path: Path):
    findings = [one_finding("x.xls", cell=f"A{row}") for row in range(1, 1004)]

    (one,) = write_returned(with_findings(facts, findings), tmp_path, tmp_path / "r")

    sheet = openpyxl.load_workbook(one.path).active
    assert one.findings == 1003
    assert sheet["A1007"].value == "另有3处问题未列出，请先改正以上各处。"


def test_the_list_has_a_tick_for_what_is_corrected_and_room_to_explain(tmp_path):
    book = openpyxl.Workbook()
    facts = example_facts(tmp_path)
    findings = facts.findings.fillna("").astype(str).to_dict("records")

    add_list(book, facts, "a.xlsx", findings, "")

    sheet = book.worksheets[0]
    heads = {cell.value: cell.column_letter for cell in sheet[6]}
    [ticks] = sheet.data_validations.dataValidation
    assert str(ticks.sqref) == f"{heads['已改']}7:{heads['已改']}9"
    assert ticks.formula1 == '"√"'
    assert [sheet[f"{heads['情况说明']}{row}"].value or "" for row in (7, 8, 9)] == [""] * 3


def listed(facts: Facts, *findings: dict[str, str]):
    book = openpyxl.Workbook()
    book.active.title = "6月'表"
    add_list(book, facts, "a.xlsx", findings, "备注一句。")
    return book


def row_of(code: str, **more: str) -> dict[str, str]:
    names = ("sheet", "cell", "area_code", "measure_code", "found", "expected", "message")
    return dict.fromkeys(names, "") | {"code": code} | more


def test_kinds_of_findings_have_the_countys_word_for_its_villages(facts: Facts):
    areas = [
        replace(one, name=f"{one.name}社区") if one.level == "village" else one
        for one in facts.catalog.areas
    ]
    county = replace(facts, catalog=replace(facts.catalog, areas=tuple(areas)))

    names = [
        listed(one, row_of("village_missing")).worksheets[0]["C7"].value for one in (facts, county)
    ]

    assert names == ["漏报村", "漏报社区"]


def test_a_row_names_place_measure_and_what_should_be_there(facts: Facts):
    finding = row_of(
        "value_not_number",
        sheet="6月'表",
        cell="C5",
        area_code="610929100000",
        measure_code="natural_villages",
        found="=1+1",
        expected="数字",
        message="填的是“=1+1”。",
    )

    sheet = listed(facts, finding).worksheets[0]

    assert [cell.value for cell in sheet[7]] == [
        1,
        "必须改正",
        "不是数字",
        "6月'表",
        "C5",
        "城关镇",
        "自然村总数",
        "=1+1",
        "数字",
        "填的是“=1+1”。",
        "",
        "",
    ]
    assert (sheet["A7"].data_type, sheet["H7"].data_type) == ("n", "s")
    assert sheet["E7"].hyperlink.location == "'6月''表'!C5"
    assert sheet["B7"].fill.fgColor.rgb == "FFF4B6B0"


def test_a_finding_about_a_whole_file_links_nowhere(facts: Facts):
    sheet = listed(facts, row_of("late"), row_of("jump", sheet="别的表", cell="C5")).worksheets[0]

    assert [sheet.cell(row, 5).hyperlink for row in (7, 8)] == [None, None]


def test_the_workbook_opens_on_the_list_alone(facts: Facts):
    book = listed(facts, row_of("late"))

    assert book.active.title == "问题清单"
    assert [sheet.sheet_view.tabSelected for sheet in book.worksheets] == [True, False]


def test_a_list_without_findings_offers_no_ticks(facts: Facts):
    assert listed(facts).worksheets[0].data_validations.dataValidation == []


def test_the_list_is_hardly_wider_than_a_page_and_its_rows_show_all(facts: Facts):
    """Printed one page wide, 204 characters made words of 7 points; A4 landscape holds 140."""
    sentence = "甲" * 40
    sheet = listed(
        facts, row_of("jump", message=sentence), row_of("jump", message="短")
    ).worksheets[0]
    widths = [dimension.width for dimension in sheet.column_dimensions.values()]

    assert sum(widths) <= 150
    assert (sheet.row_dimensions[7].height, sheet.row_dimensions[8].height) == (48, 18)
    assert (sheet.row_dimensions[4].height, sheet.row_dimensions[6].height) == (33, 20)
