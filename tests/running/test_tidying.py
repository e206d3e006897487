"""The command tidy: CSV on standard output, counters and findings on standard error."""

import sys

import openpyxl
import pytest

from flows.running.tidying import print_account, tidy_file
from flows.settings import Limits


@pytest.fixture
def table(tmp_path):
    book = openpyxl.Workbook()
    for row in (["Krat", 2019, 2020], ["Mor", 11, 12], ["Lup", 21, 22]):
        book.active.append(row)
    book.save(tmp_path / "表.xlsx")
    return tmp_path / "表.xlsx"


def test_the_csv_is_clean_and_the_counters_stand_beside_it(table, capsys):
    assert tidy_file(table, None, explain=False) == 0

    out, err = capsys.readouterr()
    assert out.splitlines()[:2] == [
        "sheet,cell,row_label,column_label,value",
        "Sheet,B2,Mor,2019,11",
    ]
    assert err == (
        "4 data cells read; 0 numbers not read; 0 data cells whose labels are not unique.\n"
    )


def test_explaining_takes_the_place_of_the_csv(table, tmp_path, capsys):
    assert tidy_file(table, tmp_path / "out.csv", explain=True) == 0

    assert "第1行 表头：数字都是年份" in capsys.readouterr().out
    assert (tmp_path / "out.csv").read_text("utf-8-sig").count("\n") == 5


def test_no_data_is_said_only_when_there_is_none(tmp_path, capsys):
    book = openpyxl.Workbook()
    book.active.append(["区县", "镇名称"])
    book.save(tmp_path / "空.xlsx")

    assert tidy_file(tmp_path / "空.xlsx", None, explain=False) == 1
    assert capsys.readouterr() == ("", "空.xlsx holds no data cells.\n")


def test_check_prints_the_counters_of_each_file(table, capsys):
    print_account([table], Limits(), sys.stdout)

    assert capsys.readouterr().out.startswith("表.xlsx: 4 data cells read; ")
