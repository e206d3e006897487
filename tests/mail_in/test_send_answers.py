"""From a real mailbox to a real mail server: each message is answered once."""

from pathlib import Path

import pytest

from flows.mail_in import send_answers as sending
from flows.mail_in.fetch import Intake, fetch_reports
from flows.mail_in.mailbox import Mailbox
from flows.mail_in.send_answers import send_answers, write_answers
from flows.running.checking import check_files
from flows.warehouse.open import open_working
from tests.alert.server import Inbox
from tests.alert.server import serving as serving_smtp
from tests.mail_in.county import ADDRESS, ARRIVED, PERIOD, TOWN, intake, make_home
from tests.mail_in.dovecot import Server, message, needs_dovecot, serving

pytestmark = needs_dovecot


@pytest.fixture(scope="module")
def server():
    with serving() as running:
        yield running


def answer_all(server: Server, county: Intake) -> int:
    """One look at the mailbox with its answers; how many were sent."""
    with open_working(county.home) as connection:
        with Mailbox(server.settings, server.context) as mailbox:
            fetch_reports(connection, mailbox, county)
        check = lambda files, period: check_files(county.home, files, period)  # noqa: E731
        answers = write_answers(connection, county, check)
        return len(send_answers(connection, county, answers).sent)


def test_the_sender_is_told_once_what_was_found(server: Server, tmp_path: Path):
    home, forms = make_home(tmp_path)
    [own] = [name for name in forms if TOWN in name]
    server.put(message((own, forms[own]), sender=ADDRESS), ARRIVED)
    inbox = Inbox()
    with serving_smtp(inbox) as smtp:
        county = intake(home, server.settings, smtp)
        counts = [answer_all(server, county) for _ in range(3)]

    assert counts == [1, 0, 0]
    [(addresses, content)] = inbox.mails
    assert addresses == [ADDRESS]
    assert b"Auto-Submitted: auto-generated" in content
    assert [one.suffix for one in (home.outbox(PERIOD) / "answers").iterdir()] == [".eml"]


def test_an_answer_that_a_kill_kept_back_is_sent_by_the_next_look(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    home, forms = make_home(tmp_path)
    [own] = [name for name in forms if TOWN in name]
    server.put(message((own, forms[own]), sender=ADDRESS, Message_ID="<2@example.org>"), ARRIVED)
    inbox = Inbox()

    def killed(*arguments, **named):
        raise KeyboardInterrupt

    with serving_smtp(inbox) as smtp:
        county = intake(home, server.settings, smtp)
        with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
            patch.setattr(sending, "send_mails", killed)
            answer_all(server, county)
        counts = [answer_all(server, county) for _ in range(2)]

    assert counts[1] == 0
    assert len(inbox.mails) == counts[0] >= 1
    assert len({content for _, content in inbox.mails}) == len(inbox.mails)


def test_without_answers_in_the_settings_nobody_is_answered(server: Server, tmp_path: Path):
    home, _ = make_home(tmp_path)
    county = intake(home, server.settings.model_copy(update={"answers": False}))

    assert answer_all(server, county) == 0
    assert not home.outbox(PERIOD).exists()
