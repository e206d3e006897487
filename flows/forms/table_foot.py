"""What stands below the table of every template: the field 问题和建议 and the signature line."""

from openpyxl.styles import Alignment
from openpyxl.worksheet.worksheet import Worksheet

from flows.forms.template_style import as_input, as_label, as_line
from flows.ingest.answers.appeal_field import APPEAL_LABEL
from flows.report.office.workbook_writing import cell_at, put_text

_LABEL_COLUMNS = 2
_FIELD_HEIGHT = 60


def put_appeal_field(sheet: Worksheet, row: int, width: int) -> None:
    """Write the label 问题和建议 and an open field across the table's other columns."""
    put_text(cell_at(sheet, row, 1), APPEAL_LABEL)
    for column in range(1, width + 1):
        cell = cell_at(sheet, row, column)
        as_label(cell)
    field = cell_at(sheet, row, _LABEL_COLUMNS + 1)
    as_input(field, is_text=True)
    field.alignment = Alignment(horizontal="left", vertical="top", wrap_text=True)
    sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=_LABEL_COLUMNS)
    sheet.merge_cells(start_row=row, end_row=row, start_column=_LABEL_COLUMNS + 1, end_column=width)
    sheet.row_dimensions[row].height = _FIELD_HEIGHT


def put_signature(sheet: Worksheet, row: int, text: str) -> None:
    """Write the line that is signed."""
    put_text(cell_at(sheet, row, 1), text)
    as_line(cell_at(sheet, row, 1), is_open=True)
