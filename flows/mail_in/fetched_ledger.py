"""The ledger of messages: each is taken care of once, whatever a kill interrupted."""

import datetime as dt
from dataclasses import asdict, dataclass

import duckdb

from flows.sql_files import sql_reader

read_sql = sql_reader(__file__)

#: The table, for the journal.
FETCHED = "fetched_mails"
#: What became of a message: files kept; kept, and never answered, because a machine sent them;
#: nothing attached; content known; larger than the limit.
KEPT, AUTOMATIC, EMPTY, REPEATED, TOO_LARGE = "kept", "automatic", "empty", "repeated", "too_large"


@dataclass(frozen=True)
class FetchedMail:
    """One message; `received_at` in county time, `files` and `left_out` one name a line."""

    mailbox: str
    uid_validity: int
    uid: int
    message_id: str
    sender: str
    subject: str
    received_at: dt.datetime
    period: str
    state: str
    digest: str = ""
    files: str = ""
    left_out: str = ""

    @property
    def file_names(self) -> list[str]:
        """Return the names of its files below the month's folder."""
        return self.files.split("\n") if self.files else []


def known_uids(
    connection: duckdb.DuckDBPyConnection, mailbox: str, uid_validity: int
) -> frozenset[int]:
    """Return the numbers of the messages that were taken care of."""
    values = {"mailbox": mailbox, "uid_validity": uid_validity}
    rows = connection.execute(read_sql("known_uids"), values).fetchall()
    return frozenset(uid for (uid,) in rows)


def is_kept(connection: duckdb.DuckDBPyConnection, digest: str) -> bool:
    """Return whether the same content was kept before: a server may number its messages anew."""
    [(known,)] = connection.execute(read_sql("is_kept"), {"digest": digest}).fetchall()
    return bool(known)


def note_fetched(connection: duckdb.DuckDBPyConnection, mail: FetchedMail) -> None:
    """Note that a message was taken care of, once its files are on the disk."""
    connection.execute(read_sql("note_fetched"), asdict(mail))


def note_answer(connection: duckdb.DuckDBPyConnection, mail: FetchedMail, answer_id: str) -> None:
    """Note under which message id a message is about to be answered."""
    key = {"mailbox": mail.mailbox, "uid_validity": mail.uid_validity, "uid": mail.uid}
    connection.execute(read_sql("note_answer"), key | {"answer_id": answer_id})


def unanswered(connection: duckdb.DuckDBPyConnection) -> list[FetchedMail]:
    """Return the kept messages that nobody was answered for, oldest first."""
    rows = connection.execute(read_sql("unanswered")).fetchall()
    return [FetchedMail(*row) for row in rows]
