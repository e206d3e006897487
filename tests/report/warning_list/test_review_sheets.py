"""The warning workbook has sheets for 未审核 and 更正 only where there is something to list."""

from dataclasses import replace

import pytest

from flows.report.warning_list.review_sheets import review_sheets
from tests.report.month.example import example_review
from tests.report.reviews.test_review_sentences import OTHER, TOWN, with_changes, with_reviews


@pytest.fixture(scope="module")
def review(tmp_path_factory):
    return example_review(tmp_path_factory.mktemp("catalog"))


def test_a_month_without_them_has_neither_sheet(review):
    assert list(review_sheets(review)) == []


def test_unreviewed_forms_are_listed_with_their_level(review):
    month = replace(review, facts=with_reviews(review.facts, **{TOWN: "first"}))
    [sheet] = review_sheets(month)

    assert (sheet.name, len(sheet.rows)) == ("未审核", 4)
    assert sheet.rows[0] == (TOWN, "农村人居环境整治月报表", "初报", "T1")


def test_late_figures_stand_beside_the_locked_ones(review):
    changes = ((TOWN, 5.0, 6.0, False), (TOWN, 7.0, None, True), (OTHER, None, 1.0, False))
    month = replace(review, facts=with_changes(review.facts, *changes))
    [sheet] = review_sheets(month)

    assert sheet.name == "更正"
    assert "2022年6月更正（月度数据锁定后收到）" in sheet.title
    assert [row[:2] + row[5:9] for row in sheet.rows] == [
        ("2022年5月", TOWN, 5.0, 6.0, "改数", "解锁前不采用"),
        ("2022年5月", TOWN, 7.0, None, "撤回", "已解锁采用"),
        ("2022年5月", OTHER, None, 1.0, "补报", "解锁前不采用"),
    ]
    assert sheet.rows[0][9:] == ("6月更正.xlsx", "表1", "C5")
