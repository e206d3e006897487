"""The members of a ZIP file, each read or refused by itself."""

import io
import zipfile

import pytest

from flows.ingest.files.archives.members import UnpackedMember
from flows.ingest.files.archives.zip_members import unpack_zip
from flows.settings import Limits
from tests.ingest.packed import pack


def stored(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def unpack(content: bytes, limits: Limits | None = None) -> list[UnpackedMember]:
    return list(unpack_zip(content, limits or Limits()))


def test_members_come_in_order_without_folders_and_what_systems_leave():
    content = stored({"六月/": b"", "六月/b.csv": b"2", "__MACOSX/._b": b"x", "a.csv": b"1"})

    assert unpack(content) == [UnpackedMember("六月/b.csv", b"2"), UnpackedMember("a.csv", b"1")]


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
def test_a_name_in_the_senders_encoding_is_decoded(encoding: str):
    name = "城关.csv".encode(encoding)
    content = stored({"x" * len(name): b"1"}).replace(b"x" * len(name), name)

    assert unpack(content) == [UnpackedMember("城关.csv", b"1")]


def test_a_path_with_backslashes_is_a_path():
    content = stored({"a/b.csv": b"1"}).replace(b"a/b.csv", b"a\\b.csv")

    assert unpack(content) == [UnpackedMember("a/b.csv", b"1")]


def test_a_member_of_the_largest_size_is_read_and_one_byte_more_is_not():
    content = stored({"a.csv": b"12", "b.csv": b"123"})

    assert unpack(content, Limits(file_bytes=2)) == [
        UnpackedMember("a.csv", b"12"),
        UnpackedMember("b.csv", problem="file_unsafe", found="压缩包中的文件过大"),
    ]


def test_a_damaged_locked_or_straying_member_costs_only_itself():
    content = bytearray(stored({"a.csv": b"1234", "b.csv": b"5678", "../c.csv": b"9"}))
    content[content.find(b"1234")] = 0x30
    entry = content.find(b"PK\x01\x02", content.find(b"PK\x01\x02") + 1)
    content[entry + 8] |= 1

    assert unpack(bytes(content)) == [
        UnpackedMember("a.csv", problem="file_unreadable", found="压缩包中的文件已损坏"),
        UnpackedMember("b.csv", problem="file_encrypted", found="压缩包设有密码"),
        UnpackedMember("（上级）/c.csv", problem="file_unsafe", found="压缩包中的路径指向包外"),
    ]


def test_an_archive_that_is_damaged_or_too_large_is_refused_as_a_whole():
    content = pack({f"{number}.csv": "1" for number in range(3)})

    assert unpack(content[:-1]) == [
        UnpackedMember("", problem="file_unreadable", found="压缩包已损坏")
    ]
    assert len(unpack(content, Limits(archive_entries=3, sheets=0))) == 3
    assert unpack(content, Limits(archive_entries=2, sheets=0)) == [
        UnpackedMember("", problem="file_unsafe", found="内含3个文件")
    ]


def test_an_archive_of_a_version_that_nobody_can_read_is_refused():
    content = bytearray(stored({"a.csv": b"1234"}))
    content[content.find(b"PK\x01\x02") + 6] = 148

    assert unpack(bytes(content)) == [
        UnpackedMember("", problem="file_unreadable", found="压缩包已损坏")
    ]
