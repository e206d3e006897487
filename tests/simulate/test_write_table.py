"""A table becomes a file that the reader reads as it was laid out, with equal bytes each time."""

from pathlib import Path

import pytest

from flows.ingest.files.container import open_file
from flows.ingest.grid import Merge
from flows.settings import Limits
from flows.simulate.offices import Table
from flows.simulate.write_table import write_table

TABLE = Table([["标题<&"], [None, "=1+1", 2.5], ["村", 12, 0.1 + 0.2]], [(0, 0, 0, 2)])


def read(file: Path):
    (workbook,), findings = open_file(file.read_bytes(), file.name, Limits())
    assert findings == []
    return workbook


def test_an_xlsx_keeps_numbers_texts_and_merges(tmp_path: Path):
    write_table(TABLE, tmp_path / "镇" / "a.xlsx", "xlsx")

    workbook = read(tmp_path / "镇" / "a.xlsx")
    [grid] = workbook.grids
    assert (workbook.container, grid.sheet) == ("xlsx", "Sheet1")
    assert [list(row) for row in grid.rows] == [
        ["标题<&", "", ""],
        ["", "=1+1", 2.5],
        ["村", 12, 0.3],
    ]
    assert grid.merges == (Merge(0, 0, 0, 2),)


@pytest.mark.parametrize(("container", "name"), [("csv", "a.csv"), ("html", "a.xls")])
def test_csv_and_html_hold_the_same_texts_in_the_encoding_of_chinese_windows(
    tmp_path: Path, container: str, name: str
):
    write_table(TABLE, tmp_path / name, container)

    workbook = read(tmp_path / name)
    assert workbook.container == container
    assert [[cell or "" for cell in row] for row in workbook.grids[0].rows] == [
        ["标题<&", "", ""],
        ["", "=1+1", "2.5"],
        ["村", "12", "0.3"],
    ]
    assert "标题".encode("gb18030") in (tmp_path / name).read_bytes()


@pytest.mark.parametrize("container", ["xlsx", "csv", "html"])
def test_the_same_table_gives_the_same_bytes(tmp_path: Path, container: str):
    write_table(TABLE, tmp_path / "a", container)
    write_table(TABLE, tmp_path / "b", container)

    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_a_container_that_no_office_sends_is_not_written(tmp_path: Path):
    with pytest.raises(KeyError):
        write_table(TABLE, tmp_path / "a.ods", "ods")

    assert list(tmp_path.iterdir()) == []
