from dataclasses import replace

import pytest

from flows.report.letters.letter_texts import (
    addressee,
    basis,
    contact_line,
    contact_note,
    demands,
    lacking_sentence,
    opening,
    topic_sentences,
)
from tests.report.letters.test_letter_counts import DAY, letter
from tests.report.letters.test_letter_document import topics
from tests.report.month.built import matter
from tests.report.month.example import example_review


@pytest.fixture(scope="module")
def review(tmp_path_factory):
    return example_review(tmp_path_factory.mktemp("catalog"))


def test_towns_are_addressed_as_governments(review):
    catalog = review.facts.catalog

    assert (addressee("茅坪镇", catalog), addressee("县林业局", catalog)) == (
        "茅坪镇人民政府",
        "县林业局",
    )


@pytest.mark.parametrize(("level", "words"), [(1, "提醒"), (2, "督办"), (3, "通报")])
def test_the_level_decides_the_words(review, level, words):
    one = replace(letter("1号", "2022-06", DAY, recipient="仓上镇"), level=level)

    assert f"你镇有1项指标未达到序时进度，达到{words}条件，现" in opening(
        one, topics(review), review
    )


def test_a_deadline_that_is_not_certain_says_so(review):
    one = replace(letter("1号", "2022-06", DAY), is_due_certain=False)

    assert "请于2022年7月6日（该年节假日安排未公布，按周末休息推算）前" in demands(one, "某局")[1]


def test_the_contact_has_a_telephone_where_the_catalogue_has_one(review):
    contacts = tuple(replace(one, phone="000-0000") for one in review.facts.catalog.contacts)
    catalog = replace(review.facts.catalog, contacts=contacts)
    month = replace(review, facts=replace(review.facts, catalog=catalog))

    assert contact_note(month) == (
        "（联系人：县乡村振兴局办公室，电话：000-0000，xczxj@example.org）"
    )
    assert contact_line(month) == (
        "联系人：县乡村振兴局办公室，电话：000-0000，邮箱：xczxj@example.org"
    )


def test_a_citation_has_full_width_brackets_and_single_quotes_inside_double_ones(review):
    [topic] = topics(review)
    code = topic.matter.indicator.indicator_code
    targets = tuple(
        replace(one, citation="三(五)22：“推进“一镇一年四场”演出”；六(二)「按月报送」")
        for one in review.facts.catalog.targets
        if one.indicator_code == code
    )
    catalog = replace(review.facts.catalog, targets=targets)

    assert basis(topic.matter.indicator, topic, catalog).startswith(
        "稳岗就业方案三（五）22：“推进‘一镇一年四场’演出”；六（二）：“按月报送”"
    )


def test_a_letter_says_which_towns_a_figure_lacks_and_that_they_report_first(review):
    """The unit's difference may be nothing but the town that did not report."""
    rows = [
        replace(matter(review.facts.catalog).row, lacking=names)
        for names in (("构朳镇",), ("构朳镇", "麻虎镇"), ())
    ]
    told = [topic for row in rows for topic in topics(review, row=row)]

    assert "（未含构朳镇），差134人" in topic_sentences(told[0], review.facts.catalog)
    assert lacking_sentence(told) == (
        "构朳镇、麻虎镇有关数据未报，未计入上列实际数；请先督促补报，再核实差额。"
    )
    assert lacking_sentence(told[2:]) == ""


def test_a_citation_has_no_space_between_figures_and_signs(review):
    [topic] = topics(review)
    targets = tuple(
        replace(one, citation="二(二)7“稳定在 15 万亩”") for one in review.facts.catalog.targets
    )
    catalog = replace(review.facts.catalog, targets=targets)

    assert basis(topic.matter.indicator, topic, catalog).startswith(
        "稳岗就业方案二（二）7：“稳定在15万亩”"
    )
