"""Files of a message lie in a folder of their own with a receipt each, once."""

import datetime as dt
from pathlib import Path

import pytest

from flows.errors import DeclarationError
from flows.ingest.files.archives.members import UnpackedMember
from flows.ingest.inbox import find_files
from flows.mail_in.keep_files import folder_of, keep_files

ARRIVED = dt.datetime(2022, 7, 4, 9, 30, 15)
SENDER = "town@example.org"
FOLDER = folder_of("清水乡", ARRIVED, "ab12cd34")


def keep(raw: Path, *members: UnpackedMember) -> list[str]:
    return keep_files(raw, FOLDER, members, arrived_at=ARRIVED, sender=SENDER)


def received(raw: Path) -> list[tuple[str, str, str]]:
    """Name, time and sender of each file as a run finds it."""
    return [
        (file.name, str(file.receipts[0].received_at), file.receipts[0].sender)
        for file in find_files(raw)
    ]


def test_a_run_finds_the_files_with_sender_and_time(tmp_path: Path):
    names = keep(tmp_path, UnpackedMember("6月.xlsx", b"1"), UnpackedMember("7月.csv", b"2"))

    assert names == [
        "邮件/清水乡_20220704-093015_ab12cd/6月.xlsx",
        "邮件/清水乡_20220704-093015_ab12cd/7月.csv",
    ]
    assert received(tmp_path) == [(name, "2022-07-04 09:30:15", SENDER) for name in names]


def test_keeping_twice_is_keeping_once(tmp_path: Path):
    for _ in range(2):
        keep(tmp_path, UnpackedMember("6月.xlsx", b"1"))
    files = {str(one.relative_to(tmp_path)) for one in tmp_path.rglob("*") if one.is_file()}

    assert files == {"receipts.csv", f"{FOLDER}/6月.xlsx"}
    assert (tmp_path / "receipts.csv").read_text("utf-8-sig").count("6月.xlsx") == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("end", ["", "\r\n"])
def test_lines_that_are_there_stay(tmp_path: Path, encoding: str, end: str):
    written = f"sender,file,received_at\r\n构扒镇,旧表.xlsx,2022/7/3 9:00{end}"
    (tmp_path / "receipts.csv").write_bytes(written.encode(encoding))
    (tmp_path / "旧表.xlsx").write_bytes(b"old")

    [name] = keep(tmp_path, UnpackedMember("6月.xlsx", b"1"))

    assert received(tmp_path) == [
        ("旧表.xlsx", "2022-07-03 09:00:00", "构扒镇"),
        (name, "2022-07-04 09:30:15", SENDER),
    ]


def test_a_list_that_cannot_be_read_stops_before_anything_is_written(tmp_path: Path):
    (tmp_path / "receipts.csv").write_text("文件,时间\r\na.xlsx,昨天\r\n", "utf-8")

    with pytest.raises(DeclarationError, match="file、received_at、sender"):
        keep(tmp_path, UnpackedMember("6月.xlsx", b"1"))

    assert [one.name for one in tmp_path.iterdir()] == ["receipts.csv"]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("receipts.csv", "附件_receipts.csv"),
        ("RECEIPTS.CSV", "附件_RECEIPTS.CSV"),
        ("~$6月.xlsx", "附件_~$6月.xlsx"),
        ("6月.xlsx.part", "附件_6月.xlsx.part_"),
        ("Thumbs.db", "附件_Thumbs.db"),
    ],
)
def test_an_attachment_that_the_inbox_would_pass_over_gets_another_name(
    tmp_path: Path, given: str, kept: str
):
    assert keep(tmp_path, UnpackedMember(given, b"1")) == [f"{FOLDER}/{kept}"]
    assert [name for name, _, _ in received(tmp_path)] == [f"{FOLDER}/{kept}"]


@pytest.mark.parametrize(
    "given", ["../../oben.xlsx", "/etc/x.xlsx", "C:\\a.xlsx", "a\x00b.xlsx", ".."]
)
def test_no_name_leads_out_of_the_folder(tmp_path: Path, given: str):
    [name] = keep(tmp_path / "raw", UnpackedMember(given, b"1"))

    assert (tmp_path / "raw" / name).resolve().parent == (tmp_path / "raw" / FOLDER).resolve()
    assert (tmp_path / "raw" / name).read_bytes() == b"1"


def test_two_attachments_whose_names_become_one_are_both_kept(tmp_path: Path):
    names = keep(tmp_path, UnpackedMember("a:1.xlsx", b"1"), UnpackedMember("a?1.xlsx", b"2"))

    assert [(tmp_path / name).read_bytes() for name in names] == [b"1", b"2"]
