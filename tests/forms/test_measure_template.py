"""A template with measures in rows: one row a measure, one open column."""

from flows.forms.issue_templates import make_template
from tests.forms.filled_templates import CATALOG, order_of


def test_a_decimal_measure_accepts_what_lies_between_its_limits():
    book = make_template(order_of(CATALOG.form_by_code["T4"]))

    rule = book.worksheets[0].data_validations.dataValidation[0]
    assert (rule.type, rule.formula1, rule.formula2) == ("decimal", "0", "30")
    assert (
        rule.error
        == "“粮食播种面积（本年累计）”（万亩）：数字，可带小数，不小于 0，不大于 30；无数据请留空。"
    )


def test_every_measure_has_a_row_with_its_unit():
    order = order_of(CATALOG.form_by_code["T4"])
    sheet = make_template(order).worksheets[0]
    rows = [[cell.value for cell in row[:3]] for row in sheet.iter_rows(min_row=4)]

    assert rows[: len(order.measures)] == [
        [number, measure.name, measure.unit] for number, measure in enumerate(order.measures, 1)
    ]
