"""`xianjie fetch-mail` says what came, from whom, and who is not registered."""

import datetime as dt
from pathlib import Path

import pytest

from flows.commands import mail_in
from flows.errors import UsageError
from flows.mail_in.fetch import Fetched
from flows.mail_in.fetched_ledger import FetchedMail
from tests.starting.small_county import begin_county

KEPT = FetchedMail(
    mailbox="office@127.0.0.1/INBOX",
    uid_validity=1,
    uid=7,
    message_id="",
    sender="town@example.org",
    subject="",
    received_at=dt.datetime(2026, 4, 3, 9, 30),
    period="2026-03",
    state="kept",
    files="邮件/1/T1.xlsx",
)


def shown(capsys: pytest.CaptureFixture[str], fetched: Fetched) -> list[str]:
    mail_in.show_fetched(fetched, Path("raw/2026-03"))
    return capsys.readouterr().out.splitlines()


def test_every_message_and_stranger_is_a_line(capsys: pytest.CaptureFixture[str]):
    lines = shown(capsys, Fetched([KEPT], ["new@example.org", "new@example.org"]))

    assert lines == [
        "2026-04-03 09:30:00 from town@example.org: kept T1.xlsx",
        "new@example.org is not in contacts.csv: the message stays in the mailbox; "
        "register the address, then fetch again",
        "1 messages, 1 files into raw/2026-03",
    ]


def test_nothing_new_is_said_so(capsys: pytest.CaptureFixture[str]):
    assert shown(capsys, Fetched()) == ["no new message"]


def test_without_a_mailbox_in_the_settings_the_command_says_what_to_set(tmp_path: Path):
    begin_county(tmp_path)

    with pytest.raises(UsageError, match=r"imap\.host"):
        mail_in.fetch_mail("2026-03", tmp_path)
