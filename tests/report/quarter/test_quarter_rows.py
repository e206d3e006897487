"""A quarter's row of an indicator is its latest that was asked and measured."""

from flows.period import Quarter
from flows.report.quarter.quarter_rows import common_pairs, quarter_rows
from tests.report.month.rows import NAN, judged

Q2 = Quarter(2022, 2)


def test_the_latest_scored_row_of_the_quarter_stands_for_it():
    rows = [
        judged(period="2022-03", status="green"),
        judged(period="2022-04", status="yellow"),
        judged(period="2022-05", status="red"),
        judged(period="2022-06", status="not_due", expected=NAN),
        judged(period="2022-07", status="green"),
    ]

    assert [row.period for row in quarter_rows(rows, Q2)] == ["2022-05"]


def test_a_row_that_was_not_due_all_quarter_is_still_counted():
    rows = [judged(period="2022-05", status="not_due"), judged(period="2022-06", status="not_due")]

    assert [row.period for row in quarter_rows(rows, Q2)] == ["2022-06"]


def test_only_what_was_scored_in_both_is_compared():
    now = [judged("A"), judged("B"), judged("C", status="missing"), judged("D", status="not_due")]
    before = [judged("A", status="green"), judged("B", status="not_due"), judged("C"), judged("D")]

    pairs = common_pairs(now, before)

    assert [(p.now.indicator_code, p.before.status, p.now.status) for p in pairs] == [
        ("A", "green", "red"),
        ("C", "red", "missing"),
    ]
