"""A mailbox is looked at over TLS, and nothing in it changes."""

import datetime as dt
import ssl

import pytest

from flows.errors import ServiceError
from flows.mail_in.mailbox import Mailbox
from tests.mail_in.dovecot import Server, message, needs_dovecot, serving

pytestmark = needs_dovecot
#: 9:30 in the county is 1:30 at Greenwich.
ARRIVED = dt.datetime(2022, 7, 4, 1, 30, 15, tzinfo=dt.UTC)
LONG_AGO = dt.date(2020, 1, 1)


@pytest.fixture(scope="module")
def server():
    with serving() as running:
        running.put(message(("6月.xlsx", b"first")), ARRIVED)
        running.put(message(("7月.xlsx", b"second")), ARRIVED + dt.timedelta(days=9))
        yield running


def test_new_messages_are_listed_with_their_moment_in_county_time(server: Server):
    with Mailbox(server.settings, server.context) as mailbox:
        waiting = list(mailbox.list_since(LONG_AGO, frozenset()))
        later = list(mailbox.list_since(dt.date(2022, 7, 10), frozenset()))
        rest = list(mailbox.list_since(LONG_AGO, frozenset({waiting[0].uid})))

    assert [one.arrived_at for one in waiting] == [
        dt.datetime(2022, 7, 4, 9, 30, 15),
        dt.datetime(2022, 7, 13, 9, 30, 15),
    ]
    assert later == rest == waiting[1:]
    assert mailbox.uid_validity > 0


def test_a_message_is_fetched_whole_and_stays_unread(server: Server):
    with Mailbox(server.settings, server.context) as mailbox:
        [first, _] = mailbox.list_since(LONG_AGO, frozenset())
        content = mailbox.fetch(first.uid)

    assert content is not None
    assert len(content) == first.size
    assert content.startswith(first.header.rstrip(b"\r\n"))
    assert not any(b"\\Seen" in flags for flags in server.flags())


def test_a_message_that_is_gone_is_nothing(server: Server):
    with Mailbox(server.settings, server.context) as mailbox:
        assert mailbox.fetch(999) is None


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"password": "wrong"}, "refuses the login of office"),
        ({"folder": "报表"}, "has no folder '报表'"),
        ({"folder": 'a" b'}, "has no folder"),
        ({"port": 1}, "cannot reach the mail server 127.0.0.1:1"),
    ],
)
def test_a_mailbox_that_cannot_be_opened_is_a_service_error(server: Server, change, sentence):
    settings = type(server.settings)(**(server.settings.model_dump() | change))

    with pytest.raises(ServiceError, match=sentence), Mailbox(settings, server.context):
        pass


def test_a_server_whose_certificate_nobody_vouches_for_is_not_talked_to(server: Server):
    with (
        pytest.raises(ServiceError, match="CERTIFICATE_VERIFY_FAILED"),
        Mailbox(server.settings, ssl.create_default_context()),
    ):
        pass
