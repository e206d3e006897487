"""The line below a chart: where its figures come from, and which of them are an earlier month's."""

from collections.abc import Iterable

from flows.catalog.model import Catalog
from flows.catalog.records import Indicator
from flows.report.month.judged_row import JudgedRow
from flows.report.month.review import Review


def source_line(review: Review) -> str:
    """Return source and month, and that figures are invented where they are."""
    mark = "　模拟数据，仅供演示。" if review.facts.is_synthetic else ""
    source = f"数据来源：{review.places.all_towns}、各部门报送"
    return f"{source}；统计截至{review.month}。{review.office}{mark}"


def carried_notes(
    rows: Iterable[JudgedRow], indicator: Indicator, catalog: Catalog
) -> tuple[str, ...]:
    """Return one note naming the areas whose figure contains earlier months' values, or none."""
    found = [
        f"{_name(row.area_code, catalog)}含{carried_text(row, indicator, catalog)}"
        for row in rows
        if row.carried > 0
    ]
    return (f"{'，'.join(found)}。",) if found else ()


def carried_text(row: JudgedRow, indicator: Indicator, catalog: Catalog) -> str:
    """Return what a figure holds of earlier months: 3个村上月数."""
    measures = [catalog.measure_by_code.get(code) for code in indicator.measures]
    levels = {measure.row_level for measure in measures if measure is not None}
    unit = next((catalog.places.leaves(one) for one in ("village", "town") if one in levels), "")
    return f"{row.carried}{unit}上月数" if unit else "上月数"


def _name(area_code: str, catalog: Catalog) -> str:
    is_county = area_code == catalog.county.area_code
    return catalog.places.whole if is_county else catalog.area_name(area_code)
