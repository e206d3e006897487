"""7z archives are read like ZIP, with the same limits."""

import io

import py7zr
import pytest

from flows.ingest.files.container import open_file
from flows.settings import Limits

TABLE = "村,户数\n清风村,3\n".encode()


def packed(members: dict[str, bytes], password: str | None = None) -> bytes:
    stream = io.BytesIO()
    with py7zr.SevenZipFile(stream, "w", password=password) as archive:
        for name, content in members.items():
            archive.writestr(content, name)
    return stream.getvalue()


def refusal_of(content: bytes, limits: Limits | None = None) -> tuple[str, str]:
    workbooks, (finding,) = open_file(content, "6月.7z", limits or Limits())
    assert workbooks == []
    return finding.code, finding.found


def test_members_are_read_with_their_chinese_names():
    content = packed({"城关镇/表.csv": TABLE, "b.csv": b"x,1\n", "__MACOSX/x": b"x"})

    workbooks, findings = open_file(content, "6月.7z", Limits())

    assert findings == []
    assert [(workbook.file_name, workbook.grids[0].rows[0]) for workbook in workbooks] == [
        ("6月.7z/城关镇/表.csv", ["村", "户数"]),
        ("6月.7z/b.csv", ["x", "1"]),
    ]


def test_an_archive_with_a_password_is_told_as_such():
    assert refusal_of(packed({"a.csv": TABLE}, "x")) == ("file_encrypted", "压缩包设有密码")


def test_limits_hold_for_count_size_and_ratio():
    many = packed({f"{number}.csv": TABLE for number in range(6)})
    large = packed({"a.csv": bytes(3_000_000)})
    tight = packed({"a.csv": bytes(12_000_000)})

    assert refusal_of(many, Limits(archive_entries=5)) == ("file_unsafe", "内含6个文件")
    assert refusal_of(large, Limits(unpacked_bytes=2_000_000)) == ("file_unsafe", "解压后3 MB")
    assert refusal_of(tight)[0] == "file_unsafe"
    assert refusal_of(large, Limits(file_bytes=2_000_000)) == ("file_unsafe", "压缩包中的文件过大")


@pytest.mark.parametrize("length", [6, 20, 60, -10])
def test_a_damaged_archive_is_told_as_such(length: int):
    assert refusal_of(packed({"a.csv": TABLE * 50})[:length])[0] == "file_unreadable"


def test_an_archive_of_nothing_is_empty():
    assert refusal_of(packed({"__MACOSX/x": b"x"})) == ("file_empty", "压缩包中没有文件")
