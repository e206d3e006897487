"""What counts as a received file, and what receipts.csv says of it (intake.md, "Receipt")."""

import datetime as dt
import hashlib
import os
import sys
from pathlib import Path

import pytest

from flows.catalog.load import load_catalog
from flows.catalog.model import Catalog
from flows.ingest.inbox import ReceivedFile, find_files
from flows.ingest.processes.readers import Readers
from flows.ingest.reading import FileReading
from flows.ingest.receipt_list import Receipt
from flows.paths import PROJECT
from flows.settings import Limits


def read_all(files: list[ReceivedFile], catalog: Catalog) -> list[FileReading]:
    with Readers(catalog, Limits(), 1) as readers:
        return list(readers.read(files, "2022-06", {}))


def put(folder: Path, **files: str) -> None:
    for name, text in files.items():
        file = folder / name.replace("__", "/").replace("_", ".")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")


def test_files_are_found_in_sub_folders_in_order_and_programs_own_files_are_not(tmp_path: Path):
    put(tmp_path, b_xlsx="2", a_csv="1", 城关镇__c_xlsx="3", receipts_csv="file,received_at\n")
    for name in ("~$b.xlsx", ".DS_Store", "Thumbs.db", "README.md", "c.xlsx.tmp", ".git"):
        (tmp_path / name).write_text("x")
    (tmp_path / "__MACOSX").mkdir()
    (tmp_path / "__MACOSX" / "b.xlsx").write_text("x")

    found = find_files(tmp_path)

    assert [(file.name, file.sha256) for file in found] == [
        (name, hashlib.sha256(text).hexdigest())
        for name, text in (("a.csv", b"1"), ("b.xlsx", b"2"), ("城关镇/c.xlsx", b"3"))
    ]


def test_a_month_without_folder_has_no_files(tmp_path: Path):
    assert find_files(tmp_path / "2022-06") == []


def test_a_file_has_all_its_receipts_oldest_first(tmp_path: Path):
    put(
        tmp_path,
        a_csv="1",
        receipts_csv="file,received_at,sender\n"
        "a.csv,2022/7/9 8:05,城关镇\n"
        "a.csv,2022-07-04 09:30,城关镇\n"
        "a.csv,2022-07-05T01:00:00+00:00,\n",
    )

    (file,) = find_files(tmp_path)

    assert file.receipts == (
        Receipt(dt.datetime(2022, 7, 4, 9, 30), "城关镇"),
        Receipt(dt.datetime(2022, 7, 5, 9, 0), ""),
        Receipt(dt.datetime(2022, 7, 9, 8, 5), "城关镇"),
    )


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege on Windows")
def test_a_link_out_of_the_folder_is_a_finding_and_is_not_followed(tmp_path: Path):
    (tmp_path / "secret.csv").write_text("村,1\n", "utf-8")
    inbox = tmp_path / "2022-06"
    put(inbox, a_csv="村,1\n")
    (inbox / "b.csv").symlink_to(tmp_path / "secret.csv")
    (inbox / "c.csv").symlink_to(inbox / "a.csv")

    files = find_files(inbox)

    catalog = load_catalog(PROJECT / "data" / "catalog")
    readings = read_all(files, catalog)
    assert [file.problem for file in files] == ["", "是指向收件文件夹之外的链接", ""]
    assert files[0].sha256 == files[2].sha256 != files[1].sha256
    assert [finding.code for finding in readings[1].findings] == ["file_unsafe"]


needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="needs links, pipes and bytes")


@needs_posix
def test_what_is_no_file_becomes_a_finding_and_is_never_opened(tmp_path: Path):
    put(tmp_path, a_csv="村,1\n", 夹__b_csv="村,2\n")
    os.mkfifo(tmp_path / "pipe.csv")
    (tmp_path / "circle.csv").symlink_to(tmp_path / "circle.csv")
    (tmp_path / "gone.csv").symlink_to(tmp_path / "nowhere.csv")
    (tmp_path / "link").symlink_to(tmp_path / "夹")
    (tmp_path / "piped.csv").symlink_to(tmp_path / "pipe.csv")

    assert {file.name: file.problem for file in find_files(tmp_path)} == {
        "a.csv": "",
        "夹/b.csv": "",
        "pipe.csv": "不是普通文件（管道或设备）",
        "piped.csv": "不是普通文件（管道或设备）",
        "circle.csv": "是失效的或循环的链接",
        "gone.csv": "是失效的或循环的链接",
        "link": "是指向文件夹的链接",
    }


@needs_posix
def test_names_in_any_encoding_are_shown_as_text_and_read_as_bytes(tmp_path: Path):
    names = [
        "城关镇.csv".encode(),
        "城关镇.csv".encode("gb18030"),
        b"a\x1b[31m.csv",
        b"b\xff\xff.csv",
    ]
    for name in names:
        (tmp_path / os.fsdecode(name)).write_bytes(b"\xe6\x9d\x91,1\n" + name)

    files = find_files(tmp_path)

    assert [file.name for file in files] == [
        "a[31m.csv",
        "b%xff%xff.csv",
        "城关镇.csv",
        "城关镇（同名2）.csv",
    ]
    assert len({file.sha256 for file in files}) == 4
    assert all(file.name.encode() for file in files)


@needs_posix
def test_files_with_odd_names_are_read_in_the_guarded_process(tmp_path: Path):
    (tmp_path / os.fsdecode("城关镇.csv".encode("gb18030"))).write_text("村,1\n", "utf-8")
    os.mkfifo(tmp_path / "pipe.csv")
    catalog = load_catalog(PROJECT / "data" / "catalog")

    readings = read_all(find_files(tmp_path), catalog)

    assert [
        (reading.file_name, [finding.code for finding in reading.findings]) for reading in readings
    ] == [("pipe.csv", ["file_unsafe"]), ("城关镇.csv", ["form_unknown"])]
