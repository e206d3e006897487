from flows.report.month.counts import Counts, compare, count, count_level
from tests.report.month.rows import NAN, judged


def test_what_is_not_asked_stands_apart_from_what_was_due():
    rows = [
        judged(code=str(number), status=status)
        for number, status in enumerate(
            ["green", "yellow", "red", "missing", "not_due", "not_applicable", "no_target"]
        )
    ]

    counts = count([*rows, judged(code="9", status="missing", target=NAN)])

    assert counts == Counts(1, 1, 1, 1, 1, 1, 2)
    assert (counts.due, counts.behind) == (4, 2)


def test_a_comparison_uses_only_what_both_months_judged():
    now = [judged("A", status="green"), judged("B", status="red"), judged("C", status="red")]
    before = [
        judged("A", period="2022-05", status="red"),
        judged("B", period="2022-05", status="not_due"),
        judged("D", period="2022-05", status="red"),
    ]

    compared = compare(now, before)

    assert (compared.before_period, compared.common) == ("2022-05", 1)
    assert (compared.before, compared.now) == (Counts(red=1), Counts(green=1))


def test_a_first_month_has_nothing_to_compare():
    compared = compare([judged()], [])

    assert (compared.before_period, compared.common, compared.now) == ("", 0, Counts())


def test_plan_targets_are_counted_apart_from_references():
    level = count_level([judged("A"), judged("B", is_reference=True)], [])

    assert (level.all.red, level.plan_target.red) == (2, 1)
