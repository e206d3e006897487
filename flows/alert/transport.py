"""One SMTP conversation per mail, and what is known when it breaks off."""

import smtplib
import ssl
from dataclasses import dataclass
from typing import Literal

from flows.alert.mail import Mail, is_address, mail_bytes
from flows.settings import Smtp

Outcome = Literal["sent", "refused", "later", "unclear"]


@dataclass(frozen=True)
class Delivery:
    """What became of a mail: `later` may be tried again, `unclear` must not."""

    outcome: Outcome
    detail: str = ""
    refused: tuple[str, ...] = ()


def open_smtp(settings: Smtp, context: ssl.SSLContext | None = None) -> smtplib.SMTP:
    """Return a connection that is greeted, secured and logged in as the settings say."""
    trust = context or ssl.create_default_context()
    host, port, timeout = settings.host, settings.port, settings.timeout_seconds
    smtp = (
        smtplib.SMTP_SSL(host, port, timeout=timeout, context=trust)
        if settings.security == "tls"
        else smtplib.SMTP(host, port, timeout=timeout)
    )
    try:
        if settings.security == "starttls":
            smtp.starttls(context=trust)
        if settings.user:
            smtp.login(settings.user, settings.password.get_secret_value())
        smtp.ehlo_or_helo_if_needed()
    except BaseException:
        smtp.close()
        raise
    return smtp


def deliver(smtp: smtplib.SMTP, mail: Mail) -> Delivery:
    """Hand one mail to the server.

    Until the text is under way a break means that nothing was sent; afterwards only the server's
    answer tells, and without an answer nobody knows.
    """
    bad = tuple(address for address in mail.addresses if not is_address(address))
    good = [address for address in mail.addresses if is_address(address)]
    if not good:
        return Delivery("refused", "没有有效的邮箱地址", bad)
    try:
        envelope = _envelope(smtp, mail.sender, good)
    except smtplib.SMTPResponseException as error:
        return _answered(error.smtp_code, error.smtp_error)
    except (smtplib.SMTPException, OSError) as error:
        return Delivery("later", f"连接中断：{error}")
    if envelope.outcome != "sent":
        return Delivery(envelope.outcome, envelope.detail, bad + envelope.refused)
    return _hand_over(smtp, mail, bad + envelope.refused, envelope.detail)


def _envelope(smtp: smtplib.SMTP, sender: str, addresses: list[str]) -> Delivery:
    code, answer = smtp.mail(sender)
    if code != 250:
        smtp.rset()
        return _answered(code, answer)
    answers = {address: smtp.rcpt(address) for address in addresses}
    refused = {address: a for address, a in answers.items() if a[0] not in (250, 251)}
    detail = "；".join(f"{address} {_words(*answer)}" for address, answer in refused.items())
    if len(refused) < len(addresses):
        return Delivery("sent", detail, tuple(refused))
    smtp.rset()
    is_temporary = any(code < 500 for code, _ in refused.values())
    return Delivery("later" if is_temporary else "refused", detail, tuple(refused))


def _hand_over(smtp: smtplib.SMTP, mail: Mail, refused: tuple[str, ...], detail: str) -> Delivery:
    try:
        code, answer = smtp.data(mail_bytes(mail))
    except smtplib.SMTPDataError as error:
        return _answered(error.smtp_code, error.smtp_error)
    except (smtplib.SMTPException, OSError) as error:
        return Delivery("unclear", f"正文发出后连接中断，未收到服务器答复：{error}")
    if code != 250:
        return _answered(code, answer)
    return Delivery("sent", detail, refused)


def _answered(code: int, answer: bytes | str) -> Delivery:
    return Delivery("refused" if code >= 500 else "later", _words(code, answer))


def _words(code: int, answer: bytes | str) -> str:
    text = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer
    return f"{code} {' '.join(text.split())[:200]}"
