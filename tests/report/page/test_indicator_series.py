"""The lines of the trajectories: this year and last, each area with its own targets."""

from flows.report.page.indicator_series import due_indicators, indicator_series

TOWN = "610929108000"


def place_of(review, code: str) -> int:
    return [one.indicator_code for one in due_indicators(review)].index(code)


def column_of(review, area: str) -> int:
    catalog = review.facts.catalog
    return [one.area_code for one in (catalog.county, *catalog.towns)].index(area)


def test_lines_cover_this_year_and_last_and_goals_are_the_areas_own(review):
    series = indicator_series(review)[place_of(review, "EMP-14")]
    column = column_of(review, TOWN)
    own = review.facts.targets
    own = own[(own["indicator_code"] == "EMP-14") & (own["area_code"] == TOWN)]

    assert series.periods[0] >= "2021-01"
    assert series.periods[-1] == "2022-06"
    assert len(series.actual[column]) == len(series.periods) == len(series.expected[column])
    assert [(year, value) for year, value, _ in series.goals[column]] == [
        (year, target) for year, target in zip(own["year"], own["target"], strict=True)
    ]
    assert series.goals[column] != series.goals[0]
