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


def came(name, day):
    return ReceivedFile(name, None, name * 4, (Receipt(dt.datetime(2022, 7, day, 9), "县林业局"),))


def test_a_reply_that_only_asks_for_another_day_is_recorded(ledger):
    record_replies(ledger, [reading()], FILES, SEEN)
    again = FileReading(
        "b.xlsx", "1" * 64, reply=Reply("1号", "县林业局", "缺资金", "", "9月30日", "2022-08-15")
    )
    record_replies(ledger, [again], [], SEEN)

    [one] = all_letters(ledger)
    assert (one.finish_by, one.delay_asked) == ("9月30日", "2022-08-15")


@pytest.mark.parametrize("names", [("a.xlsx", "b.xlsx"), ("b.xlsx", "a.xlsx")])
def test_of_several_replies_the_last_received_counts_whatever_it_is_called(ledger, names):
    files = [came(name, day) for name, day in zip(names, (8, 9), strict=True)]
    said = dict(zip(names, ("缺资金", "已追加资金"), strict=True))
    for _ in range(2):
        record_replies(
            ledger, [reading(reason=said[name], name=name) for name in sorted(names)], files, SEEN
        )

    [one] = all_letters(ledger)
    assert (one.answer, one.answered_on) == ("已追加资金", dt.date(2022, 7, 9))


def test_an_earlier_month_that_runs_again_takes_no_later_answer_away(ledger):
    record_replies(ledger, [reading(reason="已追加资金", name="b.xlsx")], [came("b.xlsx", 9)], SEEN)
    record_replies(ledger, [reading()], FILES, SEEN)

    assert all_letters(ledger)[0].answer == "已追加资金"


def test_a_reply_with_signs_that_the_ledger_drops_is_the_same_again(ledger):
    record_replies(ledger, [reading(reason="缺\x07资金")], FILES, SEEN)
    record_replies(ledger, [reading(reason="缺\x07资金", name="b.xlsx")], [], SEEN)

    assert all_letters(ledger)[0].answered_on == dt.date(2022, 7, 8)


def test_what_fits_no_letter_keeps_its_place_among_the_readings(ledger):
    first, last = FileReading("0.xlsx", "1" * 64), FileReading("z.xlsx", "2" * 64)
    kept = record_replies(ledger, [first, reading(number="9号"), reading(), last], FILES, SEEN)

    assert [one.file_name for one in kept] == ["0.xlsx", "a.xlsx", "z.xlsx"]


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
