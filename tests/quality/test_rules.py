"""Every rule of expectations/ has an example that breaks it and one that just does not."""

import pandas as pd
import pytest

from flows.batch import Batch
from flows.errors import DeclarationError
from flows.paths import EXPECTATIONS
from flows.quality.check_batch import judge_batch
from flows.quality.corrections import apply_corrections
from flows.quality.expectations import validate
from flows.quality.rule_frame import rule_frame
from flows.quality.rules import Rule, load_audits, load_rules
from tests.quality.example import CATALOG, VILLAGES, batch_of, cell, history, reading

NO_HISTORY = history()
WASTE, NATURAL = "natural_villages_waste_treated", "natural_villages"
INCOME = "collective_operating_income_ytd"


def judged(batch: Batch, earlier: pd.DataFrame = NO_HISTORY) -> list[tuple[str, str]]:
    """Codes and cells of the findings, the silent villages aside."""
    found = judge_batch(batch, earlier, CATALOG).findings
    found = found[~found["code"].isin(["village_missing", "late"])]
    return sorted(zip(found["code"], found["cell"], strict=True))


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


def totals(*values: float | None, total: float, state: str = "value") -> Batch:
    rows = [
        cell(
            NATURAL,
            value,
            f"C{4 + n}",
            area=VILLAGES[n],
            state="value" if value is not None else state,
        )
        for n, value in enumerate(values)
    ]
    return batch_of(reading(*rows, cell(NATURAL, total, "C99", area="610929100000", state="total")))


def test_a_total_that_is_not_the_sum_is_flagged():
    assert judged(totals(3.0, 4.0, total=8.0)) == [("total_mismatch", "C99")]
    assert judged(totals(3.0, 4.0, total=7.0)) == []


@pytest.mark.parametrize("state", ["blank", "held"])
def test_a_total_is_not_judged_beside_an_open_cell(state: str):
    assert judged(totals(3.0, None, total=8.0, state=state)) == []


def test_the_difference_to_the_total_is_offered_for_the_one_held_cell():
    batch = totals(3.0, -4.0, total=8.0)
    found = judge_batch(batch, NO_HISTORY, CATALOG).findings
    message = found.loc[found["code"] == "value_negative", "message"].iloc[0]

    assert message.endswith("请核对后改正（按合计推算应为5）。")


@pytest.mark.parametrize(("total", "is_flagged"), [(2.5, False), (2.7, True)])
def test_a_total_may_differ_by_the_rounding_of_its_column(total: float, is_flagged: bool):
    rows = [cell(INCOME, 1.2, "B4"), cell(INCOME, 1.2, "B5", area=VILLAGES[1])]
    rows.append(cell(INCOME, total, "B9", area="610929100000", state="total"))
    found = judged(batch_of(reading(*rows, form="T3")))

    assert found == ([("total_mismatch", "B9")] if is_flagged else [])


@pytest.mark.parametrize(("value", "is_flagged"), [(4.9, True), (5.0, False)])
def test_a_year_to_date_that_fell_is_flagged(value: float, is_flagged: bool):
    batch = batch_of(reading(cell(INCOME, value, "B4"), form="T3"))
    found = judged(batch, history((INCOME, VILLAGES[0], "2022-05", 5.0)))

    assert found == ([("ytd_fell", "B4")] if is_flagged else [])


def test_a_new_year_begins_again():
    batch = batch_of(
        reading(cell(INCOME, 0.5, "B4", period="2022-01"), form="T3", period="2022-01"),
        period="2022-01",
    )

    assert judged(batch, history((INCOME, VILLAGES[0], "2021-12", 9.0))) == []


@pytest.mark.parametrize(("month", "is_flagged"), [(1.0, False), (2.0, True)])
def test_last_month_plus_this_month_is_the_year_to_date(month: float, is_flagged: bool):
    batch = batch_of(
        reading(cell(INCOME, 6.0, "C4"), cell(INCOME, month, "B4", span="month"), form="T3")
    )
    found = judged(batch, history((INCOME, VILLAGES[0], "2022-05", 5.0)))

    assert found == ([("ytd_step", "C4")] if is_flagged else [])


def year_of(measure: str, *values: float) -> pd.DataFrame:
    return history(
        *(
            (measure, VILLAGES[0], f"2021-{month:02d}", value)
            for month, value in enumerate(values, 1)
        )
    )


STEADY = (100.0, 101.0, 102.0, 102.0, 103.0, 104.0, 105.0, 105.0, 106.0, 107.0, 108.0, 109.0)


@pytest.mark.parametrize(
    ("value", "code"), [(112.0, ""), (170.0, "jump"), (1090.0, "unit_suspect")]
)
def test_a_value_far_from_its_own_history_is_flagged(value: float, code: str):
    batch = batch_of(
        reading(cell("households_total", value, "E4", period="2022-01"), period="2022-01"),
        period="2022-01",
    )
    codes = {found for found, _ in judged(batch, year_of("households_total", *STEADY))}

    assert (code in codes) if code else (codes == set())


def test_a_series_that_is_mostly_zero_is_not_judged_for_jumps():
    earlier = year_of("households_total", *([0.0] * 9), 3.0, 0.0, 2.0)
    batch = batch_of(
        reading(cell("households_total", 40.0, "E4", period="2022-01"), period="2022-01"),
        period="2022-01",
    )

    assert judged(batch, earlier) == []


def test_a_village_without_any_value_is_told():
    batch = judge_batch(batch_of(reading(cell(NATURAL, 5.0, "C4"))), NO_HISTORY, CATALOG)
    missing = batch.findings[batch.findings["code"] == "village_missing"]

    assert sorted(missing["area_code"]) == sorted(VILLAGES[1:])


def test_a_rule_that_cannot_be_evaluated_never_passes():
    rule = Rule(
        "x",
        "value_error",
        "ExpectColumnValuesToBeBetween",
        {"column": "nowhere", "min_value": 0},
        "critical",
        "",
        "",
    )
    frame = rule_frame(batch_of(reading(cell(NATURAL, 5.0, "C4"))).cells, CATALOG)

    with pytest.raises(DeclarationError, match="could not be evaluated"):
        validate(frame, [rule])


def test_a_wrong_rule_file_stops_the_run(tmp_path):
    (tmp_path / "tidy_cells.yml").write_text("- {id: x, code: nonsense}\n", "utf-8")
    with pytest.raises(DeclarationError, match="rule 'x'"):
        load_rules(tmp_path)


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


def test_one_cell_twice_in_a_submission_is_held():
    batch = batch_of(reading(cell(NATURAL, 5.0, "C4"), cell(NATURAL, 6.0, "C5")))

    assert judged(batch) == [("area_duplicate", "C4"), ("area_duplicate", "C5")]


def with_correction(tmp_path, line: str):
    import shutil

    from flows.catalog.load import load_catalog
    from flows.paths import PROJECT

    shutil.copytree(PROJECT / "data" / "catalog", tmp_path, dirs_exist_ok=True)
    header = (
        "file,sheet,cell,measure_code,area_code,period,action,expected,value,reason,author,date\n"
    )
    (tmp_path / "corrections.csv").write_text(header + line + "\n", "utf-8")
    return load_catalog(tmp_path)


def test_a_declared_correction_replaces_the_value_and_shows_who_and_why(tmp_path):
    line = (
        f"a.xlsx,,C4,{NATURAL},{VILLAGES[0]},2022-06,replace,50,5,多写一个0,县乡村振兴局,2022-07-05"
    )
    catalog = with_correction(tmp_path, line)
    batch = apply_corrections(batch_of(reading(cell(NATURAL, 50.0, "C4"))), catalog)

    assert batch.cells["value"].tolist() == [5.0]
    assert batch.cells["correction"].tolist() == ["多写一个0（县乡村振兴局，2022-07-05）"]
    assert batch.findings.empty


def test_a_correction_that_no_longer_matches_is_reported_and_not_applied(tmp_path):
    line = (
        f"a.xlsx,,C4,{NATURAL},{VILLAGES[0]},2022-06,replace,50,5,多写一个0,县乡村振兴局,2022-07-05"
    )
    catalog = with_correction(tmp_path, line)
    batch = apply_corrections(batch_of(reading(cell(NATURAL, 51.0, "C4"))), catalog)

    assert batch.cells["value"].tolist() == [51.0]
    assert batch.findings["code"].tolist() == ["correction_unmatched"]
