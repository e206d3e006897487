import datetime as dt

import pytest

from flows.report.ledgers.three_lists import duty_rows, problem_rows, task_rows
from tests.report.ledgers.months import written_month
from tests.report.letters.test_letter_counts import DAY
from tests.report.month.example import example_review


@pytest.fixture(scope="module")
def review(tmp_path_factory):
    return example_review(tmp_path_factory.mktemp("catalog"))


def test_every_indicator_is_a_task_with_its_latest_standing(review):
    rows = task_rows(review)

    assert len(rows) == len(review.facts.catalog.indicators)
    row = next(row for row in rows if row[-1] == "ECO-01")
    assert (row[0], row[1], row[5]) == ("自然村生活垃圾有效治理率", "%", "2022-06")


def test_duties_count_matters_and_letters_of_each_unit(review):
    month, letters, _ = written_month(review)
    rows = {row[0]: row for row in duty_rows(month, letters)}

    assert rows["县人社局"][3:8] == (1, 0, 0, 1, 0)
    assert rows["仓上镇"][1:4] == ("镇", rows["仓上镇"][2], 1)


def test_a_problem_shows_figures_of_then_beside_figures_of_now(review):
    month, letters, matters = written_month(review)

    [row] = problem_rows(month, letters, matters)

    assert row[:6] == ("1号", "县人社局", "脱贫人口务工就业规模（人）", "白河县", 900.0, 200.0)
    now = next(
        one
        for one in reversed(month.rows)
        if (one.indicator_code, one.area_code) == ("EMP-14", "610929000000")
    )
    assert row[6:8] == (now.actual, now.expected)
    assert (row[8], row[11], row[12]) == (DAY, DAY, "外出返乡")
    assert isinstance(row[8], dt.date)
