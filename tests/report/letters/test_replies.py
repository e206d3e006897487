import datetime as dt

import pytest

from flows.ingest.answers.reply import Reply
from flows.ingest.inbox import ReceivedFile
from flows.ingest.reading import FileReading
from flows.ingest.receipt_list import Receipt
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


def test_a_reply_form_in_the_inbox_is_recorded_and_is_no_submission(tmp_path):
    """From the file in raw/ to the ledger, as the load step does it."""
    from flows.catalog.load import load_catalog
    from flows.ingest.read_file import read_one
    from flows.paths import PROJECT
    from flows.report.office.sheet_file import Head, SheetPlan, write_sheets
    from flows.settings import Limits

    rows = [("文号", "1号"), ("答复单位", "县林业局"), ("原因", "缺资金"), ("整改措施", "追加预算")]
    file = write_sheets(
        [SheetPlan("回执", "回执", (Head("项目", 10), Head("内容", 30)), rows)],
        tmp_path / "随便什么名字.xlsx",
    )
    catalog = load_catalog(PROJECT / "data" / "catalog")

    [found] = read_one(file.read_bytes(), file.name, catalog, "2022-06", Limits(), {})

    assert (found.submissions, found.findings) == ((), ())
    with open_ledger() as connection:
        replace_drafts(connection, "2022-06", [letter("1号", "2022-06", DAY)], [])
        assert record_replies(connection, [found], [], SEEN) == []
        [one] = all_letters(connection)
    assert (one.answer, one.measures) == ("缺资金", "追加预算")
