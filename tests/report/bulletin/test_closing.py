from dataclasses import replace

import pytest
from docx import Document

from flows.report.bulletin.closing import add_closing
from tests.report.letters.test_letter_counts import DAY, letter
from tests.report.month.built import matter, quiet
from tests.report.month.example import example_review


@pytest.fixture(scope="module")
def review(tmp_path_factory):
    return example_review(tmp_path_factory.mktemp("catalog"))


def lines(review, letters=()):
    document = Document()
    add_closing(document, review, letters, {})
    return [one.text for one in document.paragraphs if one.text]


def circular(review):
    about = matter(review.facts.catalog, level=3)
    one = replace(
        letter("1号", "2022-06", DAY, recipient="县人社局"),
        level=3,
        warning_ids=(about.warning_id,),
    )
    return replace(review, matters=(about,)), one


def test_a_quiet_month_has_no_annex(review):
    assert not [line for line in lines(quiet(review)) if line.startswith("附件")]


def test_a_released_circular_is_an_annex(review):
    month, one = circular(review)

    titles = [line for line in lines(replace(month, reporters=()), [one]) if "通报（" in line]
    assert titles == ["　　　3.通报（1号）", "附件3　通报（1号）"]


def test_a_draft_circular_is_not(review):
    month, one = circular(review)

    assert not [line for line in lines(month, [replace(one, released_on=None)]) if "通报（" in line]
