"""One look at the mailbox, with its answers, under the run's lock."""

from dataclasses import dataclass

from flows.alert.send import SendResult
from flows.catalog.load import load_catalog
from flows.errors import DeclarationError
from flows.mail_in.fetch import Fetched, Intake, fetch_reports
from flows.mail_in.mailbox import Mailbox
from flows.mail_in.send_answers import send_answers, write_answers
from flows.paths import Home
from flows.running.checking import check_files
from flows.settings import load_signed_settings
from flows.steps import county_now
from flows.warehouse.lock import run_lock
from flows.warehouse.open import open_working
from flows.words.sentence import sentence


@dataclass(frozen=True)
class Looked:
    """What came, how many answers are owed, and what became of them when they were sent."""

    fetched: Fetched
    answers: int
    result: SendResult


def look_into_mailbox(home: Home, period: str, *, send: bool) -> Looked:
    """Take what is new into the month's inbox and answer it.

    Raises DeclarationError while the settings name no mailbox, or no server to answer by.
    """
    settings = load_signed_settings(home)
    if not (settings.imap.host and settings.imap.user):
        raise DeclarationError(sentence("error.imap_off"))
    if send and not settings.smtp.host:
        raise DeclarationError(sentence("error.no_mail_server"))
    intake = Intake(home, load_catalog(home.catalog), settings, period, county_now())
    with run_lock(home), open_working(home) as connection:
        with Mailbox(settings.imap) as mailbox:
            fetched = fetch_reports(connection, mailbox, intake)
        answers = write_answers(
            connection, intake, lambda files, month: check_files(home, files, month)
        )
        result = send_answers(connection, intake, answers) if send else SendResult()
    return Looked(fetched, len(answers), result)
