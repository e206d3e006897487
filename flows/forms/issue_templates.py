"""A month's templates: one workbook per town or unit and form that is due."""

import logging
from pathlib import Path

import pandas as pd
from openpyxl import Workbook as Book

from flows.catalog.model import Catalog
from flows.forms.guide_sheets import add_guide, add_hidden
from flows.forms.measure_template import fill_measure_rows
from flows.forms.template_order import Order
from flows.forms.template_style import protect
from flows.forms.village_template import fill_area_rows
from flows.period import is_due
from flows.report.office.workbook_writing import safe_file_name, safe_sheet_name, save_workbook

LOG = logging.getLogger(__name__)


def write_templates(
    catalog: Catalog, period: str, folder: Path, *, last_values: pd.DataFrame | None = None
) -> list[Path]:
    """Write the workbooks that are to be filled in for a month, in a folder per town or unit.

    `last_values`: rows of the published `observations` (measure_code, area_code, period, value);
    each measure's and area's latest before `period` becomes the grey reference figure.
    """
    last = _latest(last_values, period)
    written = []
    for form in catalog.forms:
        if not is_due(form.frequency, period):
            continue
        for reporter in catalog.reporters_of(form, period):
            order = Order(catalog, form, reporter, period, last)
            file = folder / safe_file_name(order.unit) / safe_file_name(f"{order.title}.xlsx")
            save_workbook(make_template(order), file)
            written.append(file)
    LOG.info("templates: %d for %s", len(written), period)
    return written


def make_template(order: Order) -> Book:
    """Return one template: the table, the guide, and the hidden sheet."""
    book = Book()
    sheet = book.worksheets[0]
    sheet.title = safe_sheet_name(order.form.name)
    fill = fill_area_rows if order.is_by_area else fill_measure_rows
    fill(sheet, order)
    protect(sheet)
    add_guide(book, order)
    add_hidden(book, order)
    return book


def _latest(last_values: pd.DataFrame | None, period: str) -> dict[tuple[str, str], float]:
    """Return the last figure before the month by measure and area."""
    if last_values is None or last_values.empty:
        return {}
    earlier = last_values[last_values["period"] < period].dropna(subset=["value"])
    rows = earlier.sort_values("period", kind="stable").drop_duplicates(
        ["measure_code", "area_code"], keep="last"
    )
    keys = zip(rows["measure_code"], rows["area_code"], strict=True)
    return dict(zip(keys, rows["value"].astype(float), strict=True))
