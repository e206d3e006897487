"""`xianjie fetch-mail` says what came, from whom, and who is not registered."""

from pathlib import Path

import pytest

from flows.commands import mail_in
from flows.errors import DeclarationError
from flows.mail_in.fetch import Fetched
from tests.mail_in.kept_mail import kept_mail
from tests.starting.small_county import begin_county

KEPT = kept_mail(files="邮件/1/T1.xlsx")


def shown(capsys: pytest.CaptureFixture[str], fetched: Fetched) -> list[str]:
    mail_in.show_fetched(fetched, Path("raw/2026-03"))
    return capsys.readouterr().out.splitlines()


def test_every_message_and_stranger_is_a_line(capsys: pytest.CaptureFixture[str]):
    lines = shown(capsys, Fetched([KEPT], ["new@example.org", "new@example.org"]))

    assert lines == [
        "2022-07-04 09:05:00 from town@example.org: kept T1.xlsx",
        "new@example.org is not in contacts.csv: the message stays in the mailbox; "
        "register the address, then fetch again",
        "1 messages, 1 files into raw/2026-03",
    ]


def test_nothing_new_is_said_so(capsys: pytest.CaptureFixture[str]):
    assert shown(capsys, Fetched()) == ["no new message"]


def test_without_a_mailbox_in_the_settings_the_command_says_what_to_set(tmp_path: Path):
    begin_county(tmp_path)

    with pytest.raises(DeclarationError, match=r"imap\.host"):
        mail_in.fetch_mail("2026-03", tmp_path)
