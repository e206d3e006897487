"""Open warnings and what falls due, as sheets."""

from dataclasses import replace

from flows.period import Quarter
from flows.report.quarter.next_due import DueItem, NextDue
from flows.report.quarter.state_sheets import ages_sheet, due_sheet
from tests.report.month.rows import judged


def test_the_oldest_warning_comes_first(june):
    months = [row[3] for row in ages_sheet(june).rows]

    assert months == sorted(months, reverse=True)
    assert len(months) == sum(age.count for age in june.ages)


def test_what_falls_due_has_target_and_present_value(june):
    indicator = june.month.facts.catalog.indicator_by_code["ECO-01"]
    items = (DueItem(indicator, "2022-07", judged()), DueItem(indicator, "2022-08", None))
    sheet = due_sheet(replace(june, next=NextDue(Quarter(2022, 3), items, (), ())))

    assert [row[1:4] for row in sheet.rows] == [
        ["2022年7月", 87.0, 80.0],
        ["2022年8月", None, None],
    ]
