"""Mails over SMTP: each content once per recipient, retried only where the world can recover."""

import datetime as dt
import logging
import smtplib
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import duckdb

from flows.alert.ledger import (
    Unclear,
    begin_sending,
    end_sending,
    explain_unclear,
    key_of,
    mail_states,
    unclear_mails,
)
from flows.alert.mail import Mail
from flows.alert.transport import Delivery, deliver, open_smtp
from flows.errors import ServiceError
from flows.settings import Smtp

log = logging.getLogger(__name__)
_FIRST_PAUSE_SECONDS = 2.0


@dataclass(frozen=True)
class Failure:
    """A mail, or some addresses of a mail, that the server did not take."""

    recipient: str
    kind: str
    reason: str
    addresses: tuple[str, ...]


@dataclass
class SendResult:
    """What became of a month's mails."""

    sent: list[Mail] = field(default_factory=list)
    already: list[Mail] = field(default_factory=list)
    unclear: list[Unclear] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)

    @property
    def sentences(self) -> list[str]:
        """Return one Chinese sentence per trouble; empty when everything went out."""
        return [
            f"邮件未送达：{failure.recipient}（{'、'.join(failure.addresses)}），{failure.reason}"
            for failure in self.failures
        ] + [
            f"邮件是否送达不明，请人工核实：{mail.recipient}，{mail.period}，{mail.message_id}"
            f"，{mail.detail or '上次发送中断'}"
            for mail in self.unclear
        ]

    def raise_failures(self) -> None:
        """Raise ServiceError (exit code 5) that sums up every trouble, if there is one."""
        if self.sentences:
            raise ServiceError("\n".join(self.sentences))


def send_mails(
    mails: Sequence[Mail],
    connection: duckdb.DuckDBPyConnection,
    settings: Smtp,
    *,
    sent_at: dt.datetime,
    connect: Callable[[Smtp], smtplib.SMTP] = open_smtp,
    pause: Callable[[float], None] = time.sleep,
) -> SendResult:
    """Send what was not sent yet and return what became of every mail.

    The ledger is committed before and after each mail. A mail that a run of any month left half
    done is not repeated and is reported until a person settles it. One refused mail does not stop
    the rest; a server that cannot be reached does, after the attempts of the settings.
    """
    result = SendResult()
    states = {period: mail_states(connection, period) for period in {m.period for m in mails}}
    line = _Line(settings, connect, pause)
    for mail in mails:
        attempt = states[mail.period].get(key_of(mail))
        if attempt is None or attempt.state == "failed":
            begin_sending(connection, mail)
            _settle(connection, mail, line.send(mail), sent_at, result)
        elif attempt.state == "sent":
            result.already.append(mail)
    line.close()
    result.unclear = unclear_mails(connection)
    log.info(
        "mails: %d in, %d sent, %d sent before, %d failed, %d unclear",
        *(len(part) for part in (mails, result.sent, result.already)),
        *(len(part) for part in (result.failures, result.unclear)),
    )
    return result


def _settle(
    connection: duckdb.DuckDBPyConnection,
    mail: Mail,
    delivery: Delivery,
    sent_at: dt.datetime,
    result: SendResult,
) -> None:
    """Record the outcome in the ledger, then in the result."""
    if delivery.outcome == "unclear":
        explain_unclear(connection, mail.message_id, delivery.detail)
        return
    is_sent = delivery.outcome == "sent"
    end_sending(
        connection,
        mail.message_id,
        state="sent" if is_sent else "failed",
        sent_at=sent_at if is_sent else None,
        detail=delivery.detail,
    )
    if is_sent:
        result.sent.append(mail)
    if not is_sent or delivery.refused:
        addresses = delivery.refused or mail.addresses
        reason = delivery.detail or "邮箱地址无效"
        result.failures.append(Failure(mail.recipient, mail.kind, reason, addresses))


class _Line:
    """The open connection, made when first needed and made anew after a break."""

    def __init__(
        self,
        settings: Smtp,
        connect: Callable[[Smtp], smtplib.SMTP],
        pause: Callable[[float], None],
    ) -> None:
        self._settings, self._connect, self._pause = settings, connect, pause
        self._smtp: smtplib.SMTP | None = None
        self._given_up = ""

    def send(self, mail: Mail) -> Delivery:
        """Return what became of the mail after at most the set number of attempts."""
        delivery = Delivery("later", self._given_up)
        for attempt in range(self._settings.attempts):
            if self._given_up:
                return Delivery("later", self._given_up)
            if attempt:
                self._pause(_FIRST_PAUSE_SECONDS * 2 ** (attempt - 1))
            delivery = self._try(mail, is_last=attempt + 1 == self._settings.attempts)
            if delivery.outcome != "later":
                break
        return delivery

    def _try(self, mail: Mail, *, is_last: bool) -> Delivery:
        try:
            smtp = self._smtp or self._connect(self._settings)
        except smtplib.SMTPAuthenticationError as error:
            self._given_up = f"邮件服务器不接受登录（{error.smtp_code}），请检查账号和密码"
            return Delivery("later", self._given_up)
        except (smtplib.SMTPException, OSError) as error:
            reason = f"无法连接邮件服务器 {self._settings.host}:{self._settings.port}：{error}"
            self._given_up = reason if is_last else ""
            return Delivery("later", reason)
        self._smtp = smtp
        delivery = deliver(smtp, mail)
        if delivery.outcome in ("later", "unclear") or smtp.sock is None:
            self.close()
        return delivery

    def close(self) -> None:
        """Part from the server; one that is gone already is no trouble."""
        if self._smtp is not None:
            try:
                self._smtp.quit()
            except (smtplib.SMTPException, OSError):
                self._smtp.close()
        self._smtp = None
