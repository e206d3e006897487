"""A message that was kept, as the ledger has it."""

import datetime as dt
from dataclasses import replace

from flows.mail_in.fetched_ledger import FetchedMail

_KEPT = FetchedMail(
    mailbox="office@127.0.0.1/INBOX",
    uid_validity=1,
    uid=7,
    message_id="<1@example.org>",
    sender="town@example.org",
    subject="报表",
    received_at=dt.datetime(2022, 7, 4, 9, 5),
    period="2022-06",
    state="kept",
    digest="a" * 64,
    files="邮件/1/T1.xlsx\n邮件/1/T2.xlsx",
)


def kept_mail(**changes) -> FetchedMail:
    """The message of 4 July 2022 with two files, or with these changes."""
    return replace(_KEPT, **changes)
