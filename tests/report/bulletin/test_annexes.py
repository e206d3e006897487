import datetime as dt
from dataclasses import replace

import pytest
from docx import Document

from flows.report.bulletin.annexes import add_letters, add_reporting, add_watch_list
from flows.report.letters.letter_counts import count_letters
from tests.report.letters.test_letter_counts import DAY, letter
from tests.report.month.built import matter
from tests.report.month.example import example_review


@pytest.fixture(scope="module")
def review(tmp_path_factory):
    return example_review(tmp_path_factory.mktemp("catalog"))


def annex(add, review):
    document = Document()
    add(document, "附件2", review)
    rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    return [one.text for one in document.paragraphs if one.text], rows


def test_a_short_watch_list_is_told_whole(review):
    watched = matter(review.facts.catalog, is_watched=True, is_reference=True)
    texts, rows = annex(add_watch_list, replace(review, matters=(watched,)))

    assert texts[1] == "本月1项列入关注名单，请有关单位和镇留意进度，不需要书面答复。"
    assert rows[1:] == [
        ["脱贫人口务工就业规模（人）", "全县", "1,096", "≥1,230", "低134", "参考进度"],
    ]


def test_a_red_that_is_only_watched_says_that_its_month_has_not_come(review):
    red = matter(review.facts.catalog, is_watched=True)
    yellow = replace(red, row=replace(red.row, status="yellow"))
    _, rows = annex(add_watch_list, replace(review, matters=(red, yellow)))

    assert [row[-1] for row in rows[1:]] == ["计划目标，未到完成月份", "计划目标"]


def test_every_town_is_in_the_table_of_reporting(review):
    _, rows = annex(add_reporting, review)
    names = [row[0] for row in rows]

    assert [town.name for town in review.facts.catalog.towns if town.name not in names] == []


def letters_annex(*letters):
    document = Document()
    add_letters(document, "附件4", count_letters(letters, "2022-06", dt.date(2022, 7, 20)))
    rows = [[cell.text for cell in row.cells] for one in document.tables for row in one.rows]
    return [one.text for one in document.paragraphs if one.text], rows


def test_letters_without_answer_are_listed_and_the_others_counted():
    waiting = letter("1号", "2022-06", DAY, recipient="甲局")
    done = [
        letter(f"{number}号", "2022-06", DAY, recipient="乙局", answered=DAY) for number in (2, 3)
    ]

    texts, rows = letters_annex(waiting, *done)

    assert [row[0] for row in rows] == ["单位", "甲局"]
    assert texts[-1] == "另有1个单位的2件函件均已答复。"


def test_where_all_letters_are_answered_there_is_no_table():
    texts, rows = letters_annex(letter("1号", "2022-06", DAY, recipient="甲局", answered=DAY))

    assert rows == []
    assert texts[-1] == "1个单位的1件函件均已答复。"
