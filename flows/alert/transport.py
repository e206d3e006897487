"""One SMTP conversation for one mail, and what is known of each address when it breaks off."""

import smtplib
import ssl
from collections.abc import Sequence
from dataclasses import dataclass

from flows.alert.ledger import DEFERRED, FAILED, SENDING, SENT
from flows.alert.mail import Mail, is_address, mail_bytes
from flows.channels import Smtp

_OK = 250
#: The server ends the conversation (RFC 5321, 3.8).
_CLOSING = "421 "
_LOCAL_REFUSAL = "邮箱地址无效"
#: State and, where the address does not have the mail, why.
Outcome = tuple[str, str]


@dataclass(frozen=True)
class Delivery:
    """How each address of one conversation ended; `broken` says why the line cannot be used on."""

    outcomes: dict[str, Outcome]
    broken: str = ""


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


def deliver(smtp: smtplib.SMTP, mail: Mail, addresses: Sequence[str]) -> Delivery:
    """Hand one mail to the server for these addresses.

    Until the text is under way a break means that nothing was sent; afterwards only the server's
    answer tells, and without an answer nobody knows.
    """
    bad = {one: (FAILED, _LOCAL_REFUSAL) for one in addresses if not is_address(one)}
    good = [one for one in addresses if is_address(one)]
    if not good:
        return Delivery(bad)
    answers: dict[str, Outcome] = {}
    try:
        answers = _name_addresses(smtp, mail.sender, good)
    except smtplib.SMTPResponseException as error:
        answers = dict.fromkeys(good, _answered(error.smtp_code, error.smtp_error))
    except (smtplib.SMTPException, OSError) as error:
        broken = f"连接中断：{error}"
        return Delivery(bad | dict.fromkeys(good, (DEFERRED, broken)), broken)
    taken = [one for one, (state, _) in answers.items() if state == SENT]
    if not taken:
        return _give_back(smtp, bad | answers)
    return _hand_over(smtp, mail, taken, bad | answers)


def _name_addresses(smtp: smtplib.SMTP, sender: str, addresses: list[str]) -> dict[str, Outcome]:
    """Return what the server says of each address; those it takes count as sent so far."""
    code, answer = smtp.mail(sender)
    if code != _OK:
        return dict.fromkeys(addresses, _answered(code, answer))
    return {one: _answered(*smtp.rcpt(one)) for one in addresses}


def _give_back(smtp: smtplib.SMTP, outcomes: dict[str, Outcome]) -> Delivery:
    """Return the outcomes after the server forgot the envelope that nobody takes."""
    try:
        smtp.rset()
    except (smtplib.SMTPException, OSError) as error:
        return Delivery(outcomes, f"连接中断：{error}")
    return Delivery(outcomes)


def _hand_over(
    smtp: smtplib.SMTP, mail: Mail, taken: list[str], outcomes: dict[str, Outcome]
) -> Delivery:
    try:
        answer = _answered(*smtp.data(mail_bytes(mail)))
    except smtplib.SMTPDataError as error:
        answer = _answered(error.smtp_code, error.smtp_error)
    except (smtplib.SMTPException, OSError) as error:
        broken = f"正文发出后连接中断，未收到服务器答复：{error}"
        return Delivery(outcomes | dict.fromkeys(taken, (SENDING, broken)), broken)
    broken = answer[1] if answer[1].startswith(_CLOSING) else ""
    return Delivery(outcomes | dict.fromkeys(taken, answer), broken)


def _answered(code: int, answer: bytes | str) -> Outcome:
    """Return what an answer means: 2xx taken, 4xx come again, 5xx never (RFC 5321, 4.2.1)."""
    text = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer
    words = f"{code} {' '.join(text.split())[:200]}"
    if 200 <= code < 300:
        return SENT, ""
    return (FAILED if code >= 500 else DEFERRED), words
