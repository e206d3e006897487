import datetime as dt
from dataclasses import replace

import pytest

from flows.errors import UsageError
from flows.report.letters.letter_decisions import (
    Answer,
    delay_letter,
    record_answer,
    release_letters,
)
from flows.report.letters.letter_ledger import replace_drafts
from tests.report.letters.ledgers import open_ledger
from tests.report.letters.test_letter_counts import DAY, letter
from tests.report.month.example import example_facts

FIRST = letter("1号", "2022-06", DAY)
DRAFT = replace(letter("2号", "2022-06", DAY), level=2, released_on=None, file_name="草稿-2号.docx")


@pytest.fixture(scope="module")
def catalog(tmp_path_factory):
    return example_facts(tmp_path_factory.mktemp("catalog")).catalog


@pytest.fixture
def ledger():
    with open_ledger() as connection:
        both = [
            replace(letter("3号", "2022-06", DAY), letter_id=name, recipient=name)
            for name in "甲乙"
        ]
        replace_drafts(connection, "2022-06", [FIRST, DRAFT, *both], [])
        yield connection


def test_an_answer_is_recorded_with_what_a_reply_form_says(ledger):
    answer = Answer("资金未到位", "已追加预算", "2022-09-30", "2022-10-31")

    done = record_answer(ledger, "1号", DAY, answer)

    assert (done.answered_on, done.answer, done.measures, done.finish_by, done.delay_asked) == (
        DAY,
        "资金未到位",
        "已追加预算",
        "2022-09-30",
        "2022-10-31",
    )


@pytest.mark.parametrize(
    ("number", "day", "recipient", "message"),
    [
        ("9号", DAY, "", "no letter"),
        ("1号", dt.date(2022, 6, 30), "", "cannot be to it"),
        ("2号", DAY, "", "is a draft"),
        ("3号", DAY, "", "2 addressees"),
        ("3号", DAY, "丙", "no letter"),
    ],
)
def test_an_answer_that_fits_no_letter_is_refused(ledger, number, day, recipient, message):
    with pytest.raises(UsageError, match=message):
        record_answer(ledger, number, day, Answer("x"), recipient=recipient)


def test_an_addressee_of_a_circular_answers_for_itself(ledger):
    assert record_answer(ledger, "3号", DAY, Answer("x"), recipient="乙").recipient == "乙"


def test_a_delay_moves_the_day_from_which_a_letter_is_overdue(ledger):
    late = DAY + dt.timedelta(days=1)

    done = delay_letter(ledger, "1号", DAY + dt.timedelta(days=30))

    assert (FIRST.is_overdue(DAY), FIRST.is_overdue(late)) == (False, True)
    assert not done.is_overdue(late)
    assert done.is_overdue(DAY + dt.timedelta(days=31))


def test_a_delay_before_the_letter_is_refused(ledger):
    with pytest.raises(UsageError, match="not after the issue"):
        delay_letter(ledger, "1号", FIRST.issued_on)


def test_a_release_sets_the_day_the_deadline_and_the_name(ledger, catalog):
    [done] = release_letters(ledger, catalog, "2号", dt.date(2022, 7, 8))

    assert (done.released_on, done.issued_on) == (dt.date(2022, 7, 8), dt.date(2022, 7, 8))
    assert (done.answer_due, done.file_name) == (dt.date(2022, 7, 13), "2号.docx")


def test_a_letter_is_never_released_before_its_figures(ledger, catalog):
    [done] = release_letters(ledger, catalog, "2号", dt.date(2022, 6, 1))

    assert done.released_on == DRAFT.issued_on


def test_what_is_released_is_no_draft_any_more(ledger, catalog):
    with pytest.raises(UsageError, match="no draft"):
        release_letters(ledger, catalog, "1号", DAY)
