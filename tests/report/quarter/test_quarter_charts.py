"""A quarter has at most four charts, and only those it has figures for."""

import pytest

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
