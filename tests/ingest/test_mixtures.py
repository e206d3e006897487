"""Every form in layouts drawn by seed is read whole: no cell lost, none invented."""

import random
from collections import Counter

import pytest

from flows.catalog.load import load_catalog
from flows.catalog.records import Measure
from flows.ingest.forms.interpret import interpret
from flows.ingest.grid import address
from flows.ingest.tidy.tidy import tidy_workbook
from flows.paths import PROJECT
from tests.ingest.grids import workbook
from tests.ingest.mixed_sheet import MixedSheet
from tests.ingest.mixtures import mix, mix_forms, mix_halves

CATALOG = load_catalog(PROJECT / "data" / "catalog")
FORMS = {form.form: form for form in CATALOG.forms}


def check(sheets: list[tuple[str, MixedSheet]], area: str, forms: set[str]) -> None:
    book = workbook(*(sheet.grid(name) for name, sheet in sheets))
    reading = interpret(book, CATALOG, "2022-06", {})
    cells = [cell for part in reading.submissions for cell in part.cells if cell.span == "value"]
    findings = [
        *reading.findings,
        *(item for part in reading.submissions for item in part.findings),
    ]
    true = {
        key: (pytest.approx(value), name, address(row, column))
        for name, sheet in sheets
        for key, (value, row, column) in sheet.truth.items()
    }

    assert {(part.form, part.area_code) for part in reading.submissions} == {
        (form, area) for form in forms
    }
    assert {
        (cell.measure_code, cell.area_code): (cell.value, cell.sheet, cell.cell)
        for cell in cells
        if cell.state == "value"
    } == true
    assert not [cell for cell in cells if cell.state == "held"]
    assert {(cell.measure_code, cell.area_code) for cell in cells if cell.state == "blank"} >= {
        key for _, sheet in sheets for key in sheet.blanks
    }
    asked = {measure.measure_code for form in forms for measure in _asked(form, area)}
    missing = sum(len(asked & set(sheet.missing)) for _, sheet in sheets)
    unknown = [
        ("column_unknown", name, address(*cell)) for name, sheet in sheets for cell in sheet.unknown
    ]
    assert Counter((item.code, item.sheet, item.cell) for item in findings) == +Counter(
        [*[("column_missing", "", "")] * missing, *unknown]
    )


def _asked(form: str, area: str) -> tuple[Measure, ...]:
    """A measure that serves nothing in a town is not missed in its sheets."""
    return CATALOG.measures_asked(form, area)


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("form", FORMS)
def test_a_form_in_any_layout_is_read_whole(form: str, seed: int):
    sheet, area = mix(CATALOG, FORMS[form], seed)

    check([("Sheet1", sheet)], area, {form})


@pytest.mark.parametrize("seed", range(30))
def test_several_forms_stacked_or_on_several_sheets_are_all_read(seed: int):
    sheets, area, forms = mix_forms(CATALOG, seed)

    check(sheets, area, forms)


@pytest.mark.parametrize("seed", range(30))
def test_a_form_in_two_tables_below_or_beside_each_other_is_one_submission(seed: int):
    sheet, area, form = mix_halves(CATALOG, seed)

    check([("Sheet1", sheet)], area, {form})


JUNK = [None, "", "合计", "中厂镇", -3.5, 1e300, float("inf"), float("nan"), True, "#REF!", "万"]
JUNK += [
    "2022-13",
    "９" * 400,
    "单位：元",
    "=1+1",
    "其中：",
    "二〇二二年十三月",
    "²",
    "6109291002001",
]


@pytest.mark.parametrize("seed", range(60))
def test_a_spoilt_sheet_gives_findings_and_never_an_exception(seed: int):
    chance = random.Random(seed)
    sheet, _ = mix(CATALOG, FORMS[chance.choice(list(FORMS))], seed)
    for _ in range(40):
        row = chance.choice(sheet.rows)
        if row:
            row[chance.randrange(len(row))] = chance.choice(JUNK)
        if chance.random() < 0.2 and len(sheet.rows) > 3:
            sheet.rows.remove(row)
        if chance.random() < 0.2:
            sheet.rows.insert(chance.randrange(len(sheet.rows)), list(row))
    book = workbook(sheet.grid())

    reading = interpret(book, CATALOG, "2022-06", {})
    tidy_workbook([book])

    values = [cell.value for part in reading.submissions for cell in part.cells]
    assert all(value is None or abs(value) < 1e18 for value in values)
    assert reading.submissions or reading.findings
