"""What `sources.csv` must agree about with the other declarations, and with itself."""

from flows.catalog.office_records import Source
from flows.catalog.read_table import Problems, Tables

#: Levels at which a figure of a measure's row level can be compared.
_LEVELS = {"village": ("village", "town"), "town": ("town",), "county": ()}


def check_sources(tables: Tables, problems: Problems) -> None:
    """Note every outside figure that cannot be told from a form or compared with its measure."""
    forms = {row.record.form for row in tables["forms"]}
    levels = {row.record.measure_code: row.record.row_level for row in tables["measures"]}
    columns: dict[str, tuple[str, str, int]] = {}
    for row in tables["sources"]:
        source: Source = row.record
        for sentence in _problems_of(source, forms, levels):
            problems.add("sources.csv", row.row, sentence)
        areas = (source.area_column, source.town_column)
        *first, number = columns.setdefault(source.source, (*areas, row.row))
        if tuple(first) != areas:
            problems.add(
                "sources.csv",
                row.row,
                f"{source.source} 的 area_column、town_column 与第 {number} 行不一致",
            )


def _problems_of(source: Source, forms: set[str], levels: dict[str, str]) -> list[str]:
    found = []
    if source.source in forms:
        found.append(f"source：“{source.source}”已是报表代号，请换一个名称")
    level = levels.get(source.measure_code)
    if level is not None and source.level not in _LEVELS[level]:
        found.append(f"level：{source.measure_code} 按 {level} 填报，不能按 {source.level} 比对")
    if source.level == "village" and not source.town_column:
        found.append("town_column：按村比对的外部数据须有乡镇列，不同乡镇有同名村")
    return found
