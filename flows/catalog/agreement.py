"""What the declarations must agree about with each other; every breach is noted, none raised."""

from collections import defaultdict
from collections.abc import Callable

from flows.catalog.read_table import Numbered, Problems
from flows.catalog.records import Indicator, LocalTarget, Target

Tables = dict[str, list[Numbered]]

#: Which column refers to which file's code; `|` reads: one of these.
REFERENCES = [
    ("areas", "parent_code", "areas", "area_code"),
    ("measures", "form", "forms", "form"),
    ("measures", "subset_of", "measures", "measure_code"),
    ("indicators", "measure", "measures", "measure_code"),
    ("indicators", "numerator", "measures", "measure_code"),
    ("indicators", "denominator", "measures", "measure_code"),
    ("indicators", "allocate_by", "measures", "measure_code"),
    ("indicators", "form", "forms", "form"),
    ("targets", "indicator_code", "indicators", "indicator_code"),
    ("targets_local", "indicator_code", "indicators", "indicator_code"),
    ("targets_local", "area_code", "areas", "area_code"),
    ("baselines", "indicator_code", "indicators", "indicator_code"),
    ("baselines", "area_code", "areas", "area_code"),
    ("corrections", "measure_code", "measures", "measure_code"),
    ("corrections", "area_code", "areas", "area_code"),
    ("silences", "indicator_code", "indicators", "indicator_code"),
    ("silences", "area_code", "areas", "area_code"),
]


def check_catalog(tables: Tables, problems: Problems) -> None:
    """Note every dangling code, impossible level, formula or target."""
    for name in ("areas", "measures", "indicators"):
        if not tables[name] and name not in problems.unread:
            problems.add(f"{name}.csv", None, "没有一行可用的内容")
    for table, column, other, key in REFERENCES:
        _check_reference(tables, problems, (table, column, other, key))
    _check_areas(tables, problems)
    _check_indicators(tables, problems)
    _check_targets(tables, problems)
    _check_local_targets(tables, problems)
    _check_local_sums(tables, problems)
    _check_aliases(tables, problems)


def _check_reference(tables: Tables, problems: Problems, link: tuple[str, str, str, str]) -> None:
    table, column, other, key = link
    if other in problems.unread:
        return
    known = {getattr(row.record, key) for row in tables[other]}
    for row in tables[table]:
        code = getattr(row.record, column)
        if code and code not in known:
            problems.add(f"{table}.csv", row.row, f"{column}：“{code}”不在 {other}.csv 中")


def _check_areas(tables: Tables, problems: Problems) -> None:
    if "areas" in problems.unread:
        return
    level = {row.record.area_code: row.record.level for row in tables["areas"]}
    parent_level = {"town": "county", "village": "town"}
    for row in tables["areas"]:
        area = row.record
        wanted = parent_level.get(area.level)
        if wanted and level.get(area.parent_code) != wanted:
            problems.add("areas.csv", row.row, f"{area.name} 的上级应为 {wanted} 级区划")
    counties = [row for row in tables["areas"] if row.record.level == "county"]
    if tables["areas"] and len(counties) != 1:
        problems.add("areas.csv", None, f"应有一个 county 级区划，现有 {len(counties)} 个")


_NEEDS: dict[str, Callable[[Indicator], bool]] = {
    "sum": lambda row: bool(row.measure),
    "none": lambda row: bool(row.measure),
    "ratio": lambda row: bool(row.numerator and row.denominator),
    "share_where": lambda row: bool(row.measure and row.condition),
    "count_where": lambda row: bool(row.measure and row.condition),
}
_NEEDED_COLUMNS = {
    "sum": "measure",
    "none": "measure",
    "ratio": "numerator 和 denominator",
    "share_where": "measure 和 condition",
    "count_where": "measure 和 condition",
}


def _check_indicators(tables: Tables, problems: Problems) -> None:
    measures = {row.record.measure_code: row.record for row in tables["measures"]}
    for row in tables["indicators"]:
        indicator: Indicator = row.record
        if not _NEEDS[indicator.aggregation](indicator):
            needed = _NEEDED_COLUMNS[indicator.aggregation]
            problems.add("indicators.csv", row.row, f"{indicator.aggregation} 口径须填写 {needed}")
        levels = {measures[code].row_level for code in indicator.measures if code in measures}
        if len(levels) > 1:
            problems.add("indicators.csv", row.row, "分子与分母不在同一报送层级")
        weight = measures.get(indicator.allocate_by)
        if weight and weight.accumulation != "stock":
            problems.add("indicators.csv", row.row, "allocate_by 应为存量（stock）数据元")


def _check_targets(tables: Tables, problems: Problems) -> None:
    indicators = {row.record.indicator_code: row.record for row in tables["indicators"]}
    for row in tables["targets"]:
        target: Target = row.record
        sentence = _problem_of_target(target, indicators.get(target.indicator_code))
        if sentence:
            problems.add("targets.csv", row.row, sentence)


def _problem_of_target(target: Target, indicator: Indicator | None) -> str:
    if target.basis == "relative_2020":
        return "relative_2020 目标不应填写数值" if target.value is not None else ""
    if target.value is None:
        return "缺少目标值"
    if target.due_month and target.due_month[:4] != str(target.year):
        return f"完成月份 {target.due_month} 不在目标年份 {target.year} 之内"
    if (target.basis == "baseline") != (target.year == 2020):
        return "2020 年的数只能是 baseline，baseline 也只能是 2020 年的数"
    return _problem_of_bounds(target, indicator)


def _problem_of_bounds(target: Target | LocalTarget, indicator: Indicator | None) -> str:
    if indicator is None or target.value is None:
        return ""
    if indicator.direction == "between":
        if target.value_upper is None:
            return "区间目标缺少上限 value_upper"
        if target.value_upper < target.value:
            return "区间目标的上限小于下限"
    elif target.value_upper is not None:
        return "不是区间目标，不应填写 value_upper"
    if indicator.unit == "%" and indicator.aggregation != "none" and target.value > 100:
        return f"比率目标 {target.value:g}% 超过 100%"
    return ""


def _check_local_targets(tables: Tables, problems: Problems) -> None:
    indicators = {row.record.indicator_code: row.record for row in tables["indicators"]}
    levels = {row.record.area_code: row.record.level for row in tables["areas"]}
    for row in tables["targets_local"]:
        target: LocalTarget = row.record
        sentence = _problem_of_bounds(target, indicators.get(target.indicator_code))
        if target.year < 2021:
            sentence = "年度任务的年份应为 2021—2025"
        if levels.get(target.area_code) == "village":
            sentence = "年度任务只分解到镇，不到村"
        if sentence:
            problems.add("targets_local.csv", row.row, sentence)
    for row in tables["baselines"]:
        if row.record.year != 2020:
            problems.add("baselines.csv", row.row, "基数年份应为 2020")


def _check_local_sums(tables: Tables, problems: Problems) -> None:
    """Note where figures for all towns do not add up to the county's own figure."""
    summed = {
        row.record.indicator_code
        for row in tables["indicators"]
        if row.record.kind != "rate" and row.record.aggregation in ("sum", "count_where")
    }
    level = {row.record.area_code: row.record.level for row in tables["areas"]}
    towns = {code for code, name in level.items() if name == "town"}
    county = _county_figures(tables, level)
    local: dict[tuple[str, int], dict[str, Numbered]] = defaultdict(dict)
    for row in sorted(tables["targets_local"], key=lambda row: row.record.revised_on):
        if row.record.area_code in towns and row.record.indicator_code in summed:
            key = (row.record.indicator_code, row.record.year)
            local[key][row.record.area_code] = row
    for key, rows in local.items():
        total = sum(row.record.value for row in rows.values())
        if set(rows) == towns and key in county and abs(total - county[key]) > 1e-6:
            problems.add(
                "targets_local.csv",
                max(row.row for row in rows.values()),
                f"{key[0]} {key[1]} 年各镇任务合计 {total:g}，与全县目标 {county[key]:g} 不一致",
            )


def _county_figures(tables: Tables, level: dict[str, str]) -> dict[tuple[str, int], float]:
    rows = sorted(
        [row.record for row in tables["targets"] if row.record.value is not None],
        key=lambda record: record.revised_on,
    )
    figures = {(record.indicator_code, record.year): record.value for record in rows}
    for row in sorted(tables["targets_local"], key=lambda row: row.record.revised_on):
        if level.get(row.record.area_code) == "county":
            figures[row.record.indicator_code, row.record.year] = row.record.value
    return figures


def _check_aliases(tables: Tables, problems: Problems) -> None:
    areas = {row.record.area_code for row in tables["areas"]}
    measures = {row.record.measure_code for row in tables["measures"]}
    known = {"area": areas, "measure": measures}
    for row in tables["aliases"]:
        if row.record.code not in known[row.record.kind]:
            problems.add("aliases.csv", row.row, f"code：“{row.record.code}”没有登记")
