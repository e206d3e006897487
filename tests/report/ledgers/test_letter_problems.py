import datetime as dt
from dataclasses import replace

import pytest

from flows.report.ledgers.letter_problems import ANSWER_NAMES, list_problems
from tests.report.ledgers.months import written_month
from tests.report.letters.test_letter_counts import DAY
from tests.report.month.example import example_review

BEFORE, AFTER = DAY - dt.timedelta(days=30), DAY + dt.timedelta(days=30)


@pytest.fixture(scope="module")
def review(tmp_path_factory):
    return example_review(tmp_path_factory.mktemp("catalog"))


def problem(review, *changes):
    """The one problem, with a letter for each of the changes."""
    month, [letter, _], [matter, _] = written_month(review)
    letters = [
        replace(letter, letter_id=str(number), number=f"{number}号", **values)
        for number, values in enumerate(changes, start=1)
    ]
    matters = [
        replace(matter, letter_id=one.letter_id, missing=100.0 * int(one.letter_id))
        for one in letters
    ]
    [found] = list_problems(month, letters, matters)
    return found


def test_letters_about_one_warning_are_one_problem_with_the_first_letters_figures(review):
    found = problem(review, {"issued_on": AFTER}, {"issued_on": BEFORE, "recipient": "县林业局"})

    assert [one.number for one in found.letters] == ["2号", "1号"]
    assert (found.first.missing, found.units, found.area) == (
        200.0,
        ["县林业局", "县人社局"],
        "全县",
    )


@pytest.mark.parametrize(
    ("answered", "due", "words"),
    [
        ((DAY, DAY), AFTER, "已答复"),
        ((DAY, None), AFTER, "待答复"),
        ((None, None), DAY, "待答复"),
        ((DAY, None), DAY - dt.timedelta(days=1), "逾期未答复"),
    ],
)
def test_one_letter_without_an_answer_decides(review, answered, due, words):
    changes = [
        {"answered_on": one, "answer_due": due, "delay_until": None, "recipient": f"{place}局"}
        for place, one in enumerate(answered)
    ]

    assert ANSWER_NAMES[problem(review, *changes).answers_on(DAY)] == words


def test_an_approved_delay_is_no_delay(review):
    change = {"answered_on": None, "answer_due": BEFORE, "delay_until": AFTER}

    assert ANSWER_NAMES[problem(review, change).answers_on(DAY)] == "待答复"


def test_drafts_and_letters_of_later_months_are_no_problem_yet(review):
    month, [letter, draft], matters = written_month(review)
    later = replace(letter, period="2022-07")

    assert list_problems(month, [later, draft], matters) == []
