"""What an indicator's declaration must hold: its formula, its areas, its plan."""

from collections.abc import Callable

from flows.catalog.policy import Policy
from flows.catalog.read_table import Problems, Tables, codes_of
from flows.catalog.records import Area, Indicator

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


def check_indicators(tables: Tables, problems: Problems) -> None:
    """Note every formula that lacks a part and every area it cannot apply to."""
    measures = {row.record.measure_code: row.record for row in tables["measures"]}
    areas = {row.record.area_code: row.record for row in tables["areas"]}
    known = codes_of(tables, problems, "areas", "area_code")
    _check_predecessors(tables, problems)
    for row in tables["indicators"]:
        indicator: Indicator = row.record
        if not _NEEDS[indicator.aggregation](indicator):
            needed = _NEEDED_COLUMNS[indicator.aggregation]
            sentence = f"aggregation：{indicator.aggregation} 口径须填写 {needed}"
            problems.add("indicators.csv", row.row, sentence)
        levels = {measures[code].row_level for code in indicator.measures if code in measures}
        if len(levels) > 1:
            problems.add(
                "indicators.csv", row.row, "numerator、denominator：分子与分母不在同一报送层级"
            )
        for code in indicator.measures:
            end = measures[code].retired if code in measures else ""
            if end and not (indicator.retired and indicator.retired <= end):
                sentence = (
                    f"retired：数据元“{code}”自 {end} 起停报，指标也须写明不晚于该月的 retired"
                )
                problems.add("indicators.csv", row.row, sentence)
        weight = measures.get(indicator.allocate_by)
        if weight and weight.accumulation != "stock":
            problems.add("indicators.csv", row.row, "allocate_by：应为存量（stock）数据元")
        for sentence in _problems_of_areas(indicator, areas, known):
            problems.add("indicators.csv", row.row, sentence)


def _check_predecessors(tables: Tables, problems: Problems) -> None:
    """Note every indicator whose predecessor's plan has not ended when its own begins."""
    plans = {row.record.plan: row.record for row in tables["plans"]}
    plan_of = {
        row.record.indicator_code: plans.get(row.record.plan) for row in tables["indicators"]
    }
    for row in tables["indicators"]:
        own, earlier = plans.get(row.record.plan), plan_of.get(row.record.predecessor)
        if own and earlier and earlier.last_year >= own.first_year:
            sentence = (
                f"predecessor：“{row.record.predecessor}”所属方案到 {earlier.last_year} 年才期满，"
                f"本方案自 {own.first_year} 年起，不能接续"
            )
            problems.add("indicators.csv", row.row, sentence)


def _problems_of_areas(
    indicator: Indicator, areas: dict[str, Area], known: set[str] | None
) -> list[str]:
    """Return what is wrong with `applies_to`: unknown codes, or the county."""
    named = indicator.applies_to
    unknown = [code for code in named if known and code not in known]
    sentences = [f"applies_to：“{code}”不在 areas.csv 中" for code in unknown]
    if any(code in areas and areas[code].level == "county" for code in named):
        sentences.append("applies_to：只能写乡镇（街道）、村（社区）；都适用时留空")
    return sentences


def check_headlines(tables: Tables, policy: Policy, problems: Problems) -> None:
    """Note every headline of the policy that is no indicator, or no measure."""
    for name, table, key in (
        ("headlines", "indicators", "indicator_code"),
        ("headline_sums", "measures", "measure_code"),
    ):
        known = codes_of(tables, problems, table, key)
        for code in getattr(policy, name):
            if known is not None and code not in known:
                problems.add("policy.yml", None, f"{name}：“{code}”不在 {table}.csv 中")
