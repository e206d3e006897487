import datetime as dt

import pytest

from flows.report.letters.letter_topics import topics_of
from flows.report.warning_list.matter_sheets import to_do_sheet, watch_sheet
from tests.alert.months import one_matter
from tests.report.month.example import example_review


@pytest.fixture(scope="module")
def review(tmp_path_factory):
    return example_review(tmp_path_factory.mktemp("catalog"))


def test_a_matter_is_a_row_of_real_numbers_with_owner_and_day(review):
    month = one_matter(review)

    sheet = to_do_sheet(topics_of(month, "县人社局"), month, "标题")

    assert sheet.rows == [
        (
            "提醒",
            "脱贫人口务工就业规模",
            "人",
            1096.0,
            1230.0,
            134.0,
            68.0,
            "县人社局",
            "仓上镇、冷水镇",
            dt.date(2022, 7, 13),
            2,
            "2022-05",
            1310.0,
            1500.0,
            "EMP-14",
            "稳岗就业",
            month.matters[0].indicator.section,
        )
    ]


def test_at_most_ten_columns_are_printed(review):
    for sheet in (to_do_sheet([], review, ""), watch_sheet(review.watched, review, "")):
        assert sum(not head.is_folded for head in sheet.heads) <= 10
        assert all(len(row) == len(sheet.heads) for row in sheet.rows)


def test_the_watch_list_has_every_watched_matter(review):
    assert [row[1] for row in watch_sheet(review.watched, review, "").rows] == [
        matter.name for matter in review.watched
    ]
