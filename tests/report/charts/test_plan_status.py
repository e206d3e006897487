"""Plans this quarter against the same quarter of last year, on indicators both judged."""

from dataclasses import replace

from flows.report.charts.plan_status import prepare_plan_status
from tests.report.charts.example import COUNTY, judged, review_of


def test_only_indicators_of_both_years_are_compared(review):
    month = review_of(
        review,
        judged("EMP-14", COUNTY, 1.0, 2.0, period="2021-06"),
        judged("EMP-14", COUNTY, 2.0, 2.0, period="2022-05", status="green"),
        judged("ECO-01", COUNTY, 1.0, 2.0),
        judged("EMP-14", COUNTY, 2.0, 2.0, status="green"),
    )
    data = prepare_plan_status(month)

    assert data.words.title == "2022年二季度可比的1项全县指标中正常1项（占100%），比去年同期多1项"
    assert [(bar.now.green, bar.before and bar.before.red) for bar in data.plans] == [(1, 1)]


def test_a_first_year_shows_this_quarter_alone(review):
    data = prepare_plan_status(review_of(review, judged("EMP-14", COUNTY, 1.0, 2.0)))

    assert data.words.title == "2022年二季度全县考核1项，正常0项，占0%"
    assert data.plans[0].before is None


def test_title_and_bars_count_the_same(march):
    data = prepare_plan_status(march)
    green = sum(bar.now.green for bar in data.plans)
    due = sum(bar.now.due for bar in data.plans)

    assert f"可比的{due}项全县指标中正常{green}项" in data.words.title
    assert all(bar.before is not None and bar.before.due == bar.now.due for bar in data.plans)


def test_before_the_quarters_end_the_title_says_up_to_which_month(review):
    row = judged("EMP-14", COUNTY, 1.0, 2.0, period="2022-05")
    month = replace(review_of(review, row), facts=replace(review.facts, period="2022-05"))

    assert prepare_plan_status(month).words.title.startswith("2022年二季度（截至5月）全县考核1项")
