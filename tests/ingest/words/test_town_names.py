"""Townships of every kind: what they are called, and their totals."""

from dataclasses import replace

import pytest

from flows.ingest.words.area_names import AreaIndex
from flows.ingest.words.town_names import town_spellings, town_stem
from tests.ingest.town_file import (
    CATALOG,
    INCOME,
    SHENGLI,
    codes,
    read,
    values,
    village_table,
)

TOWN, OTHER = "610929100000", "610929101000"


def catalog_with(name: str, county: str = "白河县", other: str = "中厂乡"):
    """Return the catalogue with a town, another one and the county under other names."""
    names = {TOWN: name, OTHER: other, CATALOG.county.area_code: county}
    areas = tuple(
        replace(area, name=names.get(area.area_code, area.name)) for area in CATALOG.areas
    )
    return replace(CATALOG, areas=areas)


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("城关镇", "城关"),
        ("清水乡", "清水"),
        ("河口街道", "河口"),
        ("河口街道办事处", "河口"),
        ("额尔格图苏木", "额尔格图"),
        ("高新区管理委员会", "高新区"),
        ("五星农场", "五星"),
        ("东乡", "东乡"),
    ],
)
def test_the_stem_is_the_name_without_its_kind(name: str, stem: str):
    assert town_stem(name) == stem


def test_a_street_is_called_by_its_office_too_and_a_town_is_not():
    assert "河口办事处" in town_spellings("河口街道")
    assert "河口街道" in town_spellings("河口街道办事处")
    assert town_spellings("城关镇") == ("城关镇",)


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("城关街道", "2022年6月城关街道办事处村集体经济发展月报表"),
        ("城关街道办事处", "2022年6月白河县城关街道村集体经济发展月报表"),
        ("城关街道", "2022年6月城关街办村集体经济发展月报表"),
        ("清水乡", "2022年6月清水乡村集体经济发展月报表"),
        ("清水乡", "2022年6月村集体经济发展月报表|填报单位：清水乡人民政府"),
        ("高新区管委会", "2022年6月高新区管理委员会村集体经济发展月报表"),
        ("额尔格图苏木", "2022年6月额尔格图苏木村集体经济发展月报表"),
        ("五星农场", "2022年6月五星农场村集体经济发展月报表"),
    ],
)
def test_a_form_of_any_kind_of_township_loads(name: str, title: str):
    reading = read(village_table("|胜利村|1|2|3|4|0|", title=title), catalog=catalog_with(name))

    assert codes(reading) == []
    assert values(reading)[INCOME, SHENGLI] == 1


@pytest.mark.parametrize(
    ("name", "county", "total"),
    [
        ("清水乡", "白河县", "全乡"),
        ("清水乡", "白河县", "清水乡合计"),
        ("城关街道", "白河区", "本街道"),
        ("城关街道", "白河区", "城关街道办事处"),
        ("城关街道", "白河区", "城关办事处合计"),
        ("城关街道", "白河市", "全市"),
        ("额尔格图苏木", "白河旗", "全苏木合计"),
        ("高新区管委会", "白河区", "全区总计"),
        ("五星农场", "白河县", "全农场"),
    ],
)
def test_a_total_of_any_kind_of_township_is_no_village(name: str, county: str, total: str):
    table = village_table(
        "|胜利村|1|2|3|4|0|", f"|{total}|1|2|3|4|0|", title=f"2022年6月{name}村集体经济发展月报表"
    )
    reading = read(table, catalog=catalog_with(name, county))
    totals = [
        cell.cell for part in reading.submissions for cell in part.cells if cell.state == "total"
    ]

    assert codes(reading) == []
    assert "B4" in totals


def test_a_total_of_a_part_of_the_rows_is_left_out_beside_the_whole():
    table = village_table(
        "|胜利村|1|2|3|4|0|",
        "|川道片区合计|1|2|3|4|0|",
        "|城关街道合计|1|2|3|4|0|",
        title="2022年6月城关街道村集体经济发展月报表",
    )
    reading = read(table, catalog=catalog_with("城关街道"))
    totals = {
        cell.cell for part in reading.submissions for cell in part.cells if cell.state == "total"
    }

    assert "B5" in totals
    assert "B4" not in totals


@pytest.mark.parametrize(
    "village", ["城关街道办事处胜利村", "白河县城关街道胜利村", "城关办事处胜利村委会"]
)
def test_a_village_is_known_behind_its_street_in_every_spelling(village: str):
    table = village_table(f"|{village}|1|2|3|4|0|", title="2022年6月城关街道村集体经济发展月报表")
    reading = read(table, catalog=catalog_with("城关街道"))

    assert codes(reading) == []
    assert values(reading)[INCOME, SHENGLI] == 1


def test_a_name_inside_a_longer_one_and_the_countys_own_are_not_the_town():
    index = AreaIndex(catalog_with("河镇", county="白河县", other="白河镇"))

    assert index.find_town("白河县白河镇月报表") == OTHER
    assert index.find_town("白河县河镇月报表") == TOWN
    assert index.find_town("白河县月报表") == ""


def test_a_name_that_fits_two_kinds_is_no_guess():
    index = AreaIndex(catalog_with("清水乡", other="清水镇"))

    assert index.find_town("清水月报表") == ""
    assert index.find_town("清水镇月报表") == OTHER
