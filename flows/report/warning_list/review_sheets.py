"""Sheets about reviews and locked months, each only where it has something to list."""

import math
from collections.abc import Hashable, Iterator, Mapping

from flows.period import chinese_period
from flows.report.month.recipients import reporter_of
from flows.report.month.review import Review
from flows.report.office.sheet_file import Head, SheetPlan, Value
from flows.report.reviews.review_sentences import list_unreviewed
from flows.wording import LATE_CHANGE_NAMES, LATE_CHANGES_NAME, REVIEW_NAMES, UNREVIEWED_NAME

_UNREVIEWED = (
    Head("报送单位", 22),
    Head("报表", 44),
    Head("审核级别", 12),
    Head("报表代码", 14, is_folded=True),
)
_CHANGED = (
    Head("月份", 12),
    Head("报送单位", 18),
    Head("数据元", 34),
    Head("区划", 12),
    Head("计量单位", 10),
    Head("锁定数", 12),
    Head("报来数", 12),
    Head("类别", 8),
    Head("处理", 14),
    Head("来源文件", 30, is_folded=True),
    Head("工作表", 12, is_folded=True),
    Head("单元格", 10, is_folded=True),
)


def review_sheets(review: Review) -> Iterator[SheetPlan]:
    """Yield 未审核 and 更正; none in a month without them."""
    facts = review.facts
    rows: list[tuple[Value, ...]] = [
        (one.reporter, one.form_name, REVIEW_NAMES[one.review], one.form)
        for one in list_unreviewed(facts)
    ]
    if rows:
        yield _sheet(review, UNREVIEWED_NAME, "报表", _UNREVIEWED, rows)
    if not facts.late_changes.empty:
        changed = [_changed_row(row, review) for row in facts.late_changes.to_dict("records")]
        yield _sheet(review, LATE_CHANGES_NAME, "（月度数据锁定后收到）", _CHANGED, changed)


def _sheet(
    review: Review, name: str, of: str, heads: tuple[Head, ...], rows: list[tuple[Value, ...]]
) -> SheetPlan:
    mark = "（模拟数据）" if review.facts.is_synthetic else ""
    title = f"{review.facts.catalog.county.name}{review.month}{name}{of}{mark}"
    return SheetPlan(name=name, title=title, heads=heads, rows=rows)


def _changed_row(row: Mapping[Hashable, object], review: Review) -> tuple[Value, ...]:
    catalog = review.facts.catalog
    measure = catalog.measure_by_code[str(row["measure_code"])]
    published, reported = _number(row["published"]), _number(row["reported"])
    kind = "added" if published is None else "withdrawn" if reported is None else "corrected"
    form = str(row["form"])
    is_known = form in catalog.form_by_code
    return (
        chinese_period(str(row["period"])),
        reporter_of(form, str(row["submission_area"]), catalog) if is_known else "",
        measure.name,
        catalog.area_name(str(row["area_code"])),
        measure.unit,
        published,
        reported,
        LATE_CHANGE_NAMES[kind],
        "已解锁采用" if row["is_adopted"] else "解锁前不采用",
        str(row["file_name"]),
        str(row["sheet"]),
        str(row["cell"]),
    )


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, float) and not math.isnan(value) else None
