"""The rows of the target workbook: labels, grey figures, open cells, and a range's two rows."""

from openpyxl.styles import Border, Side
from openpyxl.worksheet.worksheet import Worksheet

from flows.forms import target_sheets as names
from flows.forms.template_style import as_input, as_label, as_reference
from flows.report.office.workbook_writing import cell_at, put_text, row_height

#: Widths of the columns that are no area's.
WIDTHS = {
    names.CODE: 10,
    names.NAME: 40,
    names.UNIT: 9,
    names.LEAD: 20,
    names.RULE: 14,
    names.PLAN: 10,
    names.PROPOSED: 10,
    names.DUE: 9,
    names.REVISED: 12,
    names.REASON: 26,
}
#: What a range says once for both its rows.
_ONCE = (names.NAME, names.UNIT, names.LEAD, names.DUE, names.REVISED, names.REASON)
_AROUND, _BETWEEN = Side(style="medium", color="FF404040"), Side(style="hair", color="FF7F7F7F")


def put_row(
    sheet: Worksheet,
    row: int,
    columns: list[str],
    labels: dict[str, str],
    references: dict[str, float | None],
    values: dict[str, float | None],
) -> None:
    """Write one row: fixed labels, grey figures, open cells; what belongs to nobody is grey."""
    for column, name in enumerate(columns, start=1):
        cell = cell_at(sheet, row, column)
        if name in labels:
            put_text(cell, labels[name])
            as_label(cell, is_left=name in (names.NAME, names.LEAD))
        elif name in values:
            cell.value = values[name]
            as_input(cell)
        elif name in (names.REVISED, names.REASON):
            as_input(cell, is_text=True)
            cell.number_format = "yyyy-mm-dd" if name == names.REVISED else "@"
        else:
            cell.value = references.get(name)
            as_reference(cell)
    texts = [labels.get(name, "") for name in (names.NAME, names.LEAD)]
    widths = [WIDTHS[names.NAME], WIDTHS[names.LEAD]]
    sheet.row_dimensions[row].height = max(20, row_height(texts, widths))


def join_rows(sheet: Worksheet, columns: list[str], lower: int, upper: int) -> None:
    """Show that the two rows of a range belong together: one frame, and one name for both."""
    for column, name in enumerate(columns, start=1):
        if name in _ONCE:
            sheet.merge_cells(
                start_row=lower, end_row=upper, start_column=column, end_column=column
            )
        for row in (lower, upper):
            cell = sheet.cell(row, column)
            sides = cell.border
            top, bottom = (_AROUND, _BETWEEN) if row == lower else (_BETWEEN, _AROUND)
            cell.border = Border(left=sides.left, right=sides.right, top=top, bottom=bottom)
