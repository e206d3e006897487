"""Reports come out of a real mailbox once each, with sender and time, whatever is interrupted."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from flows.ingest.inbox import find_files
from flows.mail_in import fetch
from flows.mail_in.fetch import Fetched, Intake, fetch_reports
from flows.mail_in.mailbox import Mailbox
from flows.warehouse.journal import Journal
from flows.warehouse.lock import run_lock
from flows.warehouse.open import open_working
from tests.mail_in.county import ADDRESS, ARRIVED, PERIOD, TOWN, intake, make_home
from tests.mail_in.dovecot import Server, message, needs_dovecot, serving
from tests.story.months import run_month

pytestmark = needs_dovecot


@pytest.fixture
def server():
    with serving() as running:
        yield running


def look(server: Server, county: Intake) -> Fetched:
    with (
        open_working(county.home) as connection,
        Mailbox(server.settings, server.context) as mailbox,
    ):
        return fetch_reports(connection, mailbox, county)


def in_inbox(county: Intake) -> list[tuple[str, str, str]]:
    return [
        (Path(file.name).name, str(file.receipts[0].received_at), file.receipts[0].sender)
        for file in find_files(county.home.raw(PERIOD))
    ]


def test_a_towns_report_comes_from_the_mailbox_into_the_months_figures(
    server: Server, tmp_path: Path
):
    home, forms = make_home(tmp_path)
    [own] = [name for name in forms if TOWN in name]
    server.put(message((own, forms[own]), sender=ADDRESS.upper()), ARRIVED)
    county = intake(home, server.settings)

    with run_lock(home):
        fetched = look(server, county)
    summary = run_month(home, PERIOD)

    assert fetched.files == 1
    assert in_inbox(county) == [(own, "2026-04-03 09:30:00", ADDRESS)]
    assert summary.submissions == {"accepted": 1}
    with open_working(home) as connection:
        rows = connection.execute(
            "select received_at, sender, status from received where status = 'accepted'"
        ).fetchall()
    assert rows == [(dt.datetime(2026, 4, 3, 9, 30), ADDRESS, "accepted")]


def test_looking_twice_is_looking_once(server: Server, tmp_path: Path):
    home, _ = make_home(tmp_path)
    server.put(message(("a.csv", b"1")), ARRIVED)
    server.put(message(("b.csv", b"2"), sender=ADDRESS), ARRIVED)
    county = intake(home, server.settings)

    first, second = look(server, county), look(server, county)

    assert (first.files, second.files) == (1, 0)
    assert [name for name, _, _ in in_inbox(county)] == ["b.csv"]


def test_a_strangers_message_waits_until_the_address_is_registered(server: Server, tmp_path: Path):
    home, _ = make_home(tmp_path)
    server.put(message(("a.csv", b"1"), sender="new@example.org"), ARRIVED)
    county = intake(home, server.settings)
    contacts = [replace(one, address="new@example.org") for one in county.catalog.contacts[-1:]]
    registered = replace(county.catalog, contacts=(*county.catalog.contacts, *contacts))

    first = look(server, county)
    second = look(server, replace(county, catalog=registered))

    assert (first.strangers, first.mails) == (["new@example.org"], [])
    assert (second.strangers, second.files) == ([], 1)


class Killed(BaseException):
    pass


@pytest.mark.parametrize("moment", ["keep_files", "note_fetched"])
def test_a_kill_between_files_and_ledger_leaves_nothing_twice(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str
):
    home, _ = make_home(tmp_path)
    for name in ("a.csv", "b.csv"):
        server.put(message((name, name.encode()), sender=ADDRESS), ARRIVED)
    county = intake(home, server.settings)
    real = getattr(fetch, moment)

    def killed(*arguments, **named):
        if moment == "keep_files":
            real(*arguments, **named)
        raise Killed

    with monkeypatch.context() as patch, pytest.raises(Killed):
        patch.setattr(fetch, moment, killed)
        look(server, county)
    again = look(server, county)

    assert again.files == 2
    assert sorted(name for name, _, _ in in_inbox(county)) == ["a.csv", "b.csv"]
    lines = (home.raw(PERIOD) / "receipts.csv").read_text("utf-8-sig").splitlines()
    assert len(lines) == 3


def test_each_kind_of_message_is_noted_as_what_it_is(server: Server, tmp_path: Path):
    home, _ = make_home(tmp_path)
    good = message(("a.csv", b"1"), sender=ADDRESS)
    machine = message(("c.csv", b"3"), sender=ADDRESS, Auto_Submitted="auto-replied")
    for content in (good, good, message(sender=ADDRESS), machine):
        server.put(content, ARRIVED)
    server.put(message(("d.csv", b"4" * 5000), sender=ADDRESS), ARRIVED)
    county = intake(home, server.settings)
    limits = county.settings.limits.model_copy(update={"unpacked_bytes": 3000})
    county = replace(county, settings=county.settings.model_copy(update={"limits": limits}))

    fetched = look(server, county)

    states = [mail.state for mail in fetched.mails]
    assert states == ["kept", "repeated", "empty", "automatic", "too_large"]
    assert sorted(name for name, _, _ in in_inbox(county)) == ["a.csv", "c.csv"]


def test_a_servers_clock_that_is_ahead_puts_no_receipt_into_the_future(
    server: Server, tmp_path: Path
):
    home, _ = make_home(tmp_path)
    server.put(message(("a.csv", b"1"), sender=ADDRESS), ARRIVED + dt.timedelta(days=200))
    county = intake(home, server.settings)

    look(server, county)

    assert in_inbox(county) == [("a.csv", "2026-04-09 08:00:00", ADDRESS)]


def test_what_was_fetched_survives_the_loss_of_the_warehouse(server: Server, tmp_path: Path):
    home, _ = make_home(tmp_path)
    server.put(message(("a.csv", b"1"), sender=ADDRESS), ARRIVED)
    county = intake(home, server.settings)
    look(server, county)
    with open_working(home) as connection:
        connection.execute("delete from fetched_mails")
        Journal(home.journal).replay(connection)

    assert look(server, county).mails == []
