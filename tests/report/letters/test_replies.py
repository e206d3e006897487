import datetime as dt

import pytest

from flows.ingest.inbox import Receipt, ReceivedFile
from flows.ingest.reading import FileReading
from flows.ingest.reply import Reply
from flows.report.letters.letter_ledger import all_letters, replace_drafts
from flows.report.letters.replies import record_replies
from tests.report.letters.ledgers import open_ledger
from tests.report.letters.test_letter_counts import DAY, letter

SEEN = dt.datetime(2022, 7, 9, 12)
FILES = [ReceivedFile("a.xlsx", None, "0" * 64, (Receipt(dt.datetime(2022, 7, 8, 9), "县林业局"),))]


@pytest.fixture
def ledger():
    with open_ledger() as connection:
        replace_drafts(connection, "2022-06", [letter("1号", "2022-06", DAY)], [])
        yield connection


def reading(number="1号", reason="缺资金", name="a.xlsx"):
    reply = Reply(number, "县林业局", reason, "", "", "")
    return FileReading(name, "0" * 64, reply=reply)


def test_a_reply_is_recorded_on_the_day_it_was_received(ledger):
    assert record_replies(ledger, [reading()], FILES, SEEN) == []
    assert [(one.answered_on, one.answer) for one in all_letters(ledger)] == [
        (dt.date(2022, 7, 8), "缺资金")
    ]


def test_the_same_reply_again_changes_nothing(ledger):
    record_replies(ledger, [reading()], FILES, SEEN)
    record_replies(ledger, [reading(name="b.xlsx")], [], SEEN)

    assert all_letters(ledger)[0].answered_on == dt.date(2022, 7, 8)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"number": "9号"}, "是回执，文号“9号”没有对应的已签发函件，请核对文号和答复单位。"),
        ({"reason": ""}, "是回执，没有填写任何内容，请填写原因、整改措施和完成时限后重新报送。"),
    ],
)
def test_a_reply_that_fits_no_letter_is_told(ledger, changes, sentence):
    [kept] = record_replies(ledger, [reading(**changes)], FILES, SEEN)

    assert kept.reply is None
    assert [one.message for one in kept.findings] == [f"文件“a.xlsx”{sentence}"]


def test_other_readings_pass(ledger):
    other = FileReading("b.xlsx", "1" * 64)

    assert record_replies(ledger, [other], [], SEEN) == [other]
