"""What an indicator says of its figures and what its measures and their form say."""

import re
from collections.abc import Iterator, Mapping

from flows.catalog.read_table import Problems, Tables
from flows.catalog.records import Form, Indicator, Measure

#: What people write between units besides 、.
_OTHER_MARKS = re.compile(r"[,，;；/|\s]")
_SHARES, _COUNTS = ("ratio", "share_where"), ("sum", "count_where")


def check_formulas(tables: Tables, problems: Problems) -> None:
    """Note where kind, level, form or reporter contradict the formula and its measures."""
    measures = {row.record.measure_code: row.record for row in tables["measures"]}
    forms = {row.record.form: row.record for row in tables["forms"]}
    for row in tables["indicators"]:
        for sentence in _problems_of(row.record, measures, forms):
            problems.add("indicators.csv", row.row, sentence)


def _problems_of(
    indicator: Indicator, measures: Mapping[str, Measure], forms: Mapping[str, Form]
) -> Iterator[str]:
    own = [measures[code] for code in indicator.measures if code in measures]
    yield from _problems_of_kind(indicator, own)
    yield from _problems_of_form(indicator, own, forms)
    if indicator.retired and indicator.introduced >= indicator.retired:
        yield f"introduced：{indicator.introduced} 应早于 retired {indicator.retired}"
    if indicator.tolerance is not None and not 0 <= indicator.tolerance <= 1:
        yield f"tolerance：{indicator.tolerance:g} 应是 0—1 的份额，例如 10% 写 0.1"
    units = (
        ("lead_unit", indicator.lead_unit),
        *(("assisting_units", unit) for unit in indicator.assisting_units),
    )
    for column, text in units:
        if _OTHER_MARKS.search(text):
            yield f"{column}：“{text}”中的多个单位请用“、”分隔，不用其他符号"


def _problems_of_kind(indicator: Indicator, own: list[Measure]) -> Iterator[str]:
    aggregation, kind = indicator.aggregation, indicator.kind
    if aggregation in _SHARES and kind != "rate":
        yield f"kind：{aggregation} 口径算出的是比率，应为 rate，现为 {kind}"
    if aggregation in _COUNTS and kind == "rate":
        yield f"kind：{aggregation} 口径算出的是数量，不能是 rate；比率用 ratio 或 share_where"
    if aggregation == "none" and any(measure.row_level != "county" for measure in own):
        yield "aggregation：none 口径只用于部门直接报的全县数；按乡镇、村报的数请用 sum 等口径"


def _problems_of_form(
    indicator: Indicator, own: list[Measure], forms: Mapping[str, Form]
) -> Iterator[str]:
    named = dict.fromkeys(measure.form for measure in own)
    if indicator.form and named and indicator.form not in named:
        yield f"form：“{indicator.form}”上没有它的数据元，应为 {'、'.join(named)}"
    reporters = {forms[form].reporter for form in named if form in forms}
    if reporters and indicator.reporter not in reporters:
        wanted = "、".join(sorted(reporters))
        yield f"reporter：它的数据元由 {wanted} 报送，应为 {wanted}，现为 {indicator.reporter}"
