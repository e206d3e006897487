from dataclasses import replace

import pytest
from docx import Document

from flows.report.bulletin.annexes import add_reporting, add_watch_list
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


def test_every_town_is_in_the_table_of_reporting(review):
    _, rows = annex(add_reporting, review)
    names = [row[0] for row in rows]

    assert [town.name for town in review.facts.catalog.towns if town.name not in names] == []
