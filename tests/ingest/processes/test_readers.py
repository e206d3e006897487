"""A file that crashes, hangs or fills the memory costs only itself."""

import hashlib
import logging
from pathlib import Path

from flows.catalog.load import load_catalog
from flows.ingest.inbox import ReceivedFile, find_files
from flows.ingest.processes.readers import Readers
from flows.ingest.read_file import read_one
from flows.ingest.reading import FileReading, TidyCell
from flows.paths import PROJECT
from flows.settings import Limits

CATALOG = load_catalog(PROJECT / "data" / "catalog")
SAMPLES = find_files(PROJECT / "tests" / "samples" / "raw" / "2022-06")


def put(folder: Path, name: str, content: bytes) -> ReceivedFile:
    (folder / name).write_bytes(content)
    return ReceivedFile(name, folder / name, hashlib.sha256(content).hexdigest())


def read_all(files: list[ReceivedFile], workers: int) -> list[FileReading]:
    with Readers(CATALOG, Limits(), workers) as readers:
        return list(readers.read(files, "2022-06", {}))


def outcomes(readings) -> list[tuple[str, list[str]]]:
    return [
        (reading.file_name, [finding.code for finding in reading.findings]) for reading in readings
    ]


def test_processes_read_the_same_in_the_same_order_as_one_program():
    alone = [
        reading
        for file in SAMPLES
        for reading in read_one(file.path.read_bytes(), file.name, CATALOG, "2022-06", Limits(), {})
    ]

    found = read_all(SAMPLES, 2)

    assert found == alone
    cells = [cell for reading in found for part in reading.submissions for cell in part.cells]
    assert {type(cell) for cell in cells} == {TidyCell}


def test_a_crash_a_hang_and_a_fault_cost_only_their_own_files(tmp_path, caplog):
    good = SAMPLES[0]
    files = [
        put(tmp_path, "1.csv", b"CRASH"),
        good,
        put(tmp_path, "2.csv", b"HANG"),
        put(tmp_path, "3.csv", b"FAIL,1"),
        put(tmp_path, "4.csv", b"FILL"),
        good,
    ]
    limits = Limits(seconds=1.0)

    with (
        caplog.at_level(logging.WARNING),
        Readers(CATALOG, limits, 2, module="tests.ingest.processes.dying_reader") as readers,
    ):
        found = list(readers.read(files, "2022-06", {}))

    assert outcomes(found) == [
        ("1.csv", ["file_unsafe"]),
        (good.name, []),
        ("2.csv", ["file_unsafe"]),
        ("3.csv", ["file_unreadable"]),
        ("4.csv", ["file_unsafe"]),
        (good.name, []),
    ]
    assert found[1] == found[5]
    assert [reading.sha256 for reading in found] == [file.sha256 for file in files]
    assert "1秒内未能读完" in found[2].findings[0].message
    assert "an unforeseen fault" in caplog.text


def test_a_file_that_vanished_is_a_finding(tmp_path):
    file = ReceivedFile("去.xlsx", tmp_path / "去.xlsx", "0" * 64)

    (reading,) = read_all([file], 1)

    assert reading.sha256 == "0" * 64
    assert reading.findings[0].code == "file_unreadable"
    assert reading.findings[0].message.startswith("文件“去.xlsx”打不开：读取时已不在文件夹中；")


def test_no_file_starts_no_process():
    assert read_all([], 2) == []
