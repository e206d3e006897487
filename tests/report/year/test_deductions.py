"""What a year's reports cost, and the evidence a town can check."""

from dataclasses import replace

import pandas as pd
import pytest

from flows.catalog.office_records import Correction
from flows.catalog.policy import Deductions
from flows.report.year.deductions import deducted_points, find_deductions

RATE_COLUMNS = ["period", "form", "area_code", "is_received", "is_on_time", "completeness"]
TOWN = "610929100000"


@pytest.fixture
def facts(december):
    """Of one form: late in May, missing in June, and a late one of another year."""
    base = december.facts
    form = next(form.form for form in base.catalog.forms if form.reporter == "town")
    rates = pd.DataFrame(
        [
            ("2021-05", form, TOWN, True, False, 1.0),
            ("2021-06", form, TOWN, False, False, 0.0),
            ("2021-07", form, TOWN, True, True, 1.0),
            ("2020-12", form, TOWN, True, False, 1.0),
        ],
        columns=RATE_COLUMNS,
    )
    arrived = {
        "submission_id": ["a", "b", "c"],
        "period": ["2021-05", "2021-05", "2021-08"],
        "form": [form] * 3,
        "area_code": [TOWN] * 3,
        "file_name": ["5月.xlsx", "5月改.xlsx", "8月坏.xlsx"],
        "sha256": ["", "", ""],
        "received_at": pd.to_datetime(["2021-06-09", "2021-06-20", "2021-09-02"]),
        "version": [1, 2, 1],
        "status": ["superseded", "accepted", "rejected"],
    }
    return replace(base, reporting_rates=rates, submissions=pd.DataFrame(arrived))


def test_each_fact_is_told_with_form_month_and_day(facts):
    name = facts.catalog.area_name(TOWN)
    form = next(form for form in facts.catalog.forms if form.reporter == "town")
    day = form.due_day

    found = find_deductions(facts, 2021)

    assert list(found) == [name]
    assert [(one.kind, one.period, one.evidence, one.points) for one in found[name]] == [
        ("late", "2021-05", f"2021年6月{day}日截止，6月9日收到", 0.5),
        ("missing", "2021-06", f"2021年7月{day}日截止，至今未收到", 1.0),
        ("rejected", "2021-08", "2021年9月2日收到的《8月坏.xlsx》整表退回", 0.2),
    ]
    assert {one.form for one in found[name]} == {form.name}


def test_a_figure_that_the_county_corrected_is_a_wrong_report(facts):
    measure = next(
        one
        for one in facts.catalog.measures
        if one.row_level == "village" and facts.catalog.form_by_code[one.form].reporter == "town"
    )
    village = facts.catalog.villages_by_town[TOWN][0]
    correction = Correction(
        file="",
        sheet="",
        cell="",
        measure_code=measure.measure_code,
        area_code=village.area_code,
        period="2021-10",
        action="replace",
        expected="120",
        value="12",
        reason="与台账不符",
        author="数据员",
        date="2021-11-20",
    )
    changed = replace(facts, catalog=replace(facts.catalog, corrections=(correction,)))

    one = find_deductions(changed, 2021)[facts.catalog.area_name(TOWN)][-1]

    assert (one.kind, one.period, one.points) == ("corrected", "2021-10", 2.0)
    assert one.evidence == (
        f"{village.name}{measure.name}：原报120，2021-11-20更正为12（与台账不符）"
    )
    assert all(
        item.kind != "corrected"
        for items in find_deductions(changed, 2020).values()
        for item in items
    )


def test_together_they_cost_at_most_what_the_policy_says(facts):
    ones = next(iter(find_deductions(facts, 2021).values()))

    assert deducted_points(ones, Deductions(most=3.0)) == pytest.approx(1.7)
    assert deducted_points(ones, Deductions(most=1.5)) == 1.5
    assert deducted_points((), Deductions(most=1.5)) == 0
