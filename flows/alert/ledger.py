"""The ledger of what was sent (`alerts_sent`): written before a mail goes out and after."""

import datetime as dt
from dataclasses import dataclass

import duckdb

from flows.alert.mail import Mail
from flows.errors import UsageError
from flows.sql_files import sql_reader

read_sql = sql_reader(__file__)


@dataclass(frozen=True)
class Unclear:
    """A mail that was being sent when something broke: it may or may not have arrived."""

    period: str
    recipient: str
    kind: str
    message_id: str
    detail: str


#: Recipient, kind and content hash: the same content never goes to the same recipient twice.
Key = tuple[str, str, str]


@dataclass(frozen=True)
class Attempt:
    """What the ledger says of a mail: `sending`, `sent` or `failed`, and under which id."""

    message_id: str
    state: str


def key_of(mail: Mail) -> Key:
    """Return what makes a mail the same mail in a month, whoever the sender is set to be."""
    return mail.recipient, mail.kind, mail.content_hash


def mail_states(connection: duckdb.DuckDBPyConnection, period: str) -> dict[Key, Attempt]:
    """Return the last attempt at each mail of a month."""
    rows = connection.execute(read_sql("mail_states"), {"period": period}).fetchall()
    return {
        (recipient, kind, digest): Attempt(message_id, state)
        for recipient, kind, digest, message_id, state in rows
    }


def sent_ids(connection: duckdb.DuckDBPyConnection, period: str) -> frozenset[str]:
    """Return the message ids of a month's mails that went out or may have."""
    attempts = mail_states(connection, period).values()
    return frozenset(attempt.message_id for attempt in attempts if attempt.state != "failed")


def begin_sending(connection: duckdb.DuckDBPyConnection, mail: Mail) -> None:
    """Commit that the mail is about to go out; a kill after this leaves it `sending`."""
    key = {
        "period": mail.period,
        "recipient": mail.recipient,
        "kind": mail.kind,
        "content_hash": mail.content_hash,
    }
    connection.execute("begin")
    connection.execute(read_sql("clear_failed"), key)
    connection.execute(read_sql("begin_sending"), key | {"message_id": mail.message_id})
    connection.execute("commit")


def end_sending(
    connection: duckdb.DuckDBPyConnection,
    message_id: str,
    *,
    state: str,
    sent_at: dt.datetime | None,
    detail: str = "",
) -> None:
    """Settle a mail as `sent` or `failed`."""
    values = {"message_id": message_id, "state": state, "sent_at": sent_at, "detail": detail}
    connection.execute(read_sql("end_sending"), values)


def explain_unclear(connection: duckdb.DuckDBPyConnection, message_id: str, detail: str) -> None:
    """Leave a mail as `sending` and note what happened."""
    connection.execute(read_sql("explain_unclear"), {"message_id": message_id, "detail": detail})


def unclear_mails(connection: duckdb.DuckDBPyConnection) -> list[Unclear]:
    """Return all mails that a person must check by hand (请人工核实)."""
    rows = connection.execute(read_sql("unclear_mails")).fetchall()
    return [Unclear(*(str(value or "") for value in row)) for row in rows]


def resolve_unclear(
    connection: duckdb.DuckDBPyConnection,
    message_id: str,
    was_sent: bool,
    *,
    checked_at: dt.datetime,
) -> None:
    """Settle an unclear mail as a person found it; one that did not arrive is sent again.

    Raises UsageError when no such mail is unclear.
    """
    if message_id not in {unclear.message_id for unclear in unclear_mails(connection)}:
        raise UsageError(f"no unclear mail has the message id {message_id}")
    end_sending(
        connection,
        message_id,
        state="sent" if was_sent else "failed",
        sent_at=checked_at if was_sent else None,
        detail="人工核实：已送达" if was_sent else "人工核实：未送达",
    )
