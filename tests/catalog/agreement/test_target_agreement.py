"""Targets are checked with file and row, and keep their history."""

import shutil
from pathlib import Path

import pandas as pd
import pytest

from flows.assess.judge import judge_county
from flows.catalog.load import load_catalog
from flows.errors import DeclarationError
from flows.paths import PROJECT

COUNTY = "610929000000"
LOCAL = "indicator_code,area_code,year,value"
TOWNS = [f"6109291{number:02d}000" for number in range(11)]
NOTHING_HELD = pd.DataFrame(columns=["measure_code", "area_code", "period"])
NOTHING_SENT = pd.DataFrame(columns=["form", "area_code", "period", "status"])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for file in (PROJECT / "data" / "catalog").glob("*.csv"):
        shutil.copy(file, tmp_path / file.name)
    for name in ("targets_local.csv", "baselines.csv"):
        (tmp_path / name).unlink(missing_ok=True)
    return tmp_path


def write(folder: Path, name: str, *lines: str) -> None:
    (folder / name).write_text("\n".join(lines) + "\n", "utf-8")


def add_target(folder: Path, *rows: str) -> int:
    """Add rows to targets.csv and return the row number of the last one."""
    file = folder / "targets.csv"
    lines = [*file.read_text("utf-8-sig").splitlines(), *rows]
    file.write_text("\n".join(lines) + "\n", "utf-8")
    return len(lines)


def problems_of(folder: Path) -> list[str]:
    with pytest.raises(DeclarationError) as caught:
        load_catalog(folder)
    return str(caught.value).splitlines()


def test_a_target_for_an_unknown_indicator_is_named_with_its_row(folder: Path):
    row = add_target(folder, "XXX-01,2025,10,,stated,,")

    assert problems_of(folder) == [
        f"targets.csv 第 {row} 行：indicator_code：“XXX-01”不在 indicators.csv 中"
    ]


def test_a_target_before_the_base_year_is_named_with_its_row(folder: Path):
    row = add_target(folder, "IND-02,2019,10,,stated,,")

    assert problems_of(folder) == [
        f"targets.csv 第 {row} 行：年份 2019 早于“产业振兴”的基数年份 2020"
    ]


def test_an_obligation_may_end_after_its_plan_but_not_long_after(folder: Path):
    row = add_target(folder, "IND-02,2035,10,,stated,,", "IND-02,2036,10,,stated,,")

    assert problems_of(folder) == [
        f"targets.csv 第 {row} 行：年份 2036 远在“产业振兴”的末年 2025 之后，请核对"
    ]


def test_the_base_year_holds_baselines_and_nothing_else(folder: Path):
    row = add_target(folder, "IND-02,2020,10,,stated,,", "IND-03,2024,10,,baseline,,")
    sentence = "2020 年的数只能是 baseline，baseline 也只能是 2020 年的数"

    assert problems_of(folder) == [
        f"targets.csv 第 {row - 1} 行：{sentence}",
        f"targets.csv 第 {row} 行：{sentence}",
    ]


def test_a_local_target_for_an_unknown_area_is_named_with_its_row(folder: Path):
    write(folder, "targets_local.csv", LOCAL, "EMP-14,610929999000,2022,10")

    assert problems_of(folder) == [
        "targets_local.csv 第 2 行：area_code：“610929999000”不在 areas.csv 中"
    ]


def test_a_local_target_for_a_village_is_refused(folder: Path):
    write(folder, "targets_local.csv", LOCAL, "EMP-14,610929100201,2022,10")

    assert problems_of(folder) == [
        "targets_local.csv 第 2 行：年度任务只分解到乡镇（街道），不到村（社区）"
    ]


def test_two_targets_for_one_cell_are_named_with_both_rows(folder: Path):
    first = add_target(folder, "IND-02,2024,9,,stated,,")
    second = add_target(folder, "IND-02,2024,9.5,,stated,,")

    assert problems_of(folder) == [
        f"targets.csv 第 {second} 行：与第 {first} 行重复（IND-02、2024）"
    ]


def test_two_local_targets_for_one_cell_are_named_with_both_rows(folder: Path):
    rows = ["EMP-14,610929100000,2022,10", "EMP-14,610929100000,2022,11"]
    write(folder, "targets_local.csv", LOCAL, *rows)

    assert problems_of(folder) == [
        "targets_local.csv 第 3 行：与第 2 行重复（EMP-14、610929100000、2022）"
    ]


def test_a_range_without_upper_limit_is_refused(folder: Path):
    make_range(folder, "IND-39,2025,2,,")

    assert problems_of(folder) == [
        f"targets.csv 第 {ROW_OF_RANGE} 行：区间目标缺少上限 value_upper"
    ]


def test_a_range_turned_round_is_refused(folder: Path):
    make_range(folder, "IND-39,2025,2,1,")

    assert problems_of(folder) == [f"targets.csv 第 {ROW_OF_RANGE} 行：区间目标的上限小于下限"]


def test_a_local_range_may_take_its_upper_limit_from_the_plan(folder: Path):
    make_range(folder, "IND-39,2025,2,3,")
    write(folder, "targets_local.csv", LOCAL, "IND-39,610929000000,2024,2")

    assert len(load_catalog(folder).targets_local) == 1


ROW_OF_RANGE = 69


def make_range(folder: Path, target: str) -> None:
    """Turn IND-39 into a range with this target."""
    for name, old, new in (
        ("indicators", "条,cumulative,at_least,", "条,cumulative,between,"),
        ("targets", "IND-39,2025,2,,", target),
    ):
        lines = (folder / f"{name}.csv").read_text("utf-8-sig").splitlines()
        at = next(n for n, line in enumerate(lines) if line.startswith("IND-39,"))
        assert old in lines[at]
        lines[at] = lines[at].replace(old, new)
        write(folder, f"{name}.csv", *lines)


def test_town_figures_that_do_not_add_up_to_the_countys_are_refused(folder: Path):
    rows = [f"EMP-14,{town},2021,2818" for town in TOWNS]
    write(folder, "targets_local.csv", LOCAL, *rows)

    assert problems_of(folder) == [
        "targets_local.csv 第 12 行："
        "EMP-14 2021 年各乡镇（街道）任务合计 30998，与县级目标 31000 不一致"
    ]


def test_town_figures_that_add_up_or_do_not_name_every_town_are_taken(folder: Path):
    rows = [f"EMP-14,{town},2021,2818" for town in TOWNS[:-1]]
    write(folder, "targets_local.csv", LOCAL, *rows)
    assert len(load_catalog(folder).targets_local) == 10

    write(folder, "targets_local.csv", LOCAL, *rows, f"EMP-14,{TOWNS[-1]},2021,2820")
    assert len(load_catalog(folder).targets_local) == 11


def test_a_town_that_is_closed_before_the_year_has_no_part_in_the_sum(folder: Path):
    header, *lines = (folder / "areas.csv").read_text("utf-8-sig").splitlines()
    lines = [f"{line},," for line in lines]
    closed = "610929111000,旧镇,town,610929000000,,2020-12,"
    write(folder, "areas.csv", f"{header},valid_to,merged_into", *lines, closed)
    rows = [f"EMP-14,{town},2021,2818" for town in TOWNS]
    write(folder, "targets_local.csv", LOCAL, *rows)

    assert ["合计 30998，与县级目标 31000 不一致" in one for one in problems_of(folder)] == [True]


def test_a_catalogue_without_indicators_is_refused(folder: Path):
    for name in ("indicators", "targets"):
        header = (folder / f"{name}.csv").read_text("utf-8-sig").splitlines()[0]
        write(folder, f"{name}.csv", header)

    assert problems_of(folder) == ["indicators.csv：没有一行可用的内容"]


def test_all_problems_are_told_at_once(folder: Path):
    add_target(folder, "XXX-01,2025,10,,stated,,", "IND-02,26,10,,stated,,")
    write(folder, "targets_local.csv", LOCAL, "EMP-14,610929999000,2022,很多")

    assert len(problems_of(folder)) == 4


def revised(folder: Path) -> Path:
    """EMP-14's figure of 2021, 31000, is lowered twice in writing."""
    file = folder / "targets.csv"
    header, *rows = file.read_text("utf-8-sig").splitlines()
    rows = [f"{row},," for row in rows]
    rows += [
        "EMP-14,2021,30000,,stated,,县文件,2021-06-30,年中调整",
        "EMP-14,2021,29000,,stated,,县文件,2021-09-30,再次调整",
    ]
    write(folder, "targets.csv", f"{header},revised_on,reason", *rows)
    return folder


def target_of_2021(folder: Path, as_of: str | None) -> float:
    values = [("poverty_alleviated_workers", "610929100201", "2021-12", 30_500.0)]
    columns = ["measure_code", "area_code", "period", "value"]
    observations = pd.DataFrame(values, columns=columns)
    judgement = judge_county(
        load_catalog(folder), observations, NOTHING_HELD, NOTHING_SENT, "2021-12", as_of=as_of
    )
    row = judgement.assessments.set_index(["indicator_code", "area_code"]).loc["EMP-14", COUNTY]
    return row["target"]


@pytest.mark.parametrize(
    ("as_of", "target"),
    [
        ("2021-06-29", 31_000),
        ("2021-06-30", 30_000),
        ("2021-09-29", 30_000),
        ("2021-09-30", 29_000),
        (None, 29_000),
    ],
)
def test_an_old_month_is_judged_by_the_targets_of_the_day(
    folder: Path, as_of: str | None, target: float
):
    assert target_of_2021(revised(folder), as_of) == target


def test_a_revision_keeps_its_date_and_reason(folder: Path):
    rows = [row for row in load_catalog(revised(folder)).targets if row.revised_on]

    assert [(row.value, row.revised_on, row.reason) for row in rows] == [
        (30_000, "2021-06-30", "年中调整"),
        (29_000, "2021-09-30", "再次调整"),
    ]
