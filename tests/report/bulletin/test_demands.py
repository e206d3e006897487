import datetime as dt
from dataclasses import replace

import pytest

from flows.report.bulletin.demands import demand_cells, demand_sentence
from tests.report.month.built import matter
from tests.report.month.example import example_review


@pytest.fixture(scope="module")
def review(tmp_path_factory):
    return example_review(tmp_path_factory.mktemp("catalog"))


def test_each_matter_has_owner_amount_and_day(review):
    one = matter(review.facts.catalog, level=2, towns=[("仓上镇", 40.0)])

    assert demand_cells(1, one, review, {})[1:] == (
        one.name,
        "134人",
        "县人社局",
        "督办",
        "增加68人",
        "7月11日",
    )


def test_a_day_that_cannot_be_known_is_marked(review):
    later = replace(review, day=dt.date(2040, 7, 6))

    assert demand_cells(1, matter(review.facts.catalog), later, {})[-1] == "7月13日（推算）"


def test_only_levels_that_occur_are_named(review):
    catalog = review.facts.catalog
    month = replace(review, matters=(matter(catalog), matter(catalog, level=3, position=2)))

    text = demand_sentence(month)

    assert text.startswith("下列2项须办事项")
    assert "通报事项1项" in text
    assert "提醒事项1项" in text
    assert "督办" not in text
