"""What forms and their measures must agree about: who reports, what a row is, one name each."""

from collections.abc import Iterator, Mapping

from flows.catalog.read_table import Problems, Tables
from flows.catalog.records import Form, Measure

#: A measure of this unit is answered with yes (1) or no (0).
_YES_OR_NO = "是否"


def check_forms(tables: Tables, problems: Problems) -> None:
    """Note every form that nobody could fill in and every measure that does not fit its form."""
    forms: dict[str, Form] = {row.record.form: row.record for row in tables["forms"]}
    for row in tables["forms"]:
        for sentence in _problems_of_form(row.record):
            problems.add("forms.csv", row.row, sentence)
    measures = {row.record.measure_code: row.record for row in tables["measures"]}
    for row in tables["measures"]:
        for sentence in _problems_of_measure(row.record, forms, measures):
            problems.add("measures.csv", row.row, sentence)
    _check_wordings(tables, problems)


def _problems_of_form(form: Form) -> Iterator[str]:
    if form.reporter == "department" and not form.unit:
        yield "unit：部门报表（reporter 为 department）须写明填报单位"
    if form.reporter == "town" and form.unit:
        yield f"unit：乡镇（街道）报表由各乡镇（街道）填报，应留空，现为“{form.unit}”"
    if form.reporter == "department" and form.row_level == "village":
        yield "row_level：部门报表的一行只能是 county 或 town；按村填报的表由乡镇（街道）报送"
    if form.reporter == "town" and form.row_level == "county":
        yield "row_level：乡镇（街道）报表的一行只能是 town 或 village"


def _problems_of_measure(
    measure: Measure, forms: Mapping[str, Form], measures: Mapping[str, Measure]
) -> Iterator[str]:
    form, whole = forms.get(measure.form), measures.get(measure.subset_of)
    if form is not None and form.row_level != measure.row_level:
        yield (
            f"row_level：报表 {form.form} 的一行是 {form.row_level}，"
            f"数据元应写 {form.row_level}，现为 {measure.row_level}"
        )
    if measure.min is not None and measure.max is not None and measure.min > measure.max:
        yield f"min：最小值 {measure.min:g} 大于最大值 {measure.max:g}"
    if measure.unit == _YES_OR_NO and not _is_yes_or_no(measure):
        yield (
            "unit：“是否”只填1或0，须同时写明 "
            "accumulation 为 stock、min 为 0、max 为 1、integer 为 yes"
        )
    if whole is not None and (whole.form, whole.row_level) != (measure.form, measure.row_level):
        yield f"subset_of：“{whole.measure_code}”不在同一张报表上，无法核对"


def _is_yes_or_no(measure: Measure) -> bool:
    limits = (measure.accumulation, measure.min, measure.max, measure.integer)
    return limits == ("stock", 0.0, 1.0, True)


def _check_wordings(tables: Tables, problems: Problems) -> None:
    """Note every heading that would mean two measures of a form; withdrawn ones do not count."""
    first: dict[tuple[str, str], tuple[str, int]] = {}
    for row in tables["measures"]:
        measure: Measure = row.record
        if measure.retired:
            continue
        for wording in dict.fromkeys((measure.name, *measure.aliases)):
            code, number = first.setdefault(
                (measure.form, wording), (measure.measure_code, row.row)
            )
            if code != measure.measure_code:
                problems.add(
                    "measures.csv",
                    row.row,
                    f"name、aliases：“{wording}”与第 {number} 行（{code}）的表头写法相同，"
                    "同一张报表上分不清，请改写其一",
                )
