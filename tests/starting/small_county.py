"""A county as small as one can be: three townships, six villages, one plan, two forms."""

import csv
from pathlib import Path

from openpyxl import load_workbook

from flows.catalog.load import load_catalog
from flows.forms import write_templates
from flows.starting.area_list import read_area_list
from flows.starting.new_county import make_county, parse_county

NAME, CODE, OFFICE = "示例县", "530999", "县农业农村局"
AREA_LIST = """\
统计用区划代码,城乡分类代码,名称
530999001000,,河口街道办事处
530999001001,111,河口社区居民委员会
530999001002,122,南门居委会
530999201000,,清水乡
530999201200,220,清水村村民委员会
530999201201,220,石坝村委会
530999202000,,高坪乡
530999202200,220,高坪村民委员会
530999202201,220,岔路村村民委员会
"""
ROWS = {
    "plans": ["产业发展规划,示例县产业发展规划（2026—2030年）,2026,2030,2025,县农业农村局,"],
    "forms": [
        "F1,人居环境月报表,town,,village,areas_in_rows,monthly,5",
        "F2,产业发展月报表,department,县农业农村局,county,measures_in_rows,monthly,5",
    ],
    "measures": [
        "households,农户总数,户,stock,village,F1,,0,,yes,",
        "toilets,使用卫生厕所的农户数,户,stock,village,F1,,0,,yes,households",
        "road_km,已硬化通组路里程,公里,cumulative,village,F1,,0,,no,",
        "garden,有公共活动场地（是1否0）,个,stock,village,F1,,0,1,yes,",
        "tea_mu,茶园面积,亩,stock,county,F2,,0,,no,",
        "tea_value,茶叶产值（本年累计）,万元,ytd,county,F2,,0,,no,",
    ],
    "indicators": [
        "ENV-01,卫生厕所普及率,产业发展规划,二(一),,县农业农村局,,,%,rate,at_least,county,"
        "ratio,,,toilets,households,town,F1,monthly,,no,,,,,,,1,",
        "ENV-02,通组路硬化里程,产业发展规划,二(二),,县交通局,,,公里,cumulative,at_least,county,"
        "sum,,road_km,,,town,F1,monthly,,no,,,,,,,1,",
        "ENV-03,有公共活动场地的村占比,产业发展规划,二(三),,县农业农村局,,,%,rate,at_least,county,"
        "share_where,==1,garden,,,town,F1,monthly,,no,,,,,,,1,",
        "ENV-04,有公共活动场地的村数,产业发展规划,二(三),,县农业农村局,,,个,stock,at_least,county,"
        "count_where,==1,garden,,,town,F1,monthly,,yes,,,,,,,1,",
        "TEA-01,茶园面积,产业发展规划,三(一),,县农业农村局,,,亩,stock,at_least,county,"
        "none,,tea_mu,,,department,F2,monthly,,no,,,,,,,2,",
        "TEA-02,茶叶产值,产业发展规划,三(二),,县农业农村局,,,万元,flow,at_least,county,"
        "none,,tea_value,,,department,F2,monthly,,no,,,,,,,2,",
    ],
    "targets": [
        "ENV-01,2026,80,,every_year,,2026年卫生厕所普及率达到80%",
        "ENV-02,2030,60,,stated,,到2030年硬化通组路60公里",
        "ENV-03,2026,50,,every_year,,2026年半数以上的村有公共活动场地",
        "ENV-04,2026,3,,every_year,,2026年有公共活动场地的村达到3个",
        "TEA-01,2026,12000,,every_year,,2026年茶园面积1.2万亩",
        "TEA-02,2026,3600,,every_year,,2026年茶叶产值3600万元",
    ],
    "contacts": [
        "示例县,示例县督查室,ducha@example.org,县级,",
        "县农业农村局,县农业农村局办公室,nongye@example.org,牵头单位,",
        "县交通局,县交通局办公室,jiaotong@example.org,牵头单位,",
        "河口街道,河口街道党政办,hekou@example.org,乡镇,",
        "清水乡,清水乡党政办,qingshui@example.org,乡镇,",
        "高坪乡,高坪乡党政办,gaoping@example.org,乡镇,",
    ],
}
#: What each village and the department report, by the words of the templates.
VALUES = {
    "农户总数": 400,
    "使用卫生厕所的农户数": 330,
    "已硬化通组路里程": 1.5,
    "有公共活动场地（是1否0）": 1,
    "茶园面积": 12100,
    "植树株数": 50,
    "茶叶产值（本年累计）": 950,
}


def declare(home: Path) -> None:
    """Add the county's rows to the files that `init` wrote."""
    for name, rows in ROWS.items():
        with (home / "catalog" / f"{name}.csv").open("a", encoding="utf-8") as stream:
            stream.writelines(f"{row}\n" for row in rows)


def fill(template: Path, filled: Path) -> None:
    """Fill every open cell of a template whose row or column is one of the county's measures."""
    book = load_workbook(template)
    sheet = book.worksheets[0]
    for row in sheet.iter_rows():
        for cell in row:
            name = _measure_of(sheet, cell)
            is_field = sheet.cell(cell.row, 1).value == "问题和建议"
            if name and cell.value is None and not (is_field or cell.protection.locked):
                cell.value = VALUES[name]
    book.save(filled)


def _measure_of(sheet, cell) -> str:
    above = [sheet.cell(row, cell.column).value for row in range(1, cell.row)]
    left = [sheet.cell(cell.row, column).value for column in range(1, cell.column)]
    for text in [*reversed(above), *left]:
        for name in VALUES:
            if str(text or "").replace("\n", "").startswith(name):
                return name
    return ""


def rows_of(text: str) -> list[dict[str, str]]:
    """Return CSV text as rows."""
    return list(csv.DictReader(text.splitlines()))


def begin_county(home: Path) -> None:
    """Make the county's folder: declarations, settings without PDF."""
    areas = home / "list.csv"
    home.mkdir(parents=True, exist_ok=True)
    areas.write_text(AREA_LIST, "utf-8")
    listed = read_area_list(areas, f"{CODE}000000")
    make_county(home, parse_county(NAME, CODE, "2026-2030", OFFICE, listed))
    declare(home)
    with (home / "settings.toml").open("a", encoding="utf-8") as stream:
        stream.write("\n# tests need no office program\n")


def send_month(home: Path, period: str) -> None:
    """Fill the month's templates into its inbox."""
    issued = home / "templates" / period
    issued.mkdir(parents=True, exist_ok=True)
    inbox = home / "raw" / period
    inbox.mkdir(parents=True, exist_ok=True)
    for template in write_templates(load_catalog(home / "catalog"), period, issued):
        fill(template, inbox / template.name)
