"""Answers to what came by mail: written to the outbox, sent over the ledger of mails."""

from collections.abc import Callable, Sequence
from pathlib import Path

import duckdb
import pandas as pd

from flows.alert.ledger import sent_ids
from flows.alert.mail import Mail
from flows.alert.outbox import write_outbox
from flows.alert.send import SendResult, send_mails
from flows.mail_in.answers import answer_to
from flows.mail_in.fetch import Intake, registered_senders
from flows.mail_in.fetched_ledger import FETCHED, note_answer, unanswered
from flows.warehouse.journal import MAILS, Journal

#: The findings of files of a month, one row each, as `xianjie check` finds them.
Check = Callable[[Sequence[Path], str], pd.DataFrame]


def write_answers(
    connection: duckdb.DuckDBPyConnection, intake: Intake, check: Check
) -> list[Mail]:
    """Return the answers that are owed, of any month, and write them to the outbox."""
    senders, answers = registered_senders(intake.catalog), []
    for mail in unanswered(connection) if intake.settings.imap.answers else []:
        files = (intake.home.raw(mail.period) / name for name in mail.file_names)
        findings = check([file for file in files if file.exists()], mail.period)
        who = senders.get(mail.sender, mail.sender)
        answer = answer_to(mail, who, findings, intake.catalog, intake.settings)
        note_answer(connection, mail, answer.message_id)
        answers.append(answer)
    for period in dict.fromkeys(answer.period for answer in answers):
        of_month = [answer for answer in answers if answer.period == period]
        folder = intake.home.outbox(period) / "answers"
        write_outbox(of_month, folder, sent_ids(connection, period))
    return answers


def send_answers(
    connection: duckdb.DuckDBPyConnection, intake: Intake, answers: Sequence[Mail]
) -> SendResult:
    """Send the answers: each once, and one of which nothing is known never again."""
    journal = Journal(intake.home.journal)
    journal.note(connection, (FETCHED,))
    return send_mails(
        answers,
        connection,
        intake.settings.smtp,
        sent_at=intake.now,
        keep=lambda: journal.note(connection, MAILS),
    )
