"""Cells that break a rule are held with one sentence; flags leave them as they are."""

from dataclasses import replace

import pytest

from flows.paths import EXPECTATIONS
from flows.quality.check_batch import judge_batch
from flows.quality.rules import load_audits, load_rules
from tests.quality.example import CATALOG, VILLAGES, batch_of, cell, reading
from tests.quality.judged import NATURAL, NO_HISTORY, WASTE, judged


@pytest.mark.parametrize(
    ("measure", "value", "code"),
    [
        (NATURAL, -1.0, "value_negative"),
        (NATURAL, 0.0, ""),
        (NATURAL, 12.5, "value_not_integer"),
        (NATURAL, 12.0, ""),
        ("village_sewage_treated", 2.0, "value_out_of_range"),
        ("village_sewage_treated", 1.0, ""),
    ],
)
def test_a_cell_outside_its_measures_limits_is_held(measure: str, value: float, code: str):
    batch = judge_batch(batch_of(reading(cell(measure, value, "C4"))), NO_HISTORY, CATALOG)
    codes = batch.findings.loc[batch.findings["code"] != "village_missing", "code"].tolist()

    assert codes == ([code] if code else [])
    assert batch.cells["state"].tolist() == (["held"] if code else ["value"])
    assert batch.submissions["status"].tolist() == (["partial"] if code else ["accepted"])


def test_a_part_larger_than_its_whole_holds_both_cells():
    batch = batch_of(reading(cell(NATURAL, 5.0, "C4"), cell(WASTE, 6.0, "D4")))

    assert judged(batch) == [("part_exceeds_whole", "C4"), ("part_exceeds_whole", "D4")]
    part, whole = (CATALOG.measure_by_code[code].name for code in (WASTE, NATURAL))
    findings = judge_batch(batch, NO_HISTORY, CATALOG).findings
    assert list(findings["expected"])[:2] == [f"不小于{part}", f"不大于{whole}"]


def test_a_part_equal_to_its_whole_is_good():
    assert judged(batch_of(reading(cell(NATURAL, 5.0, "C4"), cell(WASTE, 5.0, "D4")))) == []


def test_part_and_whole_are_not_judged_when_one_is_held_for_its_own_sake():
    batch = batch_of(reading(cell(NATURAL, -5.0, "C4"), cell(WASTE, 6.0, "D4")))

    assert judged(batch) == [("value_negative", "C4")]


def test_a_sentence_says_where_what_and_what_to_do():
    batch = judge_batch(batch_of(reading(cell(NATURAL, -5.0, "C4"))), NO_HISTORY, CATALOG)

    assert batch.findings["message"][0] == (
        "文件“a.xlsx”，工作表“Sheet1”，单元格C4：自然村总数填的是-5，不应为负数，请核对后改正。"
    )


def test_one_cell_twice_in_a_submission_is_held():
    batch = batch_of(reading(cell(NATURAL, 5.0, "C4"), cell(NATURAL, 6.0, "C5")))

    assert judged(batch) == [("area_duplicate", "C4"), ("area_duplicate", "C5")]


def test_a_village_without_any_value_is_told():
    batch = judge_batch(batch_of(reading(cell(NATURAL, 5.0, "C4"))), NO_HISTORY, CATALOG)
    missing = batch.findings[batch.findings["code"] == "village_missing"]

    assert sorted(missing["area_code"]) == sorted(VILLAGES[1:])


@pytest.mark.parametrize(("changed", "is_missing"), [("2022-05", False), ("2022-06", True)])
def test_a_merged_village_is_missing_up_to_its_last_month(changed: str, is_missing: bool):
    areas = tuple(
        replace(area, valid_to=changed) if area.area_code == VILLAGES[1] else area
        for area in CATALOG.areas
    )
    catalog = replace(CATALOG, areas=areas)
    batch = judge_batch(batch_of(reading(cell(NATURAL, 5.0, "C4"))), NO_HISTORY, catalog)
    missing = set(batch.findings.loc[batch.findings["code"] == "village_missing", "area_code"])

    assert missing == set(VILLAGES[1 if is_missing else 2 :])


def test_a_town_without_any_value_in_a_departments_form_of_towns_is_told():
    form, measure = "D-公安局", CATALOG.measures_by_form["D-公安局"][0].measure_code
    towns = [town.area_code for town in CATALOG.towns]
    forms = [replace(one, row_level="town") if one.form == form else one for one in CATALOG.forms]
    given = reading(
        cell(measure, 5.0, "C4", area=towns[0]), form=form, area=CATALOG.county.area_code
    )
    catalog = replace(CATALOG, forms=tuple(forms))
    batch = judge_batch(batch_of(given), NO_HISTORY, catalog)
    missing = batch.findings[batch.findings["code"] == "village_missing"]

    assert sorted(missing["area_code"]) == towns[1:]


def test_no_village_is_missing_where_nothing_of_the_form_concerns_the_town():
    measures = {row.measure_code for row in CATALOG.measures_by_form["T1"]}
    elsewhere = tuple(
        replace(row, applies_to=(CATALOG.towns[1].area_code,), allocate_by="")
        for row in CATALOG.indicators
        if measures & set(row.measures)
    )
    catalog = replace(
        CATALOG,
        indicators=elsewhere,
        measures=tuple(
            row
            for row in CATALOG.measures
            if any(row.measure_code in one.measures for one in elsewhere)
        ),
    )
    batch = judge_batch(batch_of(reading(cell(NATURAL, 5.0, "C4"))), NO_HISTORY, catalog)

    assert "village_missing" not in set(batch.findings["code"])


def test_every_rule_and_audit_is_one_that_the_tests_above_break():
    broken = {
        "value_negative",
        "value_not_integer",
        "value_out_of_range",
        "part_exceeds_whole",
        "area_duplicate",
        "total_mismatch",
        "ytd_fell",
        "ytd_step",
        "jump",
        "unit_suspect",
        "village_missing",
    }
    rules = [*load_rules(EXPECTATIONS), *load_audits(EXPECTATIONS)]

    assert {rule.code for rule in rules} == broken
