"""Mails over SMTP: each content once per address, tried again only where the world can recover."""

import datetime as dt
import logging
import smtplib
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import duckdb

from flows.alert.ledger import (
    SENDING,
    SENT,
    Unclear,
    begin_sending,
    end_sending,
    key_of,
    mail_states,
    unclear_mails,
)
from flows.alert.mail import Mail
from flows.alert.smtp_line import SmtpLine
from flows.alert.transport import Outcome, open_smtp
from flows.channels import Smtp

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Failure:
    """A mail, or some addresses of a mail, that the server did not take."""

    recipient: str
    kind: str
    reason: str
    addresses: tuple[str, ...]


@dataclass
class SendResult:
    """What became of a month's mails; `left` were not tried because the sending stopped."""

    sent: list[Mail] = field(default_factory=list)
    already: list[Mail] = field(default_factory=list)
    left: list[Mail] = field(default_factory=list)
    unclear: list[Unclear] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    stopped: str = ""

    @property
    def sentences(self) -> list[str]:
        """Return one Chinese sentence per failure; empty when everything went out."""
        failed = [
            f"邮件未送达：{failure.recipient}（{'、'.join(failure.addresses)}），{failure.reason}"
            for failure in self.failures
        ]
        unclear = [
            f"邮件是否送达不明，请人工核实：{mail.recipient}，{mail.period}，{mail.message_id}"
            f"，{mail.detail or '上次发送中断'}"
            for mail in self.unclear
        ]
        left = f"已停止发送，还有{len(self.left)}封未发，下次发送时再发：{self.stopped}"
        return failed + unclear + ([left] if self.left else [])


def send_mails(
    mails: Sequence[Mail],
    connection: duckdb.DuckDBPyConnection,
    settings: Smtp,
    *,
    sent_at: dt.datetime,
    connect: Callable[[Smtp], smtplib.SMTP] = open_smtp,
    pause: Callable[[float], None] = time.sleep,
    keep: Callable[[], None] = lambda: None,
) -> SendResult:
    """Send what was not sent yet and return what became of every mail.

    The ledger is committed before and after each mail, and `keep` is called each time, so that
    it can be kept outside the database too. An address that has a mail never gets it
    again; one that the server deferred is tried again, in this run after growing pauses and by
    the next one. A mail that a run of any month left half done is not repeated and is reported
    until a person settles it. A line that broke several times in a row stops the sending.
    """
    result = SendResult()
    states = {period: mail_states(connection, period) for period in {m.period for m in mails}}
    with SmtpLine(settings, connect, pause) as line:
        for mail in mails:
            attempt = states[mail.period].get(key_of(mail))
            waiting = mail.addresses if attempt is None else attempt.open_addresses(mail.addresses)
            if not waiting:
                if attempt is not None and attempt.state == SENT:
                    result.already.append(mail)
            elif line.is_given_up:
                result.left.append(mail)
            else:
                begin_sending(connection, mail, waiting)
                keep()
                outcomes = _send(line, mail, waiting, settings.recipients_per_mail)
                end_sending(connection, mail, outcomes, ended_at=sent_at)
                keep()
                _note(mail, outcomes, result)
        result.stopped = line.given_up
    result.unclear = unclear_mails(connection)
    _log_counts(len(mails), result)
    return result


def _log_counts(mails: int, result: SendResult) -> None:
    log.info(
        "mails: %d in, %d sent, %d sent before, %d failed, %d unclear, %d left",
        mails,
        *(len(part) for part in (result.sent, result.already, result.failures)),
        *(len(part) for part in (result.unclear, result.left)),
    )


def _send(line: SmtpLine, mail: Mail, addresses: Sequence[str], limit: int) -> dict[str, Outcome]:
    """Return how each address ended, in conversations of at most `limit` addresses."""
    outcomes: dict[str, Outcome] = {}
    for start in range(0, len(addresses), limit):
        outcomes |= line.send(mail, addresses[start : start + limit])
    return outcomes


def _note(mail: Mail, outcomes: dict[str, Outcome], result: SendResult) -> None:
    states = {state for state, _ in outcomes.values()}
    if SENT in states and SENDING not in states:
        result.sent.append(mail)
    missing = {one: why for one, (state, why) in outcomes.items() if state not in (SENT, SENDING)}
    for reason in dict.fromkeys(missing.values()):
        addresses = tuple(one for one, why in missing.items() if why == reason)
        result.failures.append(Failure(mail.recipient, mail.kind, reason, addresses))
