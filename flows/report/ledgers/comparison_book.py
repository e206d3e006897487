"""The ledger of the monthly comparison with outside sources (比对台账)."""

from flows.report.month.comparison import list_compared
from flows.report.month.phrases import with_unit
from flows.report.month.review import Review
from flows.report.office.sheet_file import Head, Value

COMPARED = (
    Head("外部数据", 16),
    Head("区划", 24),
    Head("指标（单位）", 36),
    Head("上报数", 12),
    Head("外部数", 12),
    Head("相差", 12),
    Head("允许差异", 12),
    Head("结果", 16),
    Head("说明单位", 20),
    Head("情况说明", 36),
    Head("外部数据来源", 40, is_folded=True),
    Head("区划代码", 15, is_folded=True),
)


def compared_rows(review: Review) -> list[tuple[Value, ...]]:
    """Return one row per figure that was compared, differences first."""
    return [
        (
            one.source,
            one.area,
            with_unit(one.measure.name, one.measure.unit),
            one.own,
            one.outside,
            one.difference,
            one.allowed,
            one.state_name,
            one.explainer if one.state == "differs" else "",
            one.explanation,
            one.place,
            one.area_code,
        )
        for one in list_compared(review.facts)
    ]
