"""What goes out to be filled in comes back without a finding, for every form and reporter."""

import io
from pathlib import Path

import pytest

from flows.catalog.records import Form
from flows.forms import write_templates
from flows.forms.issue_templates import make_template
from flows.ingest.files.container import open_file
from flows.ingest.forms.interpret import interpret
from flows.settings import Limits
from tests.forms.filled_templates import CATALOG, DECEMBER, filled, order_of


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


def test_a_measure_of_other_towns_has_no_column():
    form = CATALOG.form_by_code["T8"]
    heads = {}
    for number, town in enumerate(CATALOG.towns):
        rows = make_template(order_of(form, number)).worksheets[0].iter_rows(values_only=True)
        heads[town.name] = {str(value) for row in rows for value in row}
    (name,) = (row.name for row in CATALOG.measures if row.measure_code == "seismic_retrofitted")

    assert [town for town, texts in heads.items() if name in texts] == ["双丰镇"]


def test_issuing_twice_gives_the_same_bytes(tmp_path: Path):
    first = [file.read_bytes() for file in write_templates(CATALOG, "2022-07", tmp_path)]

    assert [file.read_bytes() for file in write_templates(CATALOG, "2022-07", tmp_path)] == first
