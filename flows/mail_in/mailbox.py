"""One IMAP mailbox over TLS, looked at without changing anything in it."""

import datetime as dt
import imaplib
import re
import ssl
import time
from collections.abc import Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from flows.channels import PASSWORD_VARIABLES, Imap
from flows.errors import ServiceError
from flows.ingest.receipt_list import COUNTY_TIME
from flows.words.sentence import sentence

_SIZE = re.compile(rb"RFC822\.SIZE (\d+)")
#: As IMAP writes them, whatever the machine's language is.
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True)
class Waiting:
    """A message as the server lists it; `arrived_at` in county time without zone."""

    uid: int
    size: int
    arrived_at: dt.datetime
    header: bytes


class Mailbox:
    """A read-only view of one folder: whatever people see there stays as it is.

    Raises ServiceError when the server cannot be reached, refuses the login or the folder.
    """

    def __init__(self, settings: Imap, context: ssl.SSLContext | None = None) -> None:
        self._settings = settings
        self._context = context or ssl.create_default_context()
        self.uid_validity = 0

    @property
    def name(self) -> str:
        """Return what tells this mailbox from every other: user, server and folder."""
        return f"{self._settings.user}@{self._settings.host}/{self._settings.folder}"

    def __enter__(self) -> Self:
        settings = self._settings
        place = f"{settings.host}:{settings.port}"
        try:
            self._imap = imaplib.IMAP4_SSL(
                settings.host,
                settings.port,
                ssl_context=self._context,
                timeout=settings.timeout_seconds,
            )
        except (OSError, imaplib.IMAP4.error) as error:
            raise ServiceError(
                sentence("error.imap_reach", place=place, error=str(error))
            ) from None
        try:
            self._log_in(place)
        except BaseException:
            self._imap.shutdown()
            raise
        return self

    def _log_in(self, place: str) -> None:
        settings = self._settings
        try:
            self._imap.login(settings.user, settings.password.get_secret_value())
        except imaplib.IMAP4.error:
            values = {"place": place, "user": settings.user}
            variable = PASSWORD_VARIABLES["imap"]
            raise ServiceError(sentence("error.imap_login", **values, variable=variable)) from None
        # Folder names are quoted by hand: imaplib sends them as they are.
        quoted = '"' + settings.folder.replace("\\", "\\\\").replace('"', '\\"') + '"'
        try:
            state, _ = self._imap.select(quoted, readonly=True)
        except (UnicodeEncodeError, imaplib.IMAP4.error):
            state = "NO"
        if state != "OK":
            raise ServiceError(sentence("error.imap_folder", place=place, folder=settings.folder))
        _, [validity] = self._imap.response("UIDVALIDITY")
        self.uid_validity = int(validity or 0)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            self._imap.logout()
        except (OSError, imaplib.IMAP4.error):
            self._imap.shutdown()

    def list_since(self, day: dt.date, known: frozenset[int]) -> Iterator[Waiting]:
        """Yield the messages that arrived on or after a day and are not known, oldest first."""
        since = f"{day.day}-{_MONTHS[day.month - 1]}-{day.year}"
        lists = (part for part in self._ask("SEARCH", "SINCE", since) if isinstance(part, bytes))
        uids = {int(word) for part in lists for word in part.split()}
        for uid in sorted(uid for uid in uids if uid not in known):
            if waiting := self._describe(uid):
                yield waiting

    def _describe(self, uid: int) -> Waiting | None:
        answer = self._ask("FETCH", str(uid), "(UID RFC822.SIZE INTERNALDATE BODY.PEEK[HEADER])")
        header = _literal(answer)
        line = b" ".join(part[0] if isinstance(part, tuple) else part or b"" for part in answer)
        size, arrived = _SIZE.search(line), imaplib.Internaldate2tuple(line)
        if header is None or size is None or arrived is None:
            return None
        moment = dt.datetime.fromtimestamp(time.mktime(arrived), COUNTY_TIME)
        return Waiting(uid, int(size[1]), moment.replace(tzinfo=None), header)

    def fetch(self, uid: int) -> bytes | None:
        """Return a whole message as it was sent, or nothing once it is gone; it stays unread."""
        return _literal(self._ask("FETCH", str(uid), "(BODY.PEEK[])"))

    def _ask(self, command: str, *arguments: str) -> list[tuple[bytes, bytes] | bytes | None]:
        try:
            state, answer = self._imap.uid(command, *arguments)
        except (OSError, imaplib.IMAP4.error) as error:
            raise ServiceError(sentence("error.imap_broke", error=str(error))) from None
        if state != "OK":
            raise ServiceError(sentence("error.imap_refuses", command=command, answer=repr(answer)))
        return list(answer)


def _literal(answer: list[tuple[bytes, bytes] | bytes | None]) -> bytes | None:
    """Return the text of a message in an answer; a message that is gone has none."""
    return next((part[1] for part in answer if isinstance(part, tuple)), None)
