"""A received file is found again by its name, in the month's folder or in an archive."""

import io
import zipfile
from pathlib import Path

import pytest

from flows.report.returned.source_file import (
    NOT_FOUND,
    NOT_READABLE,
    TOO_LARGE,
    Source,
    find_source,
)
from flows.settings import Limits

TABLE = "村,户数\n清风村,12\n".encode()


def rows_of(source: Source) -> list[list[object]] | None:
    return source.workbook and source.workbook.grids[0].rows


def archive_of(name: str, content: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(name, content)
    return stream.getvalue()


def test_a_file_is_found_with_its_bytes_and_what_the_reader_sees(tmp_path: Path):
    (tmp_path / "镇").mkdir()
    (tmp_path / "镇" / "a.csv").write_bytes(TABLE)

    source = find_source(tmp_path, "镇/a.csv", Limits())

    assert (source.content, source.note) == (TABLE, "")
    assert rows_of(source) == [["村", "户数"], ["清风村", "12"]]


def test_a_member_is_found_in_its_archive(tmp_path: Path):
    (tmp_path / "包.zip").write_bytes(archive_of("内/a.csv", TABLE))

    assert find_source(tmp_path, "包.zip/内/a.csv", Limits()).content == TABLE
    assert find_source(tmp_path, "包.zip/内/b.csv", Limits()) == Source(b"", None, NOT_FOUND)


def test_what_is_not_there_or_lies_outside_the_folder_is_not_found(tmp_path: Path):
    raw = tmp_path / "raw"
    raw.mkdir()
    (tmp_path / "secret.csv").write_bytes(TABLE)
    (raw / "link.csv").symlink_to(tmp_path / "secret.csv")

    for name in ("a.csv", "../secret.csv", str(tmp_path / "secret.csv"), "link.csv", "a\x00b"):
        assert find_source(raw, name, Limits()) == Source(b"", None, NOT_FOUND)


def test_a_file_that_is_no_table_keeps_its_bytes_alone(tmp_path: Path):
    (tmp_path / "a.xlsx").write_bytes(b"PK\x03\x04broken")

    assert find_source(tmp_path, "a.xlsx", Limits()) == Source(
        b"PK\x03\x04broken", None, NOT_READABLE
    )


@pytest.mark.parametrize(("spare", "note"), [(0, ""), (-1, TOO_LARGE)])
def test_a_file_above_the_limit_is_not_opened(tmp_path: Path, spare: int, note: str):
    (tmp_path / "a.csv").write_bytes(TABLE)
    limits = Limits().model_copy(update={"file_bytes": len(TABLE) + spare})

    assert find_source(tmp_path, "a.csv", limits).note == note
