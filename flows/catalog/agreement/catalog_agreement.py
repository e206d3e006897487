"""What the declarations must agree about with each other; every breach is noted, none raised."""

from flows.catalog.agreement.area_agreement import check_areas
from flows.catalog.agreement.form_agreement import check_forms
from flows.catalog.agreement.formula_agreement import check_formulas
from flows.catalog.agreement.indicator_agreement import check_headlines, check_indicators
from flows.catalog.agreement.source_agreement import check_sources
from flows.catalog.agreement.target_agreement import check_targets
from flows.catalog.policy import Policy
from flows.catalog.read_table import Problems, Tables, codes_of

#: Which column refers to which file's code; `|` reads: one of these.
REFERENCES = [
    ("areas", "parent_code", "areas", "area_code"),
    ("areas", "merged_into", "areas", "area_code"),
    ("measures", "form", "forms", "form"),
    ("measures", "subset_of", "measures", "measure_code"),
    ("indicators", "plan", "plans", "plan"),
    ("indicators", "measure", "measures", "measure_code"),
    ("indicators", "numerator", "measures", "measure_code"),
    ("indicators", "denominator", "measures", "measure_code"),
    ("indicators", "allocate_by", "measures", "measure_code"),
    ("indicators", "form", "forms", "form"),
    ("indicators", "predecessor", "indicators", "indicator_code"),
    ("targets", "indicator_code", "indicators", "indicator_code"),
    ("targets_local", "indicator_code", "indicators", "indicator_code"),
    ("targets_local", "area_code", "areas", "area_code"),
    ("baselines", "indicator_code", "indicators", "indicator_code"),
    ("baselines", "area_code", "areas", "area_code"),
    ("corrections", "measure_code", "measures", "measure_code"),
    ("corrections", "area_code", "areas", "area_code"),
    ("explanations", "form", "forms", "form"),
    ("explanations", "area", "areas", "area_code"),
    ("explanations", "measure", "measures", "measure_code"),
    ("sources", "measure_code", "measures", "measure_code"),
    ("silences", "indicator_code", "indicators", "indicator_code"),
    ("silences", "area_code", "areas", "area_code"),
]


def check_catalog(tables: Tables, policy: Policy, problems: Problems) -> None:
    """Note every dangling code, impossible level, formula or target."""
    for name in ("plans", "areas", "forms", "measures", "indicators"):
        if not tables[name] and name not in problems.unread:
            problems.add(f"{name}.csv", None, "没有一行可用的内容")
    for table, column, other, key in REFERENCES:
        _check_reference(tables, problems, (table, column, other, key))
    _check_plans(tables, problems)
    check_areas(tables, problems)
    check_forms(tables, problems)
    check_indicators(tables, problems)
    check_formulas(tables, problems)
    check_headlines(tables, policy, problems)
    check_targets(tables, problems)
    _check_aliases(tables, problems)
    check_sources(tables, problems)


def _check_reference(tables: Tables, problems: Problems, link: tuple[str, str, str, str]) -> None:
    table, column, other, key = link
    known = codes_of(tables, problems, other, key)
    if known is None:
        return
    named = [(row.row, getattr(row.record, column)) for row in tables[table]]
    named += [(one.row, one.values.get(column)) for one in problems.broken.get(table, [])]
    for row, code in sorted(named, key=lambda pair: pair[0]):
        if code and code not in known:
            problems.add(f"{table}.csv", row, f"{column}：“{code}”不在 {other}.csv 中")


def _check_plans(tables: Tables, problems: Problems) -> None:
    for row in tables["plans"]:
        plan = row.record
        if not plan.base_year < plan.first_year <= plan.last_year:
            years = f"{plan.base_year}、{plan.first_year}、{plan.last_year}"
            problems.add(
                "plans.csv",
                row.row,
                f"base_year、first_year、last_year：年份应为基数年份 < 首年 ≤ 末年，现为 {years}",
            )


def _check_aliases(tables: Tables, problems: Problems) -> None:
    areas = {row.record.area_code for row in tables["areas"]}
    measures = {row.record.measure_code for row in tables["measures"]}
    known = {"area": areas, "measure": measures}
    for row in tables["aliases"]:
        if row.record.code not in known[row.record.kind]:
            problems.add("aliases.csv", row.row, f"code：“{row.record.code}”没有登记")
