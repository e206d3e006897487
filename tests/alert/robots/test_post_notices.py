"""Each message goes to its group once, whatever was interrupted."""

import datetime as dt
from pathlib import Path

import duckdb
import pytest

from flows.alert.ledger import unclear_mails
from flows.alert.robots.group_message import Notice
from flows.alert.robots.post_notices import PostResult, post_notices, write_notices
from flows.warehouse.migrate import make_schema
from tests.alert.robots.service import NOW, Service, serving

SENT_AT = dt.datetime(2022, 7, 6, 8, 1)
DIGEST = Notice("2022-06", "county", "wecom", "digest", "重点事项", "### 重点事项")
REMINDER = Notice("2022-06", "county", "wecom", "missing", "催报", "### 催报")


@pytest.fixture
def service(tmp_path: Path):
    with serving("wecom", tmp_path / "tls") as running:
        yield running


@pytest.fixture
def connection() -> duckdb.DuckDBPyConnection:
    made = duckdb.connect()
    make_schema(made)
    return made


def send(service: Service, connection, *notices: Notice, **options) -> PostResult:
    return post_notices(
        notices,
        {"county": service.robot()},
        connection,
        sent_at=SENT_AT,
        clock=lambda: NOW,
        pause=lambda seconds: None,
        context=service.context,
        **options,
    )


def states(connection) -> list[tuple[str, str]]:
    return connection.execute("select kind, state from alerts_sent order by kind").fetchall()


def test_sending_twice_is_sending_once(service: Service, connection):
    first = send(service, connection, DIGEST, REMINDER)
    second = send(service, connection, DIGEST, REMINDER)

    assert (len(first.sent), len(second.sent), service.calls) == (2, 0, 2)
    assert states(connection) == [("digest", "sent"), ("missing", "sent")]


def test_what_was_put_off_goes_out_with_the_next_run(service: Service, connection):
    service.answers = [(429, b"x")]

    first = send(service, connection, DIGEST)
    second = send(service, connection, DIGEST)

    assert first.failures == ["群消息未送达：企业微信群 county，群机器人要求稍后再发"]
    assert (second.sent, second.failures) == ([DIGEST], [])


def test_a_message_of_which_nothing_is_known_is_left_to_a_person(service: Service, connection):
    service.answers = [None]

    first = send(service, connection, DIGEST)
    second = send(service, connection, DIGEST)

    assert first.failures[0].endswith("，请人工核实")
    assert (second.sent, second.failures, service.calls) == ([], [], 1)
    assert [one.recipient for one in unclear_mails(connection)] == ["企业微信群 county"]


@pytest.mark.parametrize("kept", [1, 2])
def test_a_kill_around_a_message_never_sends_it_twice(service: Service, connection, kept: int):
    calls = []

    def keep() -> None:
        calls.append(None)
        if len(calls) == kept:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        send(service, connection, DIGEST, keep=keep)
    send(service, connection, DIGEST)

    assert service.calls == kept - 1


def test_the_outbox_holds_the_messages_of_the_last_run(tmp_path: Path):
    folder = tmp_path / "robots"
    write_notices([DIGEST, REMINDER], folder)
    write_notices([DIGEST], folder)

    assert [file.name for file in folder.iterdir()] == [DIGEST.name]
    assert (folder / DIGEST.name).read_text("utf-8") == "### 重点事项\n"


def test_without_robots_there_is_no_folder(tmp_path: Path):
    write_notices([], tmp_path / "robots")

    assert not (tmp_path / "robots").exists()
