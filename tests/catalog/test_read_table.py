"""A declaration file becomes records with their rows, and every problem a sentence with its row."""

from pathlib import Path

import pytest

from flows.catalog.read_table import (
    Broken,
    Numbered,
    Problems,
    codes_of,
    decode_declaration,
    read_table,
)
from flows.catalog.records import Baseline, Plan

HEADER = "indicator_code,area_code,year,value"
COUNTY = "530999000000"


def read(folder: Path, *lines: str) -> tuple[list[Numbered], Problems]:
    (folder / "baselines.csv").write_text("\n".join(lines) + "\n", "utf-8")
    problems = Problems()
    return read_table(folder, "baselines", problems), problems


def test_rows_keep_the_number_that_a_spreadsheet_program_shows(tmp_path):
    rows, problems = read(
        tmp_path,
        f"{HEADER},note",
        "# 说明：以下为年末数,,,,",
        f"A-01, {COUNTY} ,2020,3,照年报",
        ",,,,",
        f"A-02,{COUNTY},2020,0.5,",
    )

    assert rows == [
        Numbered(3, Baseline("A-01", COUNTY, 2020, 3.0)),
        Numbered(5, Baseline("A-02", COUNTY, 2020, 0.5)),
    ]
    assert problems == Problems()


def test_every_wrong_cell_of_a_row_is_named_and_the_table_counts_as_unread(tmp_path):
    rows, problems = read(tmp_path, HEADER, f"A-01,{COUNTY},20,约3", f"A-02,{COUNTY},2020,3")

    assert [row.row for row in rows] == [3]
    assert problems == Problems(
        [
            "baselines.csv 第 2 行：year：“20”不是四位年份",
            "baselines.csv 第 2 行：value：“约3”不是数字",
        ],
        {"baselines"},
        {"baselines": [Broken(2, {"indicator_code": "A-01", "area_code": COUNTY})]},
    )


def test_codes_are_known_from_rows_with_another_fault_and_not_where_one_is_unreadable(tmp_path):
    rows, problems = read(tmp_path, HEADER, f"A-01,{COUNTY},20,3", f"A-02,{COUNTY},2020,3")
    tables = {"baselines": rows}
    _, unreadable = read(tmp_path, HEADER, "A-01,53,2020,3")

    assert codes_of(tables, problems, "baselines", "indicator_code") == {"A-01", "A-02"}
    assert codes_of(tables, problems, "baselines", "year") is None
    assert codes_of({"baselines": []}, unreadable, "baselines", "area_code") is None


def test_a_missing_and_a_doubled_column_stop_the_reading_of_a_file(tmp_path):
    rows, problems = read(tmp_path, "indicator_code,year,year,colour", "A-01,2020,2020,x")

    assert rows == []
    assert problems == Problems(
        [
            "baselines.csv 第 1 行：缺少列 area_code、value",
            "baselines.csv 第 1 行：不认识的列 colour；"
            "可用的列：indicator_code、area_code、year、value",
            "baselines.csv 第 1 行：列名重复 year",
        ],
        {"baselines"},
    )


def test_a_row_that_says_the_same_thing_twice_names_the_first(tmp_path):
    rows, problems = read(
        tmp_path, HEADER, f"A-01,{COUNTY},2020,3", f"A-01,{COUNTY},2021,4", f"A-01,{COUNTY},2020,5"
    )

    assert len(rows) == 3
    assert problems.sentences == [f"baselines.csv 第 4 行：与第 2 行重复（A-01、{COUNTY}、2020）"]


def test_only_a_file_that_must_be_there_is_missed(tmp_path):
    problems = Problems()

    assert read_table(tmp_path, "baselines", problems) == []
    assert problems == Problems()
    assert read_table(tmp_path, "plans", problems) == []
    assert problems == Problems(["plans.csv：缺少这个文件"], {"plans"})


def test_an_empty_file_is_named(tmp_path):
    (tmp_path / "baselines.csv").write_bytes(b"")
    problems = Problems()

    assert read_table(tmp_path, "baselines", problems) == []
    assert problems.sentences == ["baselines.csv：文件是空的"]


def test_a_column_that_is_not_needed_takes_its_default(tmp_path):
    header = "plan,title,first_year,last_year,base_year,lead_unit"
    (tmp_path / "plans.csv").write_text(f"{header}\n产业,产业方案,2021,2025,2020,\n", "utf-8")

    [row] = read_table(tmp_path, "plans", Problems())

    assert row.record == Plan("产业", "产业方案", 2021, 2025, 2020, "", "")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_text_is_read_in_every_encoding_that_offices_save(encoding):
    assert decode_declaration("构朳镇,村\n".encode(encoding)) == "构朳镇,村\n"


def test_cells_are_read_beside_a_column_that_is_missing(tmp_path: Path):
    rows, problems = read(tmp_path, "indicator_code,area_code,jahr,value", f"A-01,{COUNTY},2020,x")

    assert rows == []
    assert problems.sentences == [
        "baselines.csv 第 1 行：缺少列 year",
        "baselines.csv 第 1 行：不认识的列 jahr；可用的列：indicator_code、area_code、year、value",
        "baselines.csv 第 2 行：value：“x”不是数字",
    ]
    assert codes_of({"baselines": []}, problems, "baselines", "indicator_code") == {"A-01"}
