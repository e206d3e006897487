import datetime as dt
import math
from dataclasses import replace

import pytest

from flows.report.ledgers.problem_list import ENDED, PROBLEMS, problem_sheets
from flows.report.letters.letter_ledger import LetterMatter
from tests.report.letters.test_letter_counts import DAY, letter
from tests.report.month.example import example_review

EARLY = DAY - dt.timedelta(days=30)


@pytest.fixture(scope="module")
def review(tmp_path_factory):
    return example_review(tmp_path_factory.mktemp("catalog"))


def about(warned, number, due=DAY, **values):
    """A letter about a warning, and its matter with a difference of 5 when it was written."""
    one = letter(number, "2022-05", due, recipient="县人社局")
    one = replace(one, warning_ids=(warned.warning_id,), **values)
    code, area = warned.indicator.indicator_code, warned.area_code
    return one, LetterMatter(number, warned.warning_id, 1, code, area, 45.0, 50.0, 5.0)


def sheets(review, *pairs):
    letters, matters = zip(*pairs, strict=True)
    return problem_sheets(review, letters, matters)


def told(heads, row):
    return dict(zip([head.title for head in heads], row, strict=True))


def open_ones(review):
    return [one for one in review.warned if one.is_open and one.is_county and one.row]


def test_a_problem_is_one_row_with_figures_of_then_beside_those_of_now(review):
    one = open_ones(review)[0]
    first = about(one, "1号", EARLY, answered_on=EARLY, answer="外出返乡", measures="组织输出")
    rows, ended, note = sheets(review, first, about(one, "2号"))
    cells = told(PROBLEMS, rows[0])

    assert (len(rows), ended, note) == (1, [], "未销号1项：待答复1项。")
    assert (cells["最近函件"], cells["答复情况"], cells["答复期限"]) == (
        "提醒函2号",
        "1件待答复",
        DAY,
    )
    assert cells["全部函件"] == "提醒函1号、提醒函2号"
    assert (cells["首次发函差额"], cells["现在实际"], cells["现在应达"]) == (
        5.0,
        one.row.actual,
        one.row.expected,
    )
    assert (cells["原因"], cells["措施"]) == ("外出返乡", "组织输出")


def test_an_overdue_answer_comes_before_the_order_of_the_matters(review):
    first, second = sorted(
        open_ones(review)[:2], key=lambda one: review.matter_places[one.indicator.indicator_code]
    )
    rows, _, note = sheets(
        review, about(first, "1号", answered_on=DAY), about(second, "2号", EARLY)
    )

    assert [row[-1] for row in rows] == [
        second.indicator.indicator_code,
        first.indicator.indicator_code,
    ]
    assert note == "未销号2项：逾期未答复1项、已答复1项。"
    assert told(PROBLEMS, rows[1])["答复期限"] is None


def test_what_ended_stands_on_the_sheet_behind(review):
    over = next(one for one in review.warned if one.change == "resolved")
    rows, [row], note = sheets(review, about(over, "1号"))
    cells = told(ENDED, row)

    assert (rows, note) == ([], "已销号1项见“已结束问题”表。")
    assert (cells["整改情况"], cells["结束月份"]) == ("已销号", "2022年6月")
    assert (cells["首次发函实际"], cells["首次发函差额"]) == (45.0, 5.0)


def test_a_problem_whose_figures_are_gone_has_empty_cells_for_now(review):
    one = open_ones(review)[0]
    month = replace(review, warned=tuple(other for other in review.warned if other != one))
    [row], _, _ = sheets(month, about(one, "1号"))

    assert all(math.isnan(value) for value in row[7:10])


def test_without_letters_there_is_nothing_to_say(review):
    assert problem_sheets(review, [], []) == ([], [], "")
