"""The ledger says what was taken, and whom an answer is still owed."""

from dataclasses import replace

import duckdb
import pytest

from flows.mail_in.fetched_ledger import (
    is_kept,
    known_uids,
    note_answer,
    note_fetched,
    unanswered,
)
from flows.warehouse.migrate import make_schema
from tests.mail_in.kept_mail import kept_mail

MAIL = kept_mail()


@pytest.fixture
def connection() -> duckdb.DuckDBPyConnection:
    made = duckdb.connect()
    make_schema(made)
    return made


def test_a_message_is_known_by_mailbox_and_number(connection):
    note_fetched(connection, MAIL)
    note_fetched(connection, MAIL)

    assert known_uids(connection, MAIL.mailbox, 1) == {7}
    assert known_uids(connection, MAIL.mailbox, 2) == set()
    assert known_uids(connection, "other@127.0.0.1/INBOX", 1) == set()


@pytest.mark.parametrize(("files", "is_known"), [("邮件/1/T1.xlsx", True), ("", False)])
def test_a_content_is_known_once_files_of_it_were_kept(connection, files: str, is_known: bool):
    note_fetched(connection, replace(MAIL, files=files))

    assert is_kept(connection, MAIL.digest) is is_known
    assert not is_kept(connection, "b" * 64)


@pytest.mark.parametrize(
    ("state", "is_owed"), [("", True), ("failed", True), ("sending", False), ("sent", False)]
)
def test_an_answer_is_owed_until_it_is_on_its_way(connection, state: str, is_owed: bool):
    note_fetched(connection, MAIL)
    note_answer(connection, MAIL, "<answer@example.org>")
    if state:
        connection.execute(
            "insert into alerts_sent values ('2022-06', '构扒镇', 'answer', 'h', "
            "'<answer@example.org>', null, $1, '')",
            [state],
        )

    assert unanswered(connection) == ([MAIL] if is_owed else [])


@pytest.mark.parametrize("state", ["automatic", "empty", "repeated", "too_large"])
def test_only_kept_messages_are_answered(connection, state: str):
    note_fetched(connection, replace(MAIL, state=state))

    assert unanswered(connection) == []


def test_names_of_files_are_a_line_each():
    assert MAIL.file_names == ["邮件/1/T1.xlsx", "邮件/1/T2.xlsx"]
    assert replace(MAIL, files="").file_names == []
