"""Only what is to be filled in is open; the lock has no password."""

from flows.forms.issue_templates import make_template
from tests.forms.filled_templates import CATALOG, order_of


def test_only_cells_to_fill_in_are_open():
    sheet = make_template(order_of(CATALOG.form_by_code["T1"])).worksheets[0]

    assert (sheet.protection.sheet, sheet.protection.password) == (True, None)
    assert sheet["A1"].protection.locked
    assert not sheet["C5"].protection.locked
    assert sheet["S5"].protection.locked


def test_widths_may_be_changed_although_the_sheet_is_locked():
    sheet = make_template(order_of(CATALOG.form_by_code["T4"])).worksheets[0]

    assert (sheet.protection.formatColumns, sheet.protection.formatRows) == (False, False)
