"""Templates of the home catalogue, empty and filled in with legal figures."""

import io

from flows.catalog.load import load_catalog
from flows.catalog.model import Catalog
from flows.catalog.records import Form, Measure
from flows.forms.issue_templates import make_template
from flows.forms.template_order import Order
from flows.paths import PROJECT

CATALOG = load_catalog(PROJECT / "data" / "catalog")
DECEMBER = "2022-12"
VILLAGE = "610929100200"


def order_of(
    form: Form, area: int = 0, last: dict | None = None, catalog: Catalog = CATALOG
) -> Order:
    return Order(catalog, form, catalog.reporters_of(form)[area], DECEMBER, last or {})


def value_of(measure: Measure, row: int) -> float:
    """A legal figure: 1 for parts, 2 or more for wholes, so that no part exceeds its whole."""
    if measure.max == 1:
        return 1.0
    if measure.subset_of:
        return 1.0 if measure.integer else 1.25
    return float(3 + row)


def filled(order: Order) -> tuple[bytes, dict[tuple[str, str], float]]:
    """The template with a figure in every open number cell, found by head and row label."""
    book = make_template(order)
    sheet = book.worksheets[0]
    true = {}
    for count, measure in enumerate(order.measures):
        for row, area in enumerate(order.rows):
            across = order.is_by_area
            place = (5 + row, 3 + count) if across else (4 + count, 4)
            cell = sheet.cell(*place)
            assert not cell.protection.locked
            cell.value = true[measure.measure_code, area.area_code] = value_of(measure, row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue(), true
