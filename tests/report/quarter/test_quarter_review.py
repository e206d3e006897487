"""The quarter object: counts, what is compared, trend, answers."""

import datetime as dt

from flows.period import Quarter
from flows.report.letters.letter_ledger import Letter, LetterMatter
from flows.report.quarter.quarter_review import review_quarter
from tests.report.month.rows import COUNTY

DAY = dt.date(2022, 5, 20)


def letter(**values):
    base = {
        "letter_id": "L1",
        "number": "〔2022〕1号",
        "period": "2022-04",
        "level": 1,
        "recipient": "县水利局",
        "warning_ids": ("w",),
        "issued_on": DAY,
        "answer_due": DAY,
        "answered_on": DAY,
        "answer": "汛期停工",
        "file_name": "",
    }
    return Letter(**base | values)


def test_the_county_is_compared_on_what_both_quarters_judged(june):
    compared = june.compared
    own = [row for row in june.now if row.area_code == COUNTY and row.is_scored]

    assert june.quarter == Quarter(2022, 2)
    assert june.county.due == len(own)
    assert compared.common == len(june.county_pairs) <= june.county.due
    assert compared.now.due == compared.before.due == compared.common
    assert sum(one.compared.common for one in june.plans) == compared.common


def test_the_trend_ends_with_the_quarter_and_leaves_out_quarters_without_figures(june):
    assert [quarter.code for quarter, _ in june.trend] == [
        "2021-Q1",
        "2021-Q4",
        "2022-Q1",
        "2022-Q2",
    ]
    assert june.trend[-1][1] == june.county


def test_a_first_quarter_has_nothing_to_compare_with(first):
    assert (first.is_first, first.score, first.pairs, first.moves) == (True, None, (), ())
    assert (first.changes, first.compared.common) == ((), 0)
    assert first.county.due > 0


def test_only_answers_to_the_quarters_letters_are_causes(june_month):
    letters = [
        letter(),
        letter(letter_id="L2", period="2022-03"),
        letter(letter_id="L3", answered_on=None, answer=""),
    ]
    matters = [LetterMatter(one, "w", 1, "ECO-01", COUNTY, 1, 2, 1) for one in ("L1", "L2", "L3")]

    answers = review_quarter(june_month, letters, matters).answers

    assert answers == {"ECO-01": ("县水利局答复：汛期停工",)}
