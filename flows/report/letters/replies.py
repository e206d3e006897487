"""Reply forms from the inbox into the ledger; what fits no letter becomes a finding."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace

import duckdb

from flows.errors import UsageError
from flows.finding import Finding
from flows.ingest.answers.reply import Reply
from flows.ingest.inbox import ReceivedFile
from flows.ingest.reading import FileReading
from flows.report.letters.letter_decisions import Answer, find_letter, record_answer


def record_replies(
    connection: duckdb.DuckDBPyConnection,
    readings: Iterable[FileReading],
    files: Sequence[ReceivedFile],
    seen_at: dt.datetime,
) -> list[FileReading]:
    """Record the reply forms among a month's readings and return the readings to load.

    A reply that fits no released letter, or is empty, comes back as a reading with a finding. A
    reply that is recorded already is left as it is.
    """
    received = {file.name: file.receipts[-1].received_at for file in files if file.receipts}
    kept = []
    for reading in readings:
        if reading.reply is None:
            kept.append(reading)
            continue
        day = received.get(reading.file_name, seen_at).date()
        problem = _record(connection, reading.reply, day)
        if problem:
            finding = Finding("form_unknown", reading.file_name, _sentence(reading, problem))
            kept.append(replace(reading, reply=None, findings=(finding,)))
    return kept


def _record(connection: duckdb.DuckDBPyConnection, reply: Reply, day: dt.date) -> str:
    """Record one reply and return what is wrong with it, or nothing."""
    if not reply.is_filled:
        return "没有填写任何内容，请填写原因、整改措施和完成时限后重新报送"
    answer = Answer(reply.reason, reply.measures, reply.finish_by, reply.delay_asked)
    try:
        letter = find_letter(connection, reply.number, reply.reporter)
        if letter.is_answered and _is_same(letter.answer, letter.measures, answer):
            return ""
        record_answer(
            connection,
            letter.number,
            max(day, letter.issued_on),
            answer,
            recipient=letter.recipient,
        )
    except UsageError:
        return f"文号“{reply.number}”没有对应的已签发函件，请核对文号和答复单位"
    return ""


def _is_same(reason: str, measures: str, answer: Answer) -> bool:
    return (reason, measures) == (answer.text, answer.measures)


def _sentence(reading: FileReading, problem: str) -> str:
    return f"文件“{reading.file_name}”是回执，{problem}。"
