"""Which charts a month gets: the headlines, plans, ranks, first matters; never more than twelve."""

from dataclasses import replace

from flows.report.charts.chart_list import MOST_CHARTS, charts_of, charts_of_month
from flows.report.month.towns import CommonStanding


def with_headlines(review, *codes: str):
    catalog = review.facts.catalog
    policy = catalog.policy.model_copy(update={"headlines": codes})
    facts = replace(review.facts, catalog=replace(catalog, policy=policy))
    return replace(review, facts=facts)


def test_a_month_has_headlines_then_plans_ranks_and_the_first_matters(review):
    review = with_headlines(review, "ECO-01", "EMP-14", "IND-73")
    names = [chart.name for chart in charts_of_month(review)]
    matters = [matter.code for matter in review.asked[:5] if matter.towns]

    assert names[:8] == [
        "bullet-ECO-01",
        "trajectory-ECO-01",
        "bullet-EMP-14",
        "trajectory-EMP-14",
        "bullet-IND-73",
        "trajectory-IND-73",
        "plans",
        "slope",
    ]
    assert names[8:] == [f"variance-{code}" for code in matters][: MOST_CHARTS - 8]


def test_a_county_without_headlines_has_the_charts_of_its_matters(review):
    kinds = [chart.kind for chart in charts_of_month(with_headlines(review))]

    assert kinds[:2] == ["plans", "slope"]
    assert set(kinds[2:]) == {"variance"}


def test_places_that_did_not_move_are_no_chart(review):
    still = tuple(
        replace(town, common=CommonStanding(90.0 - place, 90.0, place, place))
        for place, town in enumerate(review.towns, start=1)
    )

    kinds = [chart.kind for chart in charts_of_month(replace(review, towns=still))]
    assert "slope" not in kinds


def test_any_indicator_can_be_drawn(review):
    names = [chart.name for chart in charts_of(review, ["GOV-02"])]

    assert names == ["plans", "slope", "bullet-GOV-02", "trajectory-GOV-02", "variance-GOV-02"]


def test_every_due_indicator_has_charts_with_words(review):
    codes = sorted({row.indicator_code for row in review.month_rows})
    charts = charts_of(review, codes)

    assert len(charts) > 2 * len(codes) - 50
    assert len({chart.name for chart in charts}) == len(charts)
    assert all(chart.data.alt.startswith(chart.title) for chart in charts)
