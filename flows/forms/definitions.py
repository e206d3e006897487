"""One sentence of definition per measure, as the guide and the cells of a template say it."""

from flows.catalog.records import Measure
from flows.forms.template_order import Order

_SPANS = {
    "stock": "填报告期末的实有数，不是本期新增数",
    "ytd": "填本年1月1日至报告期末的累计数，每年1月重新起算",
    "cumulative": "填{first_year}年1月以来的累计数，跨年不清零",
}
_YES_NO = "报告期末已达到的填1，没有达到的填0"
_YES_NO_UNIT = "是否"
_RATE = "填报告期末的比率，填百分号前的数"


def unit_shown(measure: Measure) -> str:
    """Return the unit as a template shows it: a yes or no (是否) is counted in nothing."""
    return "" if measure.is_yes_no and measure.unit == _YES_NO_UNIT else measure.unit


def definition(measure: Measure, order: Order) -> str:
    """Return what is asked for: the county's own words, the span, its whole, what it is for."""
    own = f"{measure.definition}；" if measure.definition else ""
    return f"{own}{_span(measure, order)}{_part(measure, order)}{_use(measure, order)}。"


def _span(measure: Measure, order: Order) -> str:
    if measure.is_yes_no:
        return _YES_NO
    if measure.unit == "%" and measure.accumulation == "stock":
        return _RATE
    return _SPANS[measure.accumulation].format(first_year=order.catalog.first_year)


def _part(measure: Measure, order: Order) -> str:
    whole = next((one for one in order.measures if one.measure_code == measure.subset_of), None)
    return f"；包含在“{whole.name}”之内，不得大于它" if whole else ""


def _use(measure: Measure, order: Order) -> str:
    code = measure.measure_code
    names = [
        one.name
        for one in order.catalog.indicators
        if code in (one.measure, one.numerator, one.denominator)
    ]
    more = f"等{len(names)}项指标" if len(names) > 1 else ""
    return f"；用于计算“{names[0]}”{more}" if names else ""
