import datetime as dt
from dataclasses import replace

from flows.report.letters.letter_counts import (
    LetterCount,
    count_letters,
    draft_numbers,
    drafts_sentence,
)
from flows.report.letters.letter_ledger import Letter

DAY = dt.date(2022, 7, 6)


def letter(number, period, due, answered=None, recipient="县林业局"):
    return Letter(
        letter_id=number,
        number=number,
        period=period,
        level=1,
        recipient=recipient,
        warning_ids=("w",),
        issued_on=due - dt.timedelta(days=5),
        answer_due=due,
        answered_on=answered,
        answer="",
        file_name=f"{number}.docx",
        released_on=due - dt.timedelta(days=5),
    )


def test_recent_overdue_letters_are_named_and_older_ones_counted():
    letters = [
        letter("1号", "2022-03", dt.date(2022, 4, 11)),
        letter("2号", "2022-05", dt.date(2022, 6, 11)),
        letter("3号", "2022-05", dt.date(2022, 6, 11), answered=DAY),
        letter("4号", "2022-06", dt.date(2022, 7, 6)),
        letter("5号", "2022-07", dt.date(2022, 7, 1)),
    ]

    assert count_letters(letters, "2022-06", DAY) == (
        LetterCount("县林业局", 4, 1, 1, ("2号",), 1),
    )


def test_who_is_most_overdue_comes_first():
    letters = [
        letter("1号", "2022-06", DAY, recipient="甲镇"),
        letter("2号", "2022-05", dt.date(2022, 6, 1), recipient="乙镇"),
    ]

    assert [one.recipient for one in count_letters(letters, "2022-06", DAY)] == ["乙镇", "甲镇"]


def test_a_circular_in_draft_is_one_paper_whatever_its_addressees():
    sent, first, second, other = (
        letter(number, "2022-06", DAY, recipient=name)
        for number, name in [("1号", "甲镇"), ("2号", "甲镇"), ("2号", "乙镇"), ("3号", "丙局")]
    )
    drafts = [replace(one, released_on=None) for one in (first, second, other)]

    assert draft_numbers([sent, *drafts]) == ("2号", "3号")
    assert drafts_sentence(("2号", "3号")) == (
        "2件函件仍为草稿、未随邮件发出，请审签后用 xianjie letters release 签发：2号、3号。"
    )
