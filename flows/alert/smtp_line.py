"""The open connection to the mail server: made when first needed, made again after a break."""

import smtplib
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import Self

from flows.alert.ledger import DEFERRED, FAILED
from flows.alert.mail import Mail
from flows.alert.transport import Delivery, Outcome, deliver
from flows.channels import Smtp

_FIRST_PAUSE_SECONDS = 2.0
#: After so many conversations in a row that broke, the server or the network is the fault, and
#: each further mail would only be one more that waits for a time-out or ends unclear.
_MOST_BREAKS = 3


class SmtpLine:
    """A connection that is used for many mails and given up when it breaks again and again."""

    def __init__(
        self,
        settings: Smtp,
        connect: Callable[[Smtp], smtplib.SMTP],
        pause: Callable[[float], None],
    ) -> None:
        self._settings, self._connect, self._pause = settings, connect, pause
        self._smtp: smtplib.SMTP | None = None
        self._breaks = 0
        self.given_up = ""

    @property
    def is_given_up(self) -> bool:
        """Return whether the sending has stopped; `given_up` says why."""
        return bool(self.given_up)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def send(self, mail: Mail, addresses: Sequence[str]) -> dict[str, Outcome]:
        """Return how each address ended after at most the set number of attempts.

        Only deferred addresses are tried again, each time after a longer pause.
        """
        outcomes: dict[str, Outcome] = dict.fromkeys(addresses, (DEFERRED, self.given_up))
        waiting = () if self.is_given_up else tuple(addresses)
        for attempt in range(self._settings.attempts):
            if not waiting or self.is_given_up:
                break
            if attempt:
                self._pause(_FIRST_PAUSE_SECONDS * 2 ** (attempt - 1))
            outcomes |= self._try(mail, waiting)
            waiting = tuple(one for one in waiting if outcomes[one][0] == DEFERRED)
        return outcomes

    def _try(self, mail: Mail, addresses: Sequence[str]) -> dict[str, Outcome]:
        delivery = self._converse(mail, addresses)
        self._breaks = self._breaks + 1 if delivery.broken else 0
        if delivery.broken:
            self.close()
        if self._breaks >= _MOST_BREAKS and not self.given_up:
            self.given_up = f"连续{_MOST_BREAKS}次{delivery.broken}"
        return delivery.outcomes

    def _converse(self, mail: Mail, addresses: Sequence[str]) -> Delivery:
        try:
            smtp = self._smtp or self._connect(self._settings)
        except smtplib.SMTPAuthenticationError as error:
            self.given_up = f"邮件服务器不接受登录（{error.smtp_code}），请检查账号和密码"
            return Delivery(dict.fromkeys(addresses, (FAILED, self.given_up)))
        except (smtplib.SMTPException, OSError) as error:
            place = f"{self._settings.host}:{self._settings.port}"
            broken = f"无法连接邮件服务器 {place}：{error}"
            return Delivery(dict.fromkeys(addresses, (DEFERRED, broken)), broken)
        self._smtp = smtp
        delivery = deliver(smtp, mail, addresses)
        if smtp.sock is None:
            self.close()
        return delivery

    def close(self) -> None:
        """Part from the server; one that is gone already is no failure."""
        if self._smtp is not None:
            try:
                self._smtp.quit()
            except (smtplib.SMTPException, OSError):
                self._smtp.close()
        self._smtp = None
