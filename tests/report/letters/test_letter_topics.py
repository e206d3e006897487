from dataclasses import replace

import pytest

from flows.report.letters.letter_topics import new_topics, recipients_of, topics_of
from tests.report.letters.test_letter_counts import DAY, letter
from tests.report.month.built import matter, part
from tests.report.month.example import example_review
from tests.report.month.rows import TOWN


@pytest.fixture(scope="module")
def review(tmp_path_factory):
    return example_review(tmp_path_factory.mktemp("catalog"))


def month(review, **values):
    return replace(review, matters=(matter(review.facts.catalog, **values),))


def test_a_unit_is_asked_by_the_matter_and_a_town_by_its_own_row(review):
    one = month(review, towns=[("仓上镇", 40.0)], level=2)

    assert [(topic.level, topic.missing) for topic in topics_of(one, "县人社局")] == [(2, 134.0)]
    assert [(topic.level, topic.missing) for topic in topics_of(one, "仓上镇")] == [(1, 60.0)]
    assert recipients_of(one) == ("仓上镇", "县人社局")


def test_a_town_whose_own_row_is_watched_gets_nothing(review):
    catalog = review.facts.catalog
    base = matter(catalog)
    town = part(catalog, base.indicator, "仓上镇", 40.0, is_watched=True)
    one = replace(review, matters=(replace(base, towns=(town,)),))

    assert topics_of(one, "仓上镇") == ()
    assert recipients_of(one) == ("县人社局",)


def test_all_towns_means_those_whose_own_row_is_behind(review):
    one = month(review, towns=[("仓上镇", 40.0)], lead_units=("各镇",))

    assert recipients_of(one) == ("仓上镇",)


def test_what_was_written_about_at_its_level_is_not_new(review):
    one = month(review)
    told = replace(
        letter("1号", "2022-05", DAY, recipient="县人社局"),
        warning_ids=("EMP-14-610929000000-2022-05",),
    )

    assert new_topics(one, "县人社局", [told]) == ()
    assert len(new_topics(month(review, level=2), "县人社局", [told])) == 1
    assert len(new_topics(one, "县人社局", [replace(told, recipient="甲局")])) == 1


def test_a_unit_reads_whose_figures_they_are_and_a_town_how_long_its_own_warning_is_open(review):
    """The matter is led by one town's warning: its figure is no figure of the county."""
    catalog = review.facts.catalog
    base = matter(catalog, area_code=TOWN, months=9, opened="2021-10")
    towns = tuple(
        part(catalog, base.indicator, town, 40.0, months=months)
        for town, months in (("仓上镇", 9), ("冷水镇", 2))
    )
    one = replace(review, matters=(replace(base, towns=towns),))

    [of_unit], [of_town] = topics_of(one, "县人社局"), topics_of(one, "冷水镇")

    assert (of_unit.name, of_unit.months, of_unit.opened) == (
        "仓上镇脱贫人口务工就业规模",
        9,
        "2021-10",
    )
    assert (of_town.name, of_town.months, of_town.opened) == ("脱贫人口务工就业规模", 2, "2022-05")
