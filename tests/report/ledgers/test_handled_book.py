import datetime as dt

import pytest

from flows.report.ledgers.handled_book import handled_note, handled_rows
from tests.report.ledgers.months import written_month
from tests.report.month.example import example_review

CANGSHANG = "610929107000"


@pytest.fixture(scope="module")
def review(tmp_path_factory):
    return example_review(tmp_path_factory.mktemp("catalog"))


def test_a_matter_is_one_row_with_its_letters_answers_and_delay(review):
    month, letters, matters = written_month(review)

    [row] = [row for row in handled_rows(month, letters, matters) if row[-3] == "未销号"]

    assert row == (
        "脱贫人口务工就业规模",
        "提醒",
        "县人社局",
        "2022-05",
        2,
        1,
        1,
        "提醒函1号",
        dt.date(2022, 8, 1),
        "未销号",
        "EMP-14",
        "提醒函1号",
    )


def test_the_note_counts_what_the_rows_say(review):
    rows = handled_rows(*written_month(review))

    assert handled_note(rows) == "未销号1项，已销号1项。"
    assert handled_note(rows[:1]) == "未销号1项。"
    assert handled_note([]) == ""
