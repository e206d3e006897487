"""What the next quarter asks for."""

from dataclasses import replace

from flows.period import Quarter
from flows.report.quarter.next_due import is_judged_in, next_due
from tests.report.month.rows import judged

Q1, Q2, Q3, Q4 = (Quarter(2022, number) for number in (1, 2, 3, 4))


def test_a_due_month_of_the_next_quarter_is_listed_with_the_countys_row(june):
    catalog = june.month.facts.catalog
    due = [one for one in catalog.targets if one.due_month in Q2.months]
    row = judged(due[0].indicator_code, period="2022-03")

    items = next_due(catalog, Q1, [row]).items

    assert {one.indicator.indicator_code for one in items} == {one.indicator_code for one in due}
    assert all(one.due_month in Q2.months for one in items)
    assert [one.row for one in items if one.row is not None] == [row]
    assert [one.due_month for one in items] == sorted(one.due_month for one in items)


def test_half_yearly_and_annual_indicators_come_with_their_quarters(june):
    one = replace(june.month.facts.catalog.indicators[0], due_years=(), retired="")

    def judged_in(frequency, **values):
        changed = replace(one, frequency=frequency, **values)
        return [is_judged_in(changed, quarter) for quarter in (Q1, Q2, Q3, Q4)]

    assert judged_in("monthly") == [True, True, True, True]
    assert judged_in("quarterly") == [True, True, True, True]
    assert judged_in("half_yearly") == [False, True, False, True]
    assert judged_in("annual") == [False, False, False, True]
    assert judged_in("monthly", due_years=(2023,)) == [False] * 4
    assert judged_in("monthly", retired="2022-07") == [True, True, False, False]


def test_before_a_last_quarter_what_will_miss_its_year_is_named_worst_first(june):
    catalog = june.month.facts.catalog
    rows = [
        judged("ECO-01", shortfall=0.1),
        judged("EMP-14", shortfall=0.3),
        judged("IND-01", is_reference=True),
        judged("IND-02", forecast_met=True),
        judged("IND-05", met=True),
    ]

    assert [row.indicator_code for row in next_due(catalog, Q3, rows).at_year_end] == [
        "EMP-14",
        "ECO-01",
    ]
    assert next_due(catalog, Q2, rows).at_year_end == ()
