"""The directory of a ZIP file and its members, never larger than they declare."""

import io
import zipfile

import pytest

from flows.ingest.files.archives.zip_parts import (
    Part,
    check_parts,
    check_true_sizes,
    read_directory,
    read_part,
    read_shared_part,
)
from flows.ingest.files.unsafe import UnsafeFileError
from flows.settings import Limits
from tests.ingest.packed import pack

LIMITS = Limits(archive_entries=3, sheets=0, unpacked_bytes=20_000_000, compression_ratio=10)


def stored(name: str = "a.csv", content: bytes = b"123") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(name, content)
    return stream.getvalue()


def test_the_directory_says_where_each_member_lies():
    assert read_directory(stored()) == {
        "a.csv": Part(offset=0, method=0, packed=3, size=3, flags=0)
    }
    assert read_directory(b"junk" + stored()) == {
        "a.csv": Part(offset=4, method=0, packed=3, size=3, flags=0)
    }


@pytest.mark.parametrize(
    "content",
    [b"", stored()[:-22], stored()[:-1], stored().replace(b"PK\x01\x02", b"PK\x01\x03")],
    ids=["nothing", "no end", "half an end", "no entry"],
)
def test_a_directory_that_is_not_sound_is_damage(content: bytes):
    with pytest.raises(zipfile.BadZipFile):
        read_directory(content)


def test_members_are_read_stored_or_packed():
    packed = pack({"a.csv": "1" * 1_000})

    assert read_part(stored(), read_directory(stored())["a.csv"]) == b"123"
    assert read_part(packed, read_directory(packed)["a.csv"]) == b"1" * 1_000


@pytest.mark.parametrize("content", [stored(), pack({"a.csv": "123"})], ids=["stored", "packed"])
@pytest.mark.parametrize(
    "change",
    [{"size": 2}, {"size": 4}, {"flags": 1}, {"method": 12}, {"offset": 5}, {"offset": 9_999}],
    ids=str,
)
def test_a_member_that_is_not_what_the_directory_says_is_damage(
    content: bytes, change: dict[str, int]
):
    part = read_directory(content)["a.csv"]._replace(**change)

    with pytest.raises(zipfile.BadZipFile):
        read_part(content, part)
    with pytest.raises(zipfile.BadZipFile):
        read_shared_part(content, part)


def test_a_member_that_files_have_alike_is_inflated_once():
    one, other = pack({"a.csv": "12" * 99}), pack({"b.csv": "3", "c.csv": "12" * 99})
    shared = read_shared_part(one, read_directory(one)["a.csv"])

    assert shared == b"12" * 99
    assert read_shared_part(other, read_directory(other)["c.csv"]) is shared
    assert read_shared_part(other, read_directory(other)["b.csv"]) == b"3"


@pytest.mark.parametrize(("size", "is_kept"), [(200_000, True), (200_001, False)])
def test_a_large_member_is_not_kept(size: int, is_kept: bool):
    content = pack({"a.csv": "1" * size})
    part = read_directory(content)["a.csv"]

    first, again = read_shared_part(content, part), read_shared_part(content, part)
    assert first == again == b"1" * size
    assert (first is again) is is_kept


def parts(count: int, size: int, packed: int) -> dict[str, Part]:
    return {str(number): Part(0, 8, packed, size, 0) for number in range(count)}


def test_members_may_be_as_many_as_the_limit_or_five_for_each_sheet():
    check_parts(parts(3, 1, 1), LIMITS)
    check_parts(parts(10, 1, 1), LIMITS.model_copy(update={"sheets": 2}))
    with pytest.raises(UnsafeFileError, match="^内含4个文件$"):
        check_parts(parts(4, 1, 1), LIMITS)
    with pytest.raises(UnsafeFileError, match="^内含11个文件$"):
        check_parts(parts(11, 1, 1), LIMITS.model_copy(update={"sheets": 2}))


def test_size_and_ratio_hold_for_all_members_together_and_the_ratio_only_for_large_ones():
    check_parts(parts(2, 10_000_000, 1_000_000), LIMITS)
    check_parts(parts(1, 10_000_000, 1), LIMITS)
    with pytest.raises(UnsafeFileError, match="^解压后20 MB$"):
        check_parts(parts(1, 20_000_001, 20_000_001), LIMITS)
    with pytest.raises(UnsafeFileError, match="^压缩比达10$"):
        check_parts(parts(2, 10_000_000, 999_999), LIMITS)


def test_a_member_that_inflates_to_more_than_it_declares_is_refused():
    content = pack({"a.csv": "1" * 3_000_000})
    honest = read_directory(content)
    liar = {"a.csv": honest["a.csv"]._replace(size=2_999_999)}
    limits = LIMITS.model_copy(update={"unpacked_bytes": 1_000})

    check_true_sizes(content, honest, (), limits)
    check_true_sizes(content, liar, ("a.csv",), limits)
    check_true_sizes(content, liar, (), LIMITS.model_copy(update={"unpacked_bytes": 50_000_000}))
    with pytest.raises(UnsafeFileError, match="^压缩包内文件的实际大小超过所声明的大小$"):
        check_true_sizes(content, liar, (), limits)
