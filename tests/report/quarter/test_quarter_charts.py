"""A quarter has at most four charts, and only those it has figures for."""

from dataclasses import replace

import pytest

from flows.period import Quarter
from flows.report.month.counts import Counts
from flows.report.quarter.quarter_charts import charts_of_quarter


def test_a_quarter_with_one_before_has_four_charts(june):
    charts = {chart.name: chart for chart in charts_of_quarter(june)}

    assert list(charts) == ["contributions", "plans", "slope", "trend"]
    parts = charts["contributions"].data.parts
    assert sum(points for _, points in parts) == pytest.approx(june.score.change)
    assert [points for _, points in parts] == sorted((p for _, p in parts), reverse=True)
    assert f"可比的{june.compared.common}项" in charts["plans"].title
    assert "今年" not in charts["plans"].data.labels


def test_the_title_of_the_contributions_is_true(june):
    chart = charts_of_quarter(june)[0]
    word = "上升" if june.score.change > 0 else "下降"

    assert f"{word}{round(abs(june.score.change), 1):g}分" in chart.title


def test_a_first_quarter_has_its_trend_alone(first):
    assert [chart.name for chart in charts_of_quarter(first)] == ["trend"]


def test_the_trend_is_told_against_the_same_quarter_of_last_year(june):
    def title(*quarters):
        trend = tuple((quarter, Counts(green=green, red=10 - green)) for quarter, green in quarters)
        charts = charts_of_quarter(replace(june, trend=trend))
        return next(chart.data.words.title for chart in charts if chart.name == "trend")

    now, last_year = (Quarter(2022, 2), 8), (Quarter(2021, 2), 6)
    assert title((Quarter(2021, 1), 1), last_year, now) == "2022年二季度正常占80%，上年同期占60%"
    assert title((Quarter(2022, 1), 5), now) == "2022年二季度正常占80%，上季度占50%"
    assert title(now) == "2022年二季度正常占80%"
