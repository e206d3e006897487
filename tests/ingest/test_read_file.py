"""One received file in, a reading per workbook out, whatever happens on the way."""

import errno
import hashlib
import io
import logging
import zipfile

import pytest

from flows.ingest import read_file
from flows.ingest.files.refusals import refuse, refuse_closed
from flows.ingest.findings import Place, say
from flows.ingest.read_file import read_one, read_workbooks
from flows.ingest.reading import FileReading
from flows.settings import Limits
from tests.ingest.town_file import CATALOG

TABLE = "品名,单价\n甲,1\n".encode()


def read(content: bytes, name: str = "a.csv") -> list[FileReading]:
    return read_one(content, name, CATALOG, "2022-06", Limits(), {})


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def archive(**members: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        for name, content in members.items():
            packed.writestr(f"{name}.csv", content)
    return stream.getvalue()


def unknown(name: str) -> FileReading:
    finding = say("form_unknown", Place(name, period="2022-06"), found="品名")
    return FileReading(name, digest(TABLE), findings=(finding,))


def test_a_file_is_one_reading_and_an_archive_one_for_each_member():
    packed = archive(one=TABLE, two=b"%PDF-1.7")

    assert read(TABLE) == [unknown("a.csv")]
    assert read(packed, "a.zip") == [
        unknown("a.zip/one.csv"),
        FileReading(
            "a.zip/two.csv",
            digest(b"%PDF-1.7"),
            findings=(refuse("file_unreadable", "a.zip/two.csv", "PDF 文档"),),
        ),
    ]


def test_a_fault_in_understanding_costs_its_workbook_and_is_logged(monkeypatch, caplog):
    interpret = read_file.interpret

    def fail_at_first(workbook, *rest):
        if workbook.file_name.endswith("one.csv"):
            raise RuntimeError("an unforeseen fault")
        return interpret(workbook, *rest)

    monkeypatch.setattr(read_file, "interpret", fail_at_first)
    with caplog.at_level(logging.ERROR):
        readings = read(archive(one=TABLE, two=TABLE), "a.zip")

    refusal = refuse("file_unreadable", "a.zip/one.csv", "读取时程序出错（已记入日志）")
    assert readings == [
        FileReading("a.zip/one.csv", digest(TABLE), findings=(refusal,)),
        unknown("a.zip/two.csv"),
    ]
    assert "an unforeseen fault" in caplog.text


@pytest.mark.parametrize(
    ("error", "code", "found"),
    [
        (RuntimeError("x"), "file_unreadable", "读取时程序出错（已记入日志）"),
        (MemoryError(), "file_unsafe", "占用内存超过1000 MB"),
    ],
)
def test_a_fault_in_opening_costs_the_file_and_keeps_its_digest(
    monkeypatch, error: Exception, code: str, found: str
):
    def fail(*arguments):
        raise error

    monkeypatch.setattr(read_file, "open_parts", fail)

    assert read(TABLE) == [
        FileReading("a.csv", digest(TABLE), findings=(refuse(code, "a.csv", found),))
    ]


def test_running_out_of_memory_in_understanding_is_a_finding(monkeypatch):
    def understand(*arguments):
        raise MemoryError

    monkeypatch.setattr(read_file, "interpret", understand)
    (reading,) = read(TABLE)

    assert reading.findings == (refuse("file_unsafe", "a.csv", "占用内存超过1000 MB"),)


def test_workbooks_of_a_file_on_disk_come_with_what_is_wrong_beside_them(tmp_path):
    file = tmp_path / "a.zip"
    file.write_bytes(archive(one=TABLE, two=b"%PDF-1.7"))

    workbooks, findings = read_workbooks(file, Limits())

    assert [(one.file_name, one.grids[0].rows) for one in workbooks] == [
        ("a.zip/one.csv", [["品名", "单价"], ["甲", "1"]])
    ]
    assert findings == [refuse("file_unreadable", "a.zip/two.csv", "PDF 文档")]


def test_a_file_on_disk_may_be_as_large_as_the_limit_and_must_be_there(tmp_path):
    file = tmp_path / "a.csv"
    file.write_bytes(TABLE)

    assert read_workbooks(file, Limits(file_bytes=len(TABLE)))[1] == []
    workbooks, (finding,) = read_workbooks(file, Limits(file_bytes=len(TABLE) - 1))
    assert (workbooks, finding.code) == ([], "file_unsafe")
    assert read_workbooks(tmp_path / "b.csv", Limits()) == (
        [],
        [refuse_closed("b.csv", FileNotFoundError(errno.ENOENT, ""))],
    )
