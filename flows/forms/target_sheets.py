"""The two sheets of the target workbook: names, columns, and which cells belong to whom."""

from flows.catalog.model import Catalog
from flows.catalog.records import Area, Baseline, Indicator, LocalTarget
from flows.wording import BASIS_NAMES, DIRECTION_NAMES, TARGET_NAMES
from flows.words.place_words import whole_county

TARGETS, BASELINES = BASIS_NAMES["local"], "规划基数"
CODE, NAME, UNIT, LEAD, RULE, PLAN = (
    "指标编码",
    "指标名称",
    "计量单位",
    "牵头单位",
    "要求",
    "规划数",
)
#: What the rules derive for the year where no plan states a figure, and when the year's is due.
PROPOSED, DUE = TARGET_NAMES[True], "完成月份"
REVISED, REASON = "修订日期", "修订原因"
#: The two rows of a range, and the one row of every other direction.
_TOP = "上限"
LOWER = f"{DIRECTION_NAMES['between']}下限"
UPPER = f"{DIRECTION_NAMES['between']}{_TOP}"
RULES = {key: name for key, name in DIRECTION_NAMES.items() if key != "between"}


def rules_of(indicator: Indicator) -> tuple[str, ...]:
    """Return what the indicator's rows say in column 要求: two rows for a range."""
    return (LOWER, UPPER) if indicator.direction == "between" else (RULES[indicator.direction],)


def is_upper(rule: str) -> bool:
    """Return whether a row's rule is that of an upper value, in workbooks issued earlier too."""
    return _TOP in rule


def has_towns(indicator: Indicator, catalog: Catalog) -> bool:
    """Return whether towns are judged by it (rules.md section 2): not for county figures."""
    levels = {catalog.measure_by_code[code].row_level for code in indicator.measures}
    return indicator.aggregation != "none" and "county" not in levels


def areas_of(indicator: Indicator, catalog: Catalog) -> tuple[Area, ...]:
    """Return the areas that may have a figure of their own: the county, and maybe the towns."""
    return (catalog.county, *(catalog.towns if has_towns(indicator, catalog) else ()))


def column_name(area: Area) -> str:
    """Return the heading of an area's column."""
    return whole_county(area.name) if area.level == "county" else area.name


def needs_baseline(catalog: Catalog, year: int) -> list[Indicator]:
    """Return the indicators of a year whose targets are stated relative to the base year."""
    codes = {target.indicator_code for target in catalog.targets if target.basis == "relative_2020"}
    return [one for one in catalog.indicators_in(year) if one.indicator_code in codes]


def local_figures(catalog: Catalog, year: int) -> dict[tuple[str, str], LocalTarget]:
    """Return the figures in force for a year: the latest revision by indicator and area."""
    rows = sorted(catalog.targets_local, key=lambda row: row.revised_on)
    return {(row.indicator_code, row.area_code): row for row in rows if row.year == year}


def due_months(catalog: Catalog, year: int) -> dict[str, str]:
    """Return by indicator in which month the year's target is due, where one is named."""
    return {
        row.indicator_code: f"{int(row.due_month[5:])}月"
        for row in catalog.targets
        if row.year == year and row.due_month
    }


def baseline_figures(catalog: Catalog) -> dict[tuple[str, str], Baseline]:
    """Return the known figures of the base years by indicator and area."""
    return {(row.indicator_code, row.area_code): row for row in catalog.baselines}
