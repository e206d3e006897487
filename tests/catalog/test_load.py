"""The catalogue loads as it stands, in the encodings that spreadsheet programs write."""

import shutil
from pathlib import Path

import pytest

from flows.catalog.load import load_catalog
from flows.errors import DeclarationError
from flows.paths import PROJECT

REAL = PROJECT / "data" / "catalog"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(REAL, tmp_path, dirs_exist_ok=True)
    return tmp_path


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8-sig")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def append(file: Path, header: str, *rows: str) -> None:
    if not file.exists():
        file.write_text(header + "\n", "utf-8")
    with file.open("a", encoding="utf-8") as stream:
        stream.writelines(row + "\n" for row in rows)


def problems_of(folder: Path) -> list[str]:
    with pytest.raises(DeclarationError) as caught:
        load_catalog(folder)
    return str(caught.value).splitlines()


def test_the_real_catalogue_loads_whole():
    catalog = load_catalog(REAL)

    assert len(catalog.areas) == 134
    assert len(catalog.towns) == 11
    assert len(catalog.forms) == 29
    assert len(catalog.measures) == 331
    assert len(catalog.indicators) == 262
    assert len(catalog.targets) == 600
    assert len(catalog.plans) == 11
    assert catalog.county.name == "白河县"
    assert len({indicator.plan for indicator in catalog.indicators}) == 11


def test_columns_are_read_into_their_types():
    indicator = load_catalog(REAL).indicator_by_code["EMP-01"]

    assert indicator.tolerance == 0.0
    assert indicator.direction == "at_most"
    assert indicator.measures == ("zero_employment_relocated_households",)
    assert indicator.profile == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_file_saved_by_a_spreadsheet_program_loads_the_same(folder: Path, encoding: str):
    before = load_catalog(folder).areas
    text = (folder / "areas.csv").read_text("utf-8-sig")
    (folder / "areas.csv").write_bytes(text.replace("\n", "\r\n").encode(encoding))

    assert load_catalog(folder).areas == before


def test_the_version_changes_with_any_declaration(folder: Path):
    before = load_catalog(folder).version
    edit(folder / "forms.csv", "T1,农村人居环境整治月报表", "T1,农村人居环境月报表")

    assert load_catalog(folder).version != before


def test_a_missing_folder_is_one_clear_sentence(tmp_path: Path):
    assert "目录库不存在" in problems_of(tmp_path / "nowhere")[0]


def test_all_problems_are_reported_at_once_with_file_and_row(folder: Path):
    edit(folder / "areas.csv", "610929101000,中厂镇,town,610929000000", "61092,中厂镇,town,x")
    edit(folder / "forms.csv", "T1,农村人居环境整治月报表,town,,village", "T1,农村,city,,village")
    append(folder / "targets.csv", "", "NO-01,2025,5,,stated,,", "ECO-01,31,5,,stated,,")

    assert problems_of(folder) == [
        "areas.csv 第 4 行：area_code：区划代码“61092”应为 12 位数字"
        "（用表格软件保存时请设为文本格式）",
        "forms.csv 第 2 行：reporter：“city”应为 town、department 之一",
        "targets.csv 第 603 行：year：“31”不是四位年份",
        "targets.csv 第 602 行：indicator_code：“NO-01”不在 indicators.csv 中",
    ]


def test_unknown_codes_are_told_in_the_same_round_as_other_faults(folder: Path):
    """A wrong word in one row once hid every unknown code until it was corrected."""
    edit(folder / "measures.csv", "0,,yes,natural_villages\n", "0,,oui,natural_villagers\n")
    edit(folder / "indicators.csv", "%,rate,at_least", "%,rate,about")
    append(folder / "targets.csv", "", "NO-01,2025,5,,stated,,")

    told = "\n".join(problems_of(folder))

    for part in ("yes 或 no", "“natural_villagers”不在 measures.csv", "“about”应为", "“NO-01”不在"):
        assert part in told
    assert told.count("不在") == 2


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        ("areas.csv", "area_code,name", "code,name", "缺少列 area_code"),
        ("areas.csv", "parent_code,kind", "parent_code,kind,colour", "不认识的列 colour"),
        ("areas.csv", "610929101000,中厂镇", "610929100000,中厂镇", "与第 3 行重复"),
        ("areas.csv", "中厂镇,town,610929000000", "中厂镇,town,610929100000", "上级应为 county"),
        ("measures.csv", ",T1,自然村数", ",T99,自然村数", "“T99”不在 forms.csv 中"),
        ("measures.csv", "0,,yes,natural_villages\n", "0,,yes,villages\n", "“villages”不在"),
        ("measures.csv", "0,,yes,natural_villages\n", "0,,oui,natural_villages\n", "yes 或 no"),
        ("indicators.csv", "%,rate,at_least", "%,rate,about", "“about”应为"),
        ("plans.csv", ",2021,2025,2020,", ",2021,2020,2020,", "基数年份 < 首年 ≤ 末年"),
        ("plans.csv", "产业振兴,白河县", "产业,白河县", "“产业振兴”不在 plans.csv 中"),
        ("indicators.csv", ",610929103000,2,", ",610929103999,2,", "“610929103999”不在 areas.csv"),
        (
            "indicators.csv",
            ",610929103000,2,",
            ",610929000000,2,",
            "applies_to：只能写乡镇（街道）、村（社区）",
        ),
        ("indicators.csv", ",610929103000,2,", ",610929103000,0,", "“0”应大于 0"),
        ("policy.yml", "ECO-01", "ECO-99", "headlines：“ECO-99”不在 indicators.csv 中"),
        (
            "targets.csv",
            "EMP-01,2021,0,,stated,2021-12",
            "EMP-01,2021,0,,stated,2022-12",
            "目标年份",
        ),
        ("targets.csv", "IND-02,2025,10,,", "IND-02,2025,10,12,", "不是区间目标"),
        ("targets.csv", "IND-01,2025,100,,", "IND-01,2025,1000,,", "超过 100%"),
        ("targets.csv", "IND-02,2025,10,,", "IND-02,2025,很多,,", "“很多”不是数字"),
        ("targets.csv", "IND-02,2025,10,,", "IND-02,2025,nan,,", "不是有效数字"),
        ("targets.csv", "IND-02,2025,10,,", "IND-02,2025,,,", "缺少目标值"),
        ("targets.csv", "IND-03,2025,10,", "IND-02,2025,10,", "重复（IND-02、2025）"),
    ],
)
def test_a_wrong_declaration_is_named(folder: Path, file: str, old: str, new: str, problem: str):
    edit(folder / file, old, new)

    assert any(problem in sentence for sentence in problems_of(folder))


@pytest.mark.parametrize("file", ["areas.csv", "indicators.csv", "targets.csv"])
def test_a_missing_file_is_named(folder: Path, file: str):
    (folder / file).unlink()

    assert problems_of(folder) == [f"{file}：缺少这个文件"]


HEADER = "indicator_code,area_code,year,value"


def test_local_figures_of_all_towns_must_add_up_to_the_county(folder: Path):
    towns = [f"EMP-14,6109291{number:02d}000,2022,100" for number in range(11)]
    append(folder / "targets_local.csv", HEADER, "EMP-14,610929000000,2022,1100", *towns)
    load_catalog(folder)
    edit(folder / "targets_local.csv", "610929110000,2022,100", "610929110000,2022,101")

    assert problems_of(folder) == [
        "targets_local.csv 第 13 行："
        "EMP-14 2022 年各乡镇（街道）任务合计 1101，与县级目标 1100 不一致"
    ]


def test_local_figures_of_some_towns_need_not_add_up(folder: Path):
    append(folder / "targets_local.csv", HEADER, "EMP-14,610929100000,2022,100")

    assert len(load_catalog(folder).targets_local) == 1


def test_a_task_is_not_broken_down_to_villages(folder: Path):
    append(folder / "targets_local.csv", HEADER, "EMP-14,610929100001,2022,100")

    assert problems_of(folder) == [
        "targets_local.csv 第 2 行：年度任务只分解到乡镇（街道），不到村（社区）"
    ]


def test_policy_defaults_hold_without_a_file_and_unknown_keys_are_errors(folder: Path):
    assert load_catalog(folder).policy.tolerance.rate == 0.05
    (folder / "policy.yml").write_text("tolerance: {rate: 0.02}\n", "utf-8")
    assert load_catalog(folder).policy.tolerance.rate == 0.02
    (folder / "policy.yml").write_text("tolerances: {rate: 0.02}\n", "utf-8")
    assert problems_of(folder) == ["policy.yml：tolerances（第 1 行）：没有这一项，请核对写法"]


def test_an_alias_for_an_unknown_code_is_a_problem(folder: Path):
    append(folder / "aliases.csv", "kind,name,code,scope,author,date", "area,清风,123456789012,,,")

    assert problems_of(folder) == ["aliases.csv 第 2 行：code：“123456789012”没有登记"]
