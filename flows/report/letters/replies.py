"""Reply forms from the inbox into the ledger; what fits no letter becomes a finding."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace

import duckdb

from flows.errors import UsageError
from flows.finding import Finding
from flows.ingest.answers.reply import Reply
from flows.ingest.files.clean_text import clean_text
from flows.ingest.inbox import ReceivedFile
from flows.ingest.reading import FileReading
from flows.report.letters.letter_decisions import Answer, find_letter, record_answer
from flows.report.letters.letter_ledger import Letter


def record_replies(
    connection: duckdb.DuckDBPyConnection,
    readings: Iterable[FileReading],
    files: Sequence[ReceivedFile],
    seen_at: dt.datetime,
) -> list[FileReading]:
    """Record the reply forms among a month's readings and return the readings to load.

    A reply that fits no released letter, or is empty, comes back as a reading with a finding. A
    reply that is recorded already is left as it is; of several the last one received counts.
    """
    received = {file.name: file.receipts[-1].received_at for file in files if file.receipts}
    every = list(enumerate(readings))
    replies = [(place, one, one.reply) for place, one in every if one.reply is not None]
    unfit: dict[int, FileReading] = {}
    for place, reading, reply in sorted(
        replies, key=lambda one: received.get(one[1].file_name, seen_at)
    ):
        problem = _record(connection, reply, received.get(reading.file_name, seen_at).date())
        if problem:
            finding = Finding("form_unknown", reading.file_name, _sentence(reading, problem))
            unfit[place] = replace(reading, reply=None, findings=(finding,))
    return [
        unfit.get(place, reading)
        for place, reading in every
        if reading.reply is None or place in unfit
    ]


def _record(connection: duckdb.DuckDBPyConnection, reply: Reply, day: dt.date) -> str:
    """Record one reply and return what is wrong with it, or nothing."""
    if not reply.is_filled:
        return "没有填写任何内容，请填写原因、整改措施和完成时限后重新报送"
    answer = Answer(reply.reason, reply.measures, reply.finish_by, reply.delay_asked)
    try:
        letter = find_letter(connection, reply.number, reply.reporter)
        day = max(day, letter.issued_on)
        if _is_older(letter, day) or _is_same(letter, answer):
            return ""
        record_answer(connection, letter.number, day, answer, recipient=letter.recipient)
    except UsageError:
        return f"文号“{reply.number}”没有对应的已签发函件，请核对文号和答复单位"
    return ""


def _is_older(letter: Letter, day: dt.date) -> bool:
    """Return whether a later answer is recorded: an earlier month's folder may be run again."""
    return letter.answered_on is not None and day < letter.answered_on


def _is_same(letter: Letter, answer: Answer) -> bool:
    """Return whether this answer is recorded, in the form in which the ledger keeps it."""
    recorded = (letter.answer, letter.measures, letter.finish_by, letter.delay_asked)
    came = (answer.text, answer.measures, answer.finish_by, answer.delay_asked)
    return letter.is_answered and recorded == tuple(map(clean_text, came))


def _sentence(reading: FileReading, problem: str) -> str:
    return f"文件“{reading.file_name}”是回执，{problem}。"
