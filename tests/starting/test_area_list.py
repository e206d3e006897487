"""The statistical bureau's list becomes towns and villages, whatever its columns."""

from pathlib import Path

import pytest

from flows.errors import UsageError
from flows.starting.area_list import ListedArea, read_area_list
from tests.starting.small_county import AREA_LIST

COUNTY = "530999000000"


def listed(tmp_path: Path, text: str) -> list[ListedArea]:
    file = tmp_path / "list.csv"
    file.write_text(text, "utf-8")
    return read_area_list(file, COUNTY)


def test_towns_and_villages_are_named_as_people_name_them(tmp_path: Path):
    areas = listed(tmp_path, AREA_LIST)

    assert [(area.area_code, area.name, area.level, area.kind) for area in areas] == [
        ("530999001000", "河口街道", "town", ""),
        ("530999001001", "河口社区", "village", "社区"),
        ("530999001002", "南门社区", "village", "社区"),
        ("530999201000", "清水乡", "town", ""),
        ("530999201200", "清水村", "village", "村"),
        ("530999201201", "石坝村", "village", "村"),
        ("530999202000", "高坪乡", "town", ""),
        ("530999202200", "高坪村", "village", "村"),
        ("530999202201", "岔路村", "village", "村"),
    ]
    assert {area.parent_code for area in areas if area.level == "town"} == {COUNTY}
    assert areas[1].parent_code == "530999001000"


@pytest.mark.parametrize(
    "listed_as",
    ["巴彦嘎查", "巴彦嘎查委员会", "巴彦嘎查嘎查委员会", "巴彦嘎查村民委员会", "巴彦嘎查村委会"],
)
def test_a_banners_village_is_named_without_its_committee(tmp_path: Path, listed_as: str):
    rows = f"530999201000,,巴彦苏木\n530999201200,220,{listed_as}\n"
    _, village = listed(tmp_path, f"代码,分类,名称\n{rows}")

    assert (village.name, village.kind) == ("巴彦嘎查", "嘎查")


def test_columns_may_stand_in_any_order_and_other_rows_are_passed_over(tmp_path: Path):
    areas = listed(
        tmp_path,
        "示例省统计用区划代码\n名称,代码\n清水乡,530999201000\n邻县东山乡,530998201000\n合计,\n",
    )

    assert [area.name for area in areas] == ["清水乡"]


@pytest.mark.parametrize("text", ["名称,代码\n", "名称,代码\n东山乡,530998201000\n"])
def test_a_list_without_a_town_of_the_county_is_refused(tmp_path: Path, text: str):
    with pytest.raises(UsageError, match="list.csv"):
        listed(tmp_path, text)
