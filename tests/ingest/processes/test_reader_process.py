"""One reading process and the pipes to it: what it is told, and how its end is noticed."""

import logging
import pickle
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.errors import ServiceError
from flows.ingest.inbox import ReceivedFile
from flows.ingest.processes.messages import Answer
from flows.ingest.processes.reader_process import Reader, ReaderDiedError
from flows.ingest.read_file import History

LONG = 600.0


def start() -> Reader:
    return Reader(pickle.dumps("hello"), "tests.ingest.processes.telling_reader")


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("XIANJIE_SMTP_PASSWORD", "secret")
        environment.setenv("PREFECT_API_KEY", "secret")
        one = start()
    yield one
    one.end()


@pytest.fixture
def dying_reader() -> Iterator[Reader]:
    one = start()
    yield one
    one.end()


def ask(
    reader: Reader, *names: str, history: History | None = None, seconds: float = LONG
) -> list[Answer]:
    files = [ReceivedFile(name, Path(name), "0" * 64) for name in names]
    return list(reader.ask(files, "2022-06", {} if history is None else history, seconds))


def test_every_file_has_an_answer_and_what_it_says_is_logged(reader: Reader, caplog):
    with caplog.at_level(logging.WARNING):
        answers = ask(reader, "quiet", "history", history={("a", "b"): 1.0})

    assert answers == [Answer([], ""), Answer([], "{('a', 'b'): 1.0}")]
    assert caplog.messages == ["{('a', 'b'): 1.0}"]


def test_a_history_is_sent_once_and_again_only_when_it_is_another(reader: Reader):
    history: History = {("a", "b"): 1.0}
    told = [ask(reader, "history", history=one)[0].log for one in (history, history, {})]

    assert told == ["{('a', 'b'): 1.0}", "None", "{}"]


def test_the_process_knows_none_of_our_secrets(reader: Reader):
    names = ask(reader, "environment")[0].log

    assert "XIANJIE_SMTP_PASSWORD" not in names
    assert "PREFECT_API_KEY" not in names
    assert "'PATH'" in names


@pytest.mark.parametrize(
    ("name", "seconds", "is_late"),
    [
        ("die", LONG, False),
        ("die", 0.0, True),
        pytest.param(
            "alarm",
            LONG,
            True,
            marks=pytest.mark.skipif(sys.platform == "win32", reason="no alarm on Windows"),
        ),
        ("noise", LONG, False),
    ],
)
def test_a_process_that_ended_is_late_by_its_alarm_or_by_the_clock(
    dying_reader: Reader, name: str, seconds: float, is_late: bool
):
    with pytest.raises(ReaderDiedError, match="^the reading process ended with ") as caught:
        ask(dying_reader, name, seconds=seconds)

    assert caught.value.is_late is is_late


def test_an_answer_out_of_turn_is_a_fault_of_ours(dying_reader: Reader):
    with pytest.raises(TypeError, match="out of turn"):
        ask(dying_reader, "other")


def test_a_process_that_does_not_start_stops_the_program(capfd):
    with pytest.raises(ServiceError, match="^the reading process did not start"):
        Reader(pickle.dumps("hello"), "tests.ingest.processes.none_such")
