"""Open warnings and what falls due, as sheets."""

from dataclasses import replace

from flows.period import Quarter
from flows.report.quarter.next_due import DueItem, NextDue
from flows.report.quarter.state_sheets import age_sheets, due_sheet
from tests.report.month.rows import judged


def test_the_oldest_warning_comes_first(june):
    county, towns = age_sheets(june)
    months = [[row[2] for row in county.rows], [row[3] for row in towns.rows]]

    assert months == [sorted(one, reverse=True) for one in months]
    assert [len(one) for one in months] == [
        sum(age.county for age in june.ages),
        sum(age.towns for age in june.ages),
    ]


def test_the_note_counts_both_sheets_and_the_oldest_age(june):
    county, towns = age_sheets(june)
    oldest = june.ages[-1]

    assert county.note == (
        f"县级{len(county.rows)}项（{oldest.name}{oldest.county}项）；"
        f"镇级{len(towns.rows)}项（{oldest.name}{oldest.towns}项），见“镇级存续”表。"
    )


def test_without_open_warnings_nothing_is_counted(june):
    county, towns = age_sheets(replace(june, month=replace(june.month, warned=())))

    assert (county.rows, towns.rows, county.note) == ([], [], "")


def test_what_falls_due_has_target_and_present_value(june):
    indicator = june.month.facts.catalog.indicator_by_code["ECO-01"]
    items = (DueItem(indicator, "2022-07", judged()), DueItem(indicator, "2022-08", None))
    sheet = due_sheet(replace(june, next=NextDue(Quarter(2022, 3), items, (), ())))

    assert [row[1:4] for row in sheet.rows] == [
        ["2022年7月", 87.0, 80.0],
        ["2022年8月", None, None],
    ]
