"""One stream out of a compound file drawn sector by sector."""

import struct

import pytest

from flows.ingest.files.xls.compound import DamagedCompoundError, Stream, find_stream

SECTOR, SMALL = 512, 64
END, FREE, TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
ONE, OTHER = b"1" * SMALL, b"2" * SMALL


def numbers(*values: int) -> bytes:
    return struct.pack(f"<{len(values)}L", *values).ljust(SECTOR, b"\xff")


def entry(name: str, kind: int, start: int, size: int) -> bytes:
    text = (name + "\0").encode("utf-16-le")
    head = struct.pack("<64sHB", text, len(text), kind)
    return head.ljust(116, b"\0") + struct.pack("<LLL", start, size, 0)


def compound(*entries: bytes, cutoff: int = 4096, shift: int = 9, directory: int = END) -> bytes:
    """Return a file of four sectors: table, directory, small table and the small sectors.

    The second small sector comes first, the first follows it.
    """
    header = struct.pack("<30x2H", shift, 6).ljust(48, b"\0")
    header += struct.pack("<LLLLLLLL", 1, 0, cutoff, 2, 1, END, 0, 0)
    header = header.ljust(SECTOR, b"\xff")
    table = numbers(TABLE, directory, END, END)
    small_table = numbers(END, 0)
    root = entry("Root Entry", 5, 3, SECTOR)
    listed = b"".join([root, *entries]).ljust(SECTOR, b"\0")
    return header + table + listed + small_table + (OTHER + ONE).ljust(SECTOR, b"\0")


def test_a_small_stream_is_put_together_from_its_small_sectors():
    stream = find_stream(compound(entry("Workbook", 2, 1, 100)), ["Workbook"])

    assert stream == Stream(ONE + OTHER[:36], [2048 + 64, 2048], SMALL)
    assert [stream.place(0), stream.place(63), stream.place(64)] == [2112, 2175, 2048]


def test_a_stream_as_long_as_the_cutoff_lies_in_whole_sectors():
    large = find_stream(compound(entry("Workbook", 2, 3, 100), cutoff=100), ["Workbook"])
    small = find_stream(compound(entry("Workbook", 2, 0, 99), cutoff=100), ["Workbook"])

    assert large == Stream((OTHER + ONE)[:100], [2048], SECTOR)
    assert small == Stream(OTHER, [2048], SMALL)


def test_the_name_asked_for_first_counts_first():
    content = compound(entry("Book", 2, 0, 64), entry("Workbook", 2, 1, 64))

    assert find_stream(content, ["Workbook", "Book"]).data == ONE
    assert find_stream(content, ["Other", "Book"]).data == OTHER


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (compound(entry("Contents", 2, 0, 64)), "no workbook inside"),
        (compound(entry("Workbook", 1, 0, 64)), "no workbook inside"),
        (compound(shift=6), "strange sector size"),
        (compound(shift=13), "strange sector size"),
        (compound(entry("Workbook", 2, 0, 64), directory=1), "runs in a circle"),
        (compound(entry("Workbook", 2, 0, 64))[: 2 * SECTOR + 200], "directory is cut off"),
        (b"", "strange sector size"),
    ],
)
def test_tables_that_lead_nowhere_are_damage(content: bytes, reason: str):
    with pytest.raises(DamagedCompoundError, match=reason):
        find_stream(content, ["Workbook"])
