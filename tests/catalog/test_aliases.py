"""An accepted wording is one line more in aliases.csv, and counts from then on."""

import shutil
from pathlib import Path

import pytest

from flows.catalog.aliases import add_alias
from flows.catalog.load import load_catalog
from flows.catalog.office_records import Alias
from flows.errors import UsageError
from flows.paths import PROJECT

SHENGLI, TOWN = "610929100201", "610929100000"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for file in (PROJECT / "data" / "catalog").glob("*.csv"):
        shutil.copy(file, tmp_path / file.name)
    return tmp_path


def village(name: str, code: str = SHENGLI, scope: str = "") -> Alias:
    return Alias("area", name, code, scope, "县统计局", "2022-07-01")


def test_an_alias_of_a_village_is_kept_for_its_town(folder: Path):
    add_alias(folder, load_catalog(folder), village("老街"))
    add_alias(folder, load_catalog(folder), village("老街村"))

    assert load_catalog(folder).aliases == (
        village("老街", scope=TOWN),
        village("老街村", scope=TOWN),
    )


def test_a_file_that_a_spreadsheet_program_saved_in_gb18030_is_kept(folder: Path):
    lines = [
        "kind,name,code,scope,author,date",
        "measure,集体收入,collective_operating_income_ytd,T3,,",
    ]
    (folder / "aliases.csv").write_bytes("\r\n".join(lines).encode("gb18030"))

    add_alias(folder, load_catalog(folder), village("老街"))

    assert [alias.name for alias in load_catalog(folder).aliases] == ["集体收入", "老街"]


@pytest.mark.parametrize(
    ("alias", "reason"),
    [
        (village("老街", code="610929999999"), "没有登记"),
        (village("", code=SHENGLI), "不能作为别名"),
        (village("=cmd|x", code=SHENGLI), "不能作为别名"),
        (village("老街", scope="610929101000"), "与“610929100201”不符"),
        (village("清风村委会"), "已指“610929100203”"),
        (Alias("area", "中厂镇", "610929100000", "", "", ""), "已指“610929101000”"),
        (Alias("measure", "农户数", "natural_villages", "T1", "", ""), "已指“households_total”"),
        (Alias("town", "老街", SHENGLI, "", "", ""), "不认识"),
    ],
)
def test_an_alias_that_would_mislead_is_refused_with_the_reason(
    folder: Path, alias: Alias, reason: str
):
    with pytest.raises(UsageError, match=reason):
        add_alias(folder, load_catalog(folder), alias)
    assert not (folder / "aliases.csv").exists()


def test_the_same_alias_is_not_accepted_twice(folder: Path):
    add_alias(folder, load_catalog(folder), village("老街"))

    with pytest.raises(UsageError, match="已是“610929100201”的别名"):
        add_alias(folder, load_catalog(folder), village("老街"))
