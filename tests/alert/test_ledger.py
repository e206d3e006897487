"""The ledger knows of each mail and address how it ended, whatever broke in between."""

import duckdb
import pytest

from flows.alert.ledger import (
    Attempt,
    Unclear,
    begin_sending,
    end_sending,
    key_of,
    mail_states,
    sent_ids,
    settle_unclear,
    unclear_mails,
)
from flows.errors import UsageError
from flows.warehouse.migrate import make_schema
from tests.alert.server import SENT_AT, mail

ONE, TWO = "one@example.org", "two@example.org"
MAIL = mail(addresses=(ONE, TWO))


@pytest.fixture
def ledger():
    with duckdb.connect() as connection:
        make_schema(connection)
        yield connection


def end(ledger, **outcomes: tuple[str, str]) -> Attempt:
    """Send to both and note how each ended; return what the ledger says then."""
    begin_sending(ledger, MAIL, MAIL.addresses)
    named = {"one": ONE, "two": TWO}
    given = {named[name]: outcome for name, outcome in outcomes.items()}
    end_sending(ledger, MAIL, given, ended_at=SENT_AT)
    return mail_states(ledger, "2022-06")[key_of(MAIL)]


@pytest.mark.parametrize(
    ("state", "addresses", "waiting"),
    [
        ("failed", {ONE: "failed", TWO: "deferred"}, (ONE, TWO)),
        ("failed", {}, (ONE, TWO)),
        ("sent", {ONE: "sent", TWO: "deferred"}, (TWO,)),
        ("sent", {ONE: "sent", TWO: "failed"}, ()),
        ("sent", {ONE: "sent", TWO: "sent"}, ()),
        ("sending", {ONE: "sending", TWO: "deferred"}, ()),
    ],
)
def test_an_address_waits_for_a_mail_only_while_it_may_not_have_it(state, addresses, waiting):
    assert Attempt("<id>", state, addresses).open_addresses([ONE, TWO]) == waiting


@pytest.mark.parametrize(
    ("one", "two", "state"),
    [
        ("sent", "sent", "sent"),
        ("sent", "failed", "sent"),
        ("sent", "deferred", "sent"),
        ("failed", "deferred", "failed"),
        ("sending", "sent", "sending"),
    ],
)
def test_a_mail_is_settled_by_all_its_addresses(ledger, one, two, state):
    attempt = end(ledger, one=(one, ""), two=(two, "451 busy"))

    assert attempt == Attempt(MAIL.message_id, state, {ONE: one, TWO: two})


def test_a_mail_that_a_kill_broke_off_is_unclear_and_may_have_gone_out(ledger):
    begin_sending(ledger, MAIL, MAIL.addresses)

    assert unclear_mails(ledger) == [Unclear("2022-06", "县林业局", "digest", MAIL.message_id, "")]
    assert sent_ids(ledger, "2022-06") == {MAIL.message_id}
    assert sent_ids(ledger, "2022-05") == frozenset()


def test_a_mail_that_failed_may_be_written_again(ledger):
    end(ledger, one=("failed", "550"), two=("failed", "550"))

    assert sent_ids(ledger, "2022-06") == frozenset()
    assert unclear_mails(ledger) == []


@pytest.mark.parametrize(("was_sent", "state"), [(True, "sent"), (False, "failed")])
def test_a_person_settles_what_is_unclear(ledger, was_sent, state):
    begin_sending(ledger, MAIL, MAIL.addresses)

    settle_unclear(ledger, [MAIL.message_id], was_sent, checked_at=SENT_AT)

    assert unclear_mails(ledger) == []
    assert mail_states(ledger, "2022-06")[key_of(MAIL)] == Attempt(
        MAIL.message_id, state, {ONE: state, TWO: state}
    )


def test_one_unknown_id_leaves_all_mails_unsettled(ledger):
    begin_sending(ledger, MAIL, MAIL.addresses)

    with pytest.raises(UsageError, match="no unclear mail has the message id <x@example.org>"):
        settle_unclear(ledger, [MAIL.message_id, "<x@example.org>"], True, checked_at=SENT_AT)

    assert [one.message_id for one in unclear_mails(ledger)] == [MAIL.message_id]
