"""What `sources.csv` must agree about: each breach is named with its row."""

import pytest

from flows.catalog.load import load_catalog
from flows.errors import DeclarationError
from tests.report.sources.compared_county import LINES
from tests.starting.small_county import begin_county


def problems(folder, *lines: str) -> list[str]:
    begin_county(folder)
    with (folder / "catalog" / "sources.csv").open("a", encoding="utf-8") as stream:
        stream.writelines(f"{line}\n" for line in lines)
    try:
        load_catalog(folder / "catalog")
    except DeclarationError as error:
        return str(error).split("\n")
    return []


def test_good_lines_are_read_and_the_commented_example_is_none(tmp_path):
    assert problems(tmp_path, *LINES) == []
    sources = load_catalog(tmp_path / "catalog").sources

    assert [(one.source, one.is_counted, one.tolerance) for one in sources] == [
        ("卫生系统", False, 0.05),
        ("监测名单", True, 0.0),
    ]


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("F1,toilets,town,乡镇,,数,户,0,0,各镇", "source：“F1”已是报表代号，请换一个名称"),
        (
            "系统,tea_mu,town,乡镇,,数,亩,0,0,各镇",
            "level：tea_mu 按 county 填报，不能按 town 比对",
        ),
        (
            "系统,toilets,village,村,,数,户,0,0,各镇",
            "town_column：按村比对的外部数据须有乡镇列，不同乡镇有同名村",
        ),
        ("系统,nothing,town,乡镇,,数,户,0,0,各镇", "measure_code：“nothing”不在 measures.csv 中"),
        ("系统,toilets,town,乡镇,,数,户,1.5,0,各镇", "tolerance：“1.5”应在 0 到 1 之间，如 0.05"),
        ("系统,toilets,town,乡镇,,数,户,0,-1,各镇", "tolerance_amount：“-1”应不小于 0"),
        ("系统,toilets,county,县,,数,户,0,0,各镇", "level："),
        ("系统,toilets,town,乡镇,,数,户,0,0,", "explainer："),
    ],
)
def test_a_wrong_line_is_named_with_its_row(tmp_path, line, sentence):
    [problem] = problems(tmp_path, line)

    assert problem.startswith(f"sources.csv 第 4 行：{sentence}")


def test_the_figures_of_one_table_are_in_the_same_rows(tmp_path):
    other = "卫生系统,households,village,村名,乡镇,户数,户,0,0,各镇"
    [problem] = problems(tmp_path, *LINES, other)

    assert problem == ("sources.csv 第 6 行：卫生系统 的 area_column、town_column 与第 4 行不一致")
