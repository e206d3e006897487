"""The small county with two outside sources: one of figures by village, one of persons."""

import csv
from pathlib import Path

from flows.paths import Home
from tests.starting.small_county import begin_county, send_month

PERIOD = "2026-05"
LINES = [
    "卫生系统,toilets,village,村,乡镇,使用户数,户,0.05,2,各镇",
    "监测名单,households,town,乡镇,,,,0,1,县农业农村局",
]
#: Reported: 330 everywhere, and 800 households a town. Within 16.5, at 347 beyond it.
FIGURES = [
    ["卫生系统导出表"],
    ["序号", "乡镇", "村", "使用户数"],
    [1, "河口街道", "河口社区", 330],
    [2, "河口街道", "南门社区", 346.5],
    [3, "清水乡", "清水村", 347],
    [4, "清水乡", "石坝村", "约300"],
    [5, "高坪乡", "没有村", 330],
    ["合计", "", "", 1353],
]


def declare_sources(home: Path) -> None:
    with (home / "catalog" / "sources.csv").open("a", encoding="utf-8") as stream:
        stream.writelines(f"{line}\n" for line in LINES)


def write_rows(file: Path, rows: list[list[object]]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream).writerows(rows)


def persons(counts: dict[str, int]) -> list[list[object]]:
    """A list with a row per household: nobody's name is needed."""
    rows: list[list[object]] = [["监测名单"], ["编号", "乡镇"]]
    return rows + [[number, town] for town, count in counts.items() for number in range(count)]


def make_county(folder: Path, period: str = PERIOD) -> Home:
    """The county with its month's forms and both outside tables in the inbox."""
    home = Home(folder)
    begin_county(folder)
    declare_sources(folder)
    send_month(folder, period)
    write_rows(home.raw(period) / "卫生系统.csv", FIGURES)
    counts = {"河口街道": 800, "清水乡": 790}
    write_rows(home.raw(period) / "监测名单.csv", persons(counts))
    return home
