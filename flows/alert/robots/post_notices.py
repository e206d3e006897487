"""Messages to groups over the ledger of mails: each content once, unclear ones never again."""

import datetime as dt
import ssl
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from flows.alert.ledger import SENDING, SENT, begin_sending, end_sending, key_of, mail_states
from flows.alert.robots.group_message import Notice
from flows.alert.robots.pace import Pace
from flows.alert.robots.webhook import post
from flows.channels import Robot
from flows.warehouse.durable import write_durably


@dataclass
class PostResult:
    """What became of the messages; `failures` are Chinese sentences."""

    sent: list[Notice] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)


def write_notices(notices: Sequence[Notice], folder: Path) -> None:
    """Write the messages into the month's outbox, and take away those of an earlier run."""
    names = {notice.name for notice in notices}
    for notice in notices:
        write_durably(folder / notice.name, f"{notice.text}\n")
    for stale in folder.glob("*.md"):
        if stale.name not in names:
            stale.unlink()


def post_notices(
    notices: Sequence[Notice],
    robots: Mapping[str, Robot],
    connection: duckdb.DuckDBPyConnection,
    *,
    sent_at: dt.datetime,
    keep: Callable[[], None] = lambda: None,
    clock: Callable[[], float] = time.time,
    pause: Callable[[float], None] = time.sleep,
    context: ssl.SSLContext | None = None,
) -> PostResult:
    """Post what the group does not have yet; the ledger is committed before and after each.

    What the service deferred or refused is tried by the next run; a message of which nothing is
    known is left to a person, like a mail (`xianjie mails unclear`).
    """
    result = PostResult()
    paces = {name: Pace(clock, pause) for name in robots}
    for notice in notices:
        states = mail_states(connection, notice.period)
        attempt = states.get(key_of(notice))
        addresses = (notice.robot,)
        if attempt is not None and not attempt.open_addresses(addresses):
            continue
        begin_sending(connection, notice, addresses)
        keep()
        paces[notice.robot].wait()
        outcome = post(notice, robots[notice.robot], clock=clock, context=context)
        end_sending(connection, notice, {notice.robot: outcome}, ended_at=sent_at)
        keep()
        state, detail = outcome
        if state == SENT:
            result.sent.append(notice)
        else:
            unclear = "，请人工核实" if state == SENDING else ""
            result.failures.append(f"群消息未送达：{notice.recipient}，{detail}{unclear}")
    return result
