import datetime as dt

from flows.report.letters.letter_counts import LetterCount, count_letters
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
