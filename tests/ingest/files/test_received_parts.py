"""A received file as the files it holds."""

import hashlib

from flows.ingest.files.received_parts import Part, split_parts
from flows.ingest.files.sniff import sniff
from flows.settings import Limits
from tests.ingest.packed import pack

TABLE = "村,1\n".encode()


def parts_of(content: bytes, name: str) -> list[Part]:
    digest = hashlib.sha256(content).hexdigest()
    return split_parts(Part(name, digest, content, sniff(content)), Limits())


def test_a_plain_file_is_its_only_part():
    (part,) = parts_of(TABLE, "a.csv")

    assert (part.name, part.content, part.sniffed.container) == ("a.csv", TABLE, "csv")


def test_members_have_the_digest_of_their_own_content():
    one, other = parts_of(pack({"甲/a.csv": TABLE, "b.csv": b"x,1\n"}), "表.zip")

    assert [(part.name, part.content) for part in (one, other)] == [
        ("表.zip/甲/a.csv", TABLE),
        ("表.zip/b.csv", b"x,1\n"),
    ]
    assert one.digest == hashlib.sha256(TABLE).hexdigest()


def test_what_cannot_be_unpacked_has_a_finding_and_a_digest_of_its_own():
    (part,) = parts_of(pack({"a.csv": TABLE})[:-30], "表.zip")
    one, other = parts_of(pack({"../a.csv": TABLE, "../b.csv": TABLE}), "表.zip")

    assert part.sniffed.container == "foreign"
    assert [one.finding and one.finding.code, one.digest != other.digest] == ["file_unsafe", True]


def test_an_archive_in_an_archive_stays_packed_and_says_so():
    inner = pack({"a.csv": TABLE})
    outer = pack({"内.zip": inner, "b.csv": TABLE})

    assert [(part.name, part.sniffed.foreign) for part in parts_of(outer, "外.zip")] == [
        ("外.zip/内.zip", "压缩包中还有压缩包"),
        ("外.zip/b.csv", ""),
    ]


def test_an_empty_archive_is_one_part_with_a_finding():
    (part,) = parts_of(pack({"folder/": b""}), "空.zip")

    assert part.finding is not None
    assert (part.name, part.finding.code) == ("空.zip", "file_empty")
