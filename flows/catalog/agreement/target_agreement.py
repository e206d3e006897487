"""What stated and local targets and baselines must hold: years, bounds, sums over the towns."""

from collections import defaultdict

from flows.catalog.read_table import Numbered, Problems, Tables
from flows.catalog.records import Area, Indicator, LocalTarget, Plan, Target
from flows.period import periods_between

#: Sums of figures as people write them may differ by this from rounding alone.
_NOTHING = 1e-6
#: How many years after its plan an obligation may end before the year looks like a slip.
_LONGEST_AFTER = 10


def check_targets(tables: Tables, problems: Problems) -> None:
    """Note every target, local figure and baseline that cannot be meant."""
    _check_stated(tables, problems)
    _check_local_targets(tables, problems)
    _check_local_sums(tables, problems)


def _check_stated(tables: Tables, problems: Problems) -> None:
    indicators = {row.record.indicator_code: row.record for row in tables["indicators"]}
    plans = _plans_by_indicator(tables)
    for row in tables["targets"]:
        target: Target = row.record
        code = target.indicator_code
        sentence = _problem_of_year(target, plans.get(code)) or _problem_of_target(
            target, indicators.get(code)
        )
        if sentence:
            problems.add("targets.csv", row.row, sentence)


def _plans_by_indicator(tables: Tables) -> dict[str, Plan]:
    plans = {row.record.plan: row.record for row in tables["plans"]}
    return {
        row.record.indicator_code: plans[row.record.plan]
        for row in tables["indicators"]
        if row.record.plan in plans
    }


def _problem_of_year(target: Target, plan: Plan | None) -> str:
    """Return what is wrong with the year: only baselines stand in the base year, none before."""
    if target.due_month and target.due_month[:4] != str(target.year):
        return f"完成月份 {target.due_month} 不在目标年份 {target.year} 之内"
    if plan is None:
        return ""
    if target.year < plan.base_year:
        return f"年份 {target.year} 早于“{plan.plan}”的基数年份 {plan.base_year}"
    if target.year > plan.last_year + _LONGEST_AFTER:
        return f"年份 {target.year} 远在“{plan.plan}”的末年 {plan.last_year} 之后，请核对"
    if (target.basis == "baseline") != (target.year == plan.base_year):
        base = plan.base_year
        return f"{base} 年的数只能是 baseline，baseline 也只能是 {base} 年的数"
    return ""


def _problem_of_target(target: Target, indicator: Indicator | None) -> str:
    if target.basis == "relative_2020":
        return "relative_2020 目标不应填写数值" if target.value is not None else ""
    if target.value is None:
        return "缺少目标值"
    return _problem_of_bounds(target, indicator)


def _problem_of_bounds(target: Target | LocalTarget, indicator: Indicator | None) -> str:
    if indicator is None or target.value is None:
        return ""
    if indicator.direction == "between":
        if target.value_upper is None and isinstance(target, Target):
            return "区间目标缺少上限 value_upper"
        if target.value_upper is not None and target.value_upper < target.value:
            return "区间目标的上限小于下限"
    elif target.value_upper is not None:
        return "不是区间目标，不应填写 value_upper"
    if indicator.unit == "%" and indicator.aggregation != "none" and target.value > 100:
        return f"比率目标 {target.value:g}% 超过 100%"
    return ""


def _check_local_targets(tables: Tables, problems: Problems) -> None:
    indicators = {row.record.indicator_code: row.record for row in tables["indicators"]}
    levels = {row.record.area_code: row.record.level for row in tables["areas"]}
    plans = _plans_by_indicator(tables)
    for row in tables["targets_local"]:
        target: LocalTarget = row.record
        sentence = _problem_of_bounds(target, indicators.get(target.indicator_code))
        plan = plans.get(target.indicator_code)
        if plan and target.year < plan.first_year:
            sentence = f"年度任务的年份早于“{plan.plan}”的第一年 {plan.first_year}"
        if levels.get(target.area_code) == "village":
            sentence = "年度任务只分解到乡镇（街道），不到村（社区）"
        if sentence:
            problems.add("targets_local.csv", row.row, sentence)
    for row in tables["baselines"]:
        plan = plans.get(row.record.indicator_code)
        if plan and row.record.year != plan.base_year:
            problems.add("baselines.csv", row.row, f"基数年份应为 {plan.base_year}")


def _check_local_sums(tables: Tables, problems: Problems) -> None:
    """Note where figures for all towns do not add up to the county's own figure."""
    summed = {
        row.record.indicator_code: row.record for row in tables["indicators"] if row.record.adds_up
    }
    areas = {row.record.area_code: row.record for row in tables["areas"]}
    county = _county_figures(tables, areas)
    local: dict[tuple[str, int], dict[str, Numbered]] = defaultdict(dict)
    for row in sorted(tables["targets_local"], key=lambda row: row.record.revised_on):
        record: LocalTarget = row.record
        is_town = record.area_code in areas and areas[record.area_code].level == "town"
        if is_town and record.indicator_code in summed:
            local[record.indicator_code, record.year][record.area_code] = row
    for key, rows in local.items():
        total = sum(row.record.value for row in rows.values())
        is_whole = _towns_of(summed[key[0]], areas, key[1]) <= set(rows)
        if is_whole and key in county and abs(total - county[key]) > _NOTHING:
            problems.add(
                "targets_local.csv",
                max(row.row for row in rows.values()),
                f"{key[0]} {key[1]} 年各乡镇（街道）任务合计 {total:g}，"
                f"与县级目标 {county[key]:g} 不一致",
            )


def _towns_of(indicator: Indicator, areas: dict[str, Area], year: int) -> set[str]:
    """Return the towns of the year that it concerns: all, or the named and those of villages."""
    months = periods_between(f"{year}-01", f"{year}-12")
    towns = {
        code
        for code, area in areas.items()
        if area.level == "town" and any(map(area.is_valid_in, months))
    }
    if not indicator.applies_to:
        return towns
    named = [areas[code] for code in indicator.applies_to if code in areas]
    return towns & {
        area.parent_code if area.level == "village" else area.area_code for area in named
    }


def _county_figures(tables: Tables, areas: dict[str, Area]) -> dict[tuple[str, int], float]:
    rows = sorted(
        [row.record for row in tables["targets"] if row.record.value is not None],
        key=lambda record: record.revised_on,
    )
    figures = {(record.indicator_code, record.year): record.value for record in rows}
    for row in sorted(tables["targets_local"], key=lambda row: row.record.revised_on):
        area = areas.get(row.record.area_code)
        if area is not None and area.level == "county":
            figures[row.record.indicator_code, row.record.year] = row.record.value
    return figures
