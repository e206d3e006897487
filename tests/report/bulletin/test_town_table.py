"""The town table: places and scores, and how both moved on the indicators both months judged."""

from dataclasses import replace

import pytest
from docx import Document

from flows.report.bulletin.town_table import add_town_table, has_scores
from flows.report.month.counts import Counts
from tests.report.month.example import example_review

NOTE = "同口径指只按两个月均考核的指标计算得分、排列名次。"


@pytest.fixture(scope="module")
def review(tmp_path_factory):
    return example_review(tmp_path_factory.mktemp("catalog"))


def table_of(review):
    document = Document()
    add_town_table(document, review)
    rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    return rows, [one.text for one in document.paragraphs]


def test_a_town_has_its_place_and_how_it_moved_on_common_indicators(review):
    [head, first, second, *_, last], texts = table_of(review)

    assert head[-2:] == ["同口径得分增减", "同口径名次变化"]
    assert first == ["1", "卡子镇", "83.8", "75", "2", "13", "2", "持平", "第5→第7"]
    assert second[-2:] == ["+32.7", "第10→第1"]
    assert (last[:3], last[-2:]) == (["—", "仓上镇", "未报"], ["—", "—"])
    assert NOTE in texts


def test_towns_of_one_score_are_told_how_they_are_ranked(review):
    one, two, *rest = review.towns
    level = replace(review, towns=(one, replace(two, score=one.score), *rest))

    _, [*_, note] = table_of(level)

    assert (
        note
        == f"{NOTE}得分相同的，依次按完成程度、预警项数排列；仍相同的按区划代码排列，不分先后。"
    )


def test_all_scores_have_one_decimal(review):
    towns = (replace(review.towns[0], score=89.0),)

    [_, row], _ = table_of(replace(review, towns=towns))

    assert row[2] == "89.0"


def test_a_month_without_one_to_compare_has_no_column_of_changes(review):
    towns = tuple(replace(town, common=None) for town in review.towns)

    [head, *_], texts = table_of(replace(review, towns=towns))

    assert head[-1] == "未报"
    assert NOTE not in texts


def test_towns_without_tasks_have_no_scores(review):
    idle = tuple(replace(town, counts=Counts()) for town in review.towns)

    assert has_scores(review)
    assert not has_scores(replace(review, towns=idle))
