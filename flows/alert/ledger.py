"""The ledger of what was sent: written before a mail goes out and after, mail by address.

`alerts_sent` keeps one row per recipient and content, `alert_addresses` one row per address of it:
one address may have a mail that another waits for.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import duckdb

from flows.alert.mail import Mail
from flows.alert.robots.group_message import Notice
from flows.errors import UsageError
from flows.sql_files import sql_reader
from flows.words.sentence import sentence

read_sql = sql_reader(__file__)

#: States of a mail and of an address of it. `sending`: under way, or nobody knows how it ended;
#: `deferred`: the server asked to come again; `failed`: refused for good, or not handed over.
SENDING, SENT, DEFERRED, FAILED = "sending", "sent", "deferred", "failed"


#: What the ledger knows of: a mail, or a message to a group.
Message: TypeAlias = Mail | Notice


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
    """What the ledger says of a mail: its state, under which id, and the state of each address."""

    message_id: str
    state: str
    addresses: Mapping[str, str]

    def open_addresses(self, addresses: Sequence[str]) -> tuple[str, ...]:
        """Return those of a mail's addresses that still wait for it.

        A mail that nobody got is owed to all of them; one that somebody got only to the
        addresses that the server deferred; one of which nothing is known to none.
        """
        if self.state == FAILED:
            return tuple(one for one in addresses if self.addresses.get(one) != SENT)
        if self.state == SENT:
            return tuple(one for one in addresses if self.addresses.get(one) == DEFERRED)
        return ()


def key_of(mail: Message) -> Key:
    """Return what makes a mail the same mail in a month, whoever the sender is set to be."""
    return mail.recipient, mail.kind, mail.content_hash


def mail_states(connection: duckdb.DuckDBPyConnection, period: str) -> dict[Key, Attempt]:
    """Return what is known of each mail of a month."""
    rows = connection.execute(read_sql("mail_states"), {"period": period}).fetchall()
    return {
        (recipient, kind, digest): Attempt(message_id, state, dict(addresses or {}))
        for recipient, kind, digest, message_id, state, addresses in rows
    }


def sent_ids(connection: duckdb.DuckDBPyConnection, period: str) -> frozenset[str]:
    """Return the message ids of a month's mails that went out or may have."""
    attempts = mail_states(connection, period).values()
    return frozenset(attempt.message_id for attempt in attempts if attempt.state != FAILED)


def begin_sending(
    connection: duckdb.DuckDBPyConnection, mail: Message, addresses: Sequence[str]
) -> None:
    """Commit that the mail is about to go to these addresses; a kill leaves it `sending`."""
    key = _named(mail)
    connection.execute("begin")
    connection.execute(read_sql("clear_mail"), key)
    connection.execute(read_sql("begin_sending"), key | {"message_id": mail.message_id})
    _note_addresses(connection, mail, dict.fromkeys(addresses, (SENDING, "")))
    connection.execute("commit")


def end_sending(
    connection: duckdb.DuckDBPyConnection,
    mail: Message,
    outcomes: Mapping[str, tuple[str, str]],
    *,
    ended_at: dt.datetime,
) -> None:
    """Note how each address ended, as state and detail, and settle the mail by all of them.

    It is `sending` while an address is, `sent` when at least one has it, else `failed`.
    """
    connection.execute("begin")
    _note_addresses(connection, mail, outcomes)
    connection.execute(read_sql("settle_mail"), _named(mail) | {"ended_at": ended_at})
    connection.execute("commit")


def _note_addresses(
    connection: duckdb.DuckDBPyConnection, mail: Message, outcomes: Mapping[str, tuple[str, str]]
) -> None:
    for address, (state, detail) in outcomes.items():
        values = _named(mail) | {"address": address, "state": state, "detail": detail}
        connection.execute(read_sql("note_address"), values)


def _named(mail: Message) -> dict[str, str]:
    return {
        "period": mail.period,
        "recipient": mail.recipient,
        "kind": mail.kind,
        "content_hash": mail.content_hash,
    }


def unclear_mails(connection: duckdb.DuckDBPyConnection) -> list[Unclear]:
    """Return all mails that a person must check by hand (请人工核实)."""
    rows = connection.execute(read_sql("unclear_mails")).fetchall()
    return [Unclear(*(str(value or "") for value in row)) for row in rows]


def settle_unclear(
    connection: duckdb.DuckDBPyConnection,
    message_ids: Sequence[str],
    was_sent: bool,
    *,
    checked_at: dt.datetime,
) -> None:
    """Settle unclear mails as a person found them; one that did not arrive is sent again.

    Raises UsageError, and settles nothing, when one of them is not unclear.
    """
    unknown = set(message_ids) - {unclear.message_id for unclear in unclear_mails(connection)}
    if unknown:
        raise UsageError(sentence("error.no_unclear_mail", ids=", ".join(sorted(unknown))))
    values = {
        "state": SENT if was_sent else FAILED,
        "detail": "人工核实：已送达" if was_sent else "人工核实：未送达",
    }
    connection.execute("begin")
    for message_id in message_ids:
        key = {"message_id": message_id}
        connection.execute(read_sql("settle_addresses"), values | key)
        connection.execute(
            read_sql("settle_unclear"),
            values | key | {"sent_at": checked_at if was_sent else None},
        )
    connection.execute("commit")
