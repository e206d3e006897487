import datetime as dt
from pathlib import Path

import duckdb
import pytest

from flows.warehouse.exchange.csv_rows import csv_value, write_csv


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, ""),
        (True, "true"),
        (False, "false"),
        (3, 3),
        (-2.5, -2.5),
        (dt.date(2022, 7, 5), "2022-07-05"),
        (dt.datetime(2022, 7, 5, 9, 30), "2022-07-05T09:30:00"),
        ("610929000000", "610929000000"),
        ("=1+1", "'=1+1"),
        ("@cmd", "'@cmd"),
        ("－1+1", "'－1+1"),
        ("-", "-"),
    ],
)
def test_a_value_is_written_as_every_program_reads_it(value, written):
    assert csv_value(value) == written


def test_texts_are_quoted_numbers_are_not_and_the_file_begins_with_its_mark(tmp_path: Path):
    rows = duckdb.connect().execute(
        "select '0610' as code, 75.5 as value, '=HYPERLINK(1)' as found, null::double as empty"
    )

    assert write_csv(rows, tmp_path / "rows.csv") == 1
    assert (tmp_path / "rows.csv").read_bytes() == (
        b'\xef\xbb\xbf"code","value","found","empty"\r\n"0610",75.5,"\'=HYPERLINK(1)",""\r\n'
    )
