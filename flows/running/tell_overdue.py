"""The office is told once, by mail, that scheduled months were not run."""

import datetime as dt
from collections.abc import Sequence

from flows.alert.ledger import sent_ids
from flows.alert.outbox import write_outbox
from flows.alert.overdue_mail import overdue_mail
from flows.alert.send import SendResult, send_mails
from flows.catalog.load import load_catalog
from flows.errors import DeclarationError
from flows.paths import Home
from flows.settings import load_signed_settings
from flows.warehouse.journal import MAILS, Journal
from flows.warehouse.lock import run_lock
from flows.warehouse.open import open_working
from flows.words.sentence import sentence


def tell_overdue(home: Home, months: Sequence[str], now: dt.datetime, *, send: bool) -> SendResult:
    """Write the mail about missed months to the outbox and, when asked, send it, once.

    Raises DeclarationError to send without a mail server.
    """
    settings, catalog = load_signed_settings(home), load_catalog(home.catalog)
    if send and not settings.smtp.host:
        raise DeclarationError(sentence("error.no_mail_server"))
    mail = overdue_mail(catalog, settings, months, now)
    if mail is None:
        return SendResult()
    with run_lock(home), open_working(home) as connection:
        folder = home.outbox(mail.period) / mail.kind
        write_outbox([mail], folder, sent_ids(connection, mail.period))
        if not send:
            return SendResult()
        journal = Journal(home.journal)
        return send_mails(
            [mail],
            connection,
            settings.smtp,
            sent_at=now,
            keep=lambda: journal.note(connection, MAILS),
        )
