"""The other end of a reading process, spoken to over its pipes."""

import errno
import pickle
import subprocess
import sys
from io import BytesIO

import pytest

from flows.ingest.files.refusals import refuse, refuse_closed
from flows.ingest.processes.messages import Answer, FileToRead, Introduction, Request, restore
from flows.ingest.reading import FileReading
from flows.paths import PROJECT
from flows.settings import Limits
from tests.ingest.town_file import CATALOG

TABLE = (
    "国网白河县供电公司有效衔接重点指标进度表,2022年6月\n指标,计量单位,本期数\n供电可靠率,%,0.95\n"
)
HISTORY = {("supply_reliability", "610929000000"): 98.0}


def talk(*messages: object) -> list[object]:
    """Return everything that a worker answers to the messages."""
    said = b"".join(pickle.dumps(message) for message in messages)
    done = subprocess.run(
        [sys.executable, "-m", "flows.ingest.processes.worker"],
        input=said,
        capture_output=True,
        cwd=PROJECT,
        check=True,
    )
    stream, answers = BytesIO(done.stdout), []
    while stream.tell() < len(done.stdout):
        answers.append(pickle.load(stream))
    return answers


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> list[object]:
    """Return the answers to one talk: three requests with and without history, then others."""
    folder = tmp_path_factory.mktemp("received")
    (folder / "a.csv").write_text(TABLE, "utf-8")
    (folder / "b.csv").write_bytes(b"1" * 1_001)
    good = FileToRead("a.csv", folder / "a.csv", "0" * 64)
    others = (
        FileToRead("b.csv", folder / "b.csv", "1" * 64),
        FileToRead("c.csv", folder / "c.csv", "2" * 64),
        FileToRead("d.csv", folder / "a.csv", "3" * 64, problem="文件是链接"),
    )
    return talk(
        Introduction(CATALOG, Limits(file_bytes=1_000)),
        Request((good,), "2022-06", HISTORY),
        Request((good,), "2022-06", None),
        Request((good,), "2022-06", {}),
        Request(others, "2022-06", None),
    )


def readings(answer: object) -> list[FileReading]:
    assert isinstance(answer, Answer)
    return restore(answer.readings)


def test_it_says_ready_and_then_answers_once_for_each_file(answers: list[object]):
    assert answers[0] == "ready"
    assert [[one.file_name for one in readings(answer)] for answer in answers[1:]] == [
        ["a.csv"],
        ["a.csv"],
        ["a.csv"],
        ["b.csv"],
        ["c.csv"],
        ["d.csv"],
    ]


def test_a_history_counts_until_another_one_comes(answers: list[object]):
    values = [
        cell.value
        for answer in answers[1:4]
        for reading in readings(answer)
        for part in reading.submissions
        for cell in part.cells
    ]

    assert values == [95.0, 95.0, None]


def test_a_file_beyond_the_limit_is_not_read(answers: list[object]):
    (reading,) = readings(answers[4])

    assert [one.code for one in reading.findings] == ["file_unsafe"]


def test_a_file_that_is_gone_or_has_a_problem_keeps_its_digest(answers: list[object]):
    gone = refuse_closed("c.csv", FileNotFoundError(errno.ENOENT, ""))

    assert readings(answers[5]) == [FileReading("c.csv", "2" * 64, findings=(gone,))]
    assert readings(answers[6]) == [
        FileReading("d.csv", "3" * 64, findings=(refuse("file_unsafe", "d.csv", "文件是链接"),))
    ]
