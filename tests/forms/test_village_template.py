"""A template with villages in rows: title, grey reference figures, what a cell accepts."""

from dataclasses import replace
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from flows.forms import write_templates
from flows.forms.definitions import unit_shown
from flows.forms.issue_templates import make_template
from tests.forms.filled_templates import CATALOG, VILLAGE, order_of


def test_the_last_figure_before_the_month_is_the_grey_reference(tmp_path: Path):
    last = pd.DataFrame(
        [
            ("natural_villages", VILLAGE, "2022-04", 8.0),
            ("natural_villages", VILLAGE, "2022-05", 9.0),
            ("natural_villages", VILLAGE, "2022-06", 99.0),
        ],
        columns=["measure_code", "area_code", "period", "value"],
    )

    files = write_templates(CATALOG, "2022-06", tmp_path, last_values=last)

    book = openpyxl.load_workbook(next(file for file in files if "城关镇农村人居" in file.name))
    sheet = book.worksheets[0]
    rows = {sheet.cell(row, 2).value: row for row in range(5, sheet.max_row + 1)}
    cell = sheet.cell(rows[CATALOG.area_name(VILLAGE)], 20)
    assert [sheet.cell(row, 20).value for row in (2, 3)] == ["自然村总数", "上月数\n（参考）"]
    assert (cell.value, cell.font.color.rgb, cell.protection.locked) == (9, "FF808080", True)


def test_the_title_names_whose_table_it_is_and_when_it_is_due():
    sheet = make_template(order_of(CATALOG.form_by_code["T1"])).worksheets[0]

    assert sheet["A1"].value == "白河县城关镇农村人居环境整治月报表（2022年12月）"
    assert (
        sheet["A2"].value
        == "填报单位：城关镇　　　　报送时限：2023年1月5日前　　　　首次填报，没有上月数。"
    )


def test_a_towns_own_row_is_headed_by_its_kind_and_adds_up_to_nothing():
    form = replace(CATALOG.form_by_code["T4"], row_level="town", layout="areas_in_rows")
    sheet = make_template(order_of(form)).worksheets[0]
    first = [sheet.cell(row, 2).value for row in range(3, sheet.max_row + 1)]

    assert (first[0], first[2]) == ("镇", "城关镇")
    assert "合计" not in first


def test_a_yes_or_no_is_counted_in_no_unit():
    measure = replace(CATALOG.measures_by_form["T1"][0], unit="是否", min=0, max=1, integer=True)

    assert unit_shown(measure) == ""
    assert unit_shown(replace(measure, max=None)) == "是否"
    assert unit_shown(replace(measure, unit="个")) == "个"


@pytest.mark.parametrize(("last", "has_row"), [("2022-11", False), ("2022-12", True)])
def test_a_merged_village_has_a_row_up_to_its_last_month(last: str, has_row: bool):
    areas = tuple(
        replace(area, valid_to=last) if area.area_code == VILLAGE else area
        for area in CATALOG.areas
    )
    order = replace(order_of(CATALOG.form_by_code["T1"]), catalog=replace(CATALOG, areas=areas))
    sheet = make_template(order).worksheets[0]
    names = [sheet.cell(row, 2).value for row in range(5, sheet.max_row + 1)]

    assert (CATALOG.area_name(VILLAGE) in names) is has_row


def test_a_cell_accepts_what_its_measure_allows():
    sheet = make_template(order_of(CATALOG.form_by_code["T1"])).worksheets[0]
    rules = {str(rule.sqref).split(":")[0]: rule for rule in sheet.data_validations.dataValidation}
    whole, yes_no = rules["C5"], rules["M5"]

    assert (whole.type, whole.formula1, whole.allow_blank) == ("whole", "0", True)
    assert whole.error == "“自然村总数”（个）：整数，不小于 0；无数据请留空。"
    assert (yes_no.type, yes_no.formula1) == ("list", '"1,0"')


def test_a_part_larger_than_its_whole_turns_red():
    sheet = make_template(order_of(CATALOG.form_by_code["T1"])).worksheets[0]
    formulas = [rule.formula[0] for rules in sheet.conditional_formatting for rule in rules.rules]

    assert "AND(ISNUMBER(D5),ISNUMBER(C5),D5>C5)" in formulas


def test_the_measures_stand_side_by_side_and_print_on_a4_without_the_grey_block():
    order = order_of(CATALOG.form_by_code["T1"])
    sheet = make_template(order).worksheets[0]

    heads = [cell.value for cell in sheet[3]][2 : 2 + len(order.measures)]
    assert heads == [measure.name for measure in order.measures]
    assert sheet["R3"].value is None
    assert sheet.print_area.startswith("'农村人居环境整治月报表'!$A$1:$Q$")
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
