"""What goes out to be filled in comes back without a finding, for every form and reporter."""

import io
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from flows.catalog.load import load_catalog
from flows.catalog.records import Form, Measure
from flows.forms import write_templates
from flows.forms.issue_templates import make_template
from flows.forms.template_order import Order
from flows.ingest.files.container import open_file
from flows.ingest.forms.interpret import interpret
from flows.paths import PROJECT
from flows.settings import Limits

CATALOG = load_catalog(PROJECT / "data" / "catalog")
DECEMBER = "2022-12"
VILLAGE = "610929100200"


def order_of(form: Form, area: int = 0, last: dict | None = None) -> Order:
    return Order(CATALOG, form, CATALOG.reporters_of(form)[area], DECEMBER, last or {})


def value_of(measure: Measure, row: int) -> float:
    """A legal figure: 1 for parts, 2 or more for wholes, so that no part exceeds its whole."""
    if measure.max == 1:
        return 1.0
    if measure.subset_of:
        return 1.0 if measure.integer else 1.25
    return float(3 + row)


def filled(order: Order) -> tuple[bytes, dict[tuple[str, str], float]]:
    """The template with a figure in every open number cell, found by head and row label."""
    book = make_template(order)
    sheet = book.worksheets[0]
    true = {}
    for count, measure in enumerate(order.measures):
        for row, area in enumerate(order.rows):
            across = order.form.layout == "areas_in_rows"
            place = (5 + row, 3 + 2 * count) if across else (4 + count, 4)
            cell = sheet.cell(*place)
            assert not cell.protection.locked
            cell.value = true[measure.measure_code, area.area_code] = value_of(measure, row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue(), true


@pytest.mark.parametrize("form", CATALOG.forms, ids=lambda form: form.form)
def test_a_filled_template_loads_without_a_finding(form: Form):
    last = {
        (measure.measure_code, area.area_code): 77.0
        for measure in CATALOG.measures_by_form[form.form]
        for area in CATALOG.areas
    }
    order = order_of(form, -1, last)
    content, true = filled(order)

    (workbook,), problems = open_file(content, f"{order.title}.xlsx", Limits())
    reading = interpret(workbook, CATALOG, DECEMBER, {})

    (submission,) = reading.submissions
    assert (problems, reading.findings, submission.findings) == ([], (), ())
    assert (submission.form, submission.area_code) == (form.form, order.reporter.area_code)
    found = {
        (cell.measure_code, cell.area_code): cell.value
        for cell in submission.cells
        if cell.state == "value"
    }
    assert found == true


@pytest.mark.parametrize("form", CATALOG.forms, ids=lambda form: form.form)
def test_an_empty_template_is_blank_not_wrong(form: Form):
    stream = io.BytesIO()
    make_template(order_of(form)).save(stream)

    (workbook,), _ = open_file(stream.getvalue(), "leer.xlsx", Limits())
    (submission,) = interpret(workbook, CATALOG, DECEMBER, {}).submissions

    assert submission.findings == ()
    assert {cell.state for cell in submission.cells} == {"blank"}


def test_each_town_and_unit_gets_the_forms_that_are_due(tmp_path: Path):
    june = write_templates(CATALOG, "2022-06", tmp_path / "june")
    july = write_templates(CATALOG, "2022-07", tmp_path / "july")

    monthly = [form for form in CATALOG.forms if form.frequency == "monthly"]
    due = [form for form in CATALOG.forms if form.frequency != "annual"]
    assert len(june) == sum(len(CATALOG.reporters_of(form)) for form in due)
    assert len(july) == sum(len(CATALOG.reporters_of(form)) for form in monthly)
    assert tmp_path / "june/城关镇/白河县城关镇农村人居环境整治月报表（2022年6月）.xlsx" in june
    assert tmp_path / "july/县人社局/县人社局有效衔接重点指标进度表（2022年7月）.xlsx" in july
    assert sorted(june) == sorted((tmp_path / "june").rglob("*.xlsx"))


def test_issuing_twice_gives_the_same_bytes(tmp_path: Path):
    first = [file.read_bytes() for file in write_templates(CATALOG, "2022-07", tmp_path)]

    assert [file.read_bytes() for file in write_templates(CATALOG, "2022-07", tmp_path)] == first


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
    cell = sheet.cell(rows[CATALOG.area_name(VILLAGE)], 4)
    assert [sheet.cell(3, column).value for column in (3, 4)] == ["自然村总数", "上月数\n（参考）"]
    assert (cell.value, cell.font.color.rgb, cell.protection.locked) == (9, "FF808080", True)


def test_title_protection_validation_and_hidden_sheet():
    book = make_template(order_of(CATALOG.form_by_code["T1"]))

    sheet, guide, hidden = book.worksheets
    assert sheet["A1"].value == "白河县城关镇农村人居环境整治月报表（2022年12月）"
    assert sheet["A2"].value == "填报单位：城关镇　　　　报送时限：2023年1月5日前"
    assert (sheet.protection.sheet, sheet.protection.password) == (True, None)
    assert sheet["A1"].protection.locked
    assert guide.title == "填表说明"
    assert hidden.sheet_state == "veryHidden"
    assert [[cell.value for cell in row] for row in hidden.rows] == [
        ["form", "T1"],
        ["area_code", "610929100000"],
        ["period", DECEMBER],
        ["catalog_version", CATALOG.version],
    ]
    rules = {str(rule.sqref).split(":")[0]: rule for rule in sheet.data_validations.dataValidation}
    whole, yes_no = rules["C5"], rules["W5"]
    assert (whole.type, whole.formula1, whole.allow_blank) == ("whole", "0", True)
    assert whole.error == "“自然村总数”（个）：整数，不小于 0；无数据请留空。"
    assert (yes_no.type, yes_no.formula1) == ("list", '"1,0"')


def test_a_decimal_measure_accepts_what_lies_between_its_limits():
    book = make_template(order_of(CATALOG.form_by_code["T4"]))

    rule = book.worksheets[0].data_validations.dataValidation[0]
    assert (rule.type, rule.formula1, rule.formula2) == ("decimal", "0", "30")
    assert (
        rule.error
        == "“粮食播种面积（本年累计）”（万亩）：数字，可带小数，不小于 0，不大于 30；无数据请留空。"
    )


def test_the_hidden_sheet_is_never_believed_against_the_title():
    content, _ = filled(order_of(CATALOG.form_by_code["T6"], 1))
    book = openpyxl.load_workbook(io.BytesIO(content))
    book["_xianjie"]["B2"] = CATALOG.towns[0].area_code
    stream = io.BytesIO()
    book.save(stream)

    (workbook,), _ = open_file(stream.getvalue(), "t.xlsx", Limits())
    (submission,) = interpret(workbook, CATALOG, DECEMBER, {}).submissions

    assert submission.area_code == CATALOG.towns[1].area_code
