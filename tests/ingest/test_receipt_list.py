"""receipts.csv: a time that cannot be true stops the run, for it decides what counts."""

import datetime as dt
from pathlib import Path

import pytest

from flows.errors import DeclarationError
from flows.ingest.receipt_list import read_receipts

NOW = dt.datetime(2022, 7, 10, 8, 0)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("文件,时间\na,b\n", "应有 file、received_at、sender 三列"),
        ("file,received_at\na,昨天\n", "第 2 行：时间“昨天”应写成 2026-07-04 09:30"),
        ("file,received_at\na,2022/13/4\n", "第 2 行：时间“2022/13/4”"),
        ("file,received_at\na,\n", "第 2 行：时间“”"),
    ],
)
def test_a_receipts_file_that_cannot_be_read_stops_the_run(tmp_path: Path, text: str, said: str):
    (tmp_path / "receipts.csv").write_text(text, "utf-8")

    with pytest.raises(DeclarationError, match=said):
        read_receipts(tmp_path / "receipts.csv")


@pytest.mark.parametrize(
    ("time", "said"),
    [("2022-07-10 08:01", "晚于现在"), ("2099-01-01", "晚于现在"), ("1999-12-31 23:59", "过早")],
)
def test_a_time_in_the_future_or_the_distant_past_names_its_line(
    tmp_path: Path, time: str, said: str
):
    file = tmp_path / "receipts.csv"
    file.write_text(f"file,received_at\na.csv,2022-07-09\na.csv,{time}\n", "utf-8")

    with pytest.raises(DeclarationError, match=f"第 3 行：时间“{time}”{said}"):
        read_receipts(file, NOW)


@pytest.mark.parametrize("time", ["2022-07-10 08:00", "2000-01-01"])
def test_the_bounds_themselves_are_believed(tmp_path: Path, time: str):
    file = tmp_path / "receipts.csv"
    file.write_text(f"file,received_at\na.csv,{time}\n", "utf-8")

    assert list(read_receipts(file, NOW)) == ["a.csv"]
