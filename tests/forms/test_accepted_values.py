"""What a cell accepts, and what is said beside it."""

from openpyxl import Workbook

from flows.forms.accepted_values import TICK, accepted_text, offer_tick, validate
from tests.forms.filled_templates import CATALOG

MEASURE = CATALOG.measure_by_code["natural_villages"]


def test_a_definition_is_shown_beside_the_cell_and_nothing_without_one():
    sheet = Workbook().worksheets[0]
    validate(sheet, "A1", MEASURE, "填报告期末的实有数。" * 40)
    validate(sheet, "A2", MEASURE)
    told, silent = sheet.data_validations.dataValidation

    assert (told.promptTitle, len(told.prompt)) == ("口径", 250)
    assert (silent.showInputMessage, silent.prompt) == (False, None)
    assert accepted_text(MEASURE) == "整数，不小于 0"


def test_a_tick_is_the_mark_or_nothing():
    sheet = Workbook().worksheets[0]
    offer_tick(sheet, "F4", "与上月相同")
    [rule] = sheet.data_validations.dataValidation

    assert (rule.formula1, rule.allow_blank) == (f'"{TICK}"', True)
    assert rule.error == "“与上月相同”只能选√或留空。"
