"""One drawn table as its readers get it: sheet, block and context; cells shortened for reading."""

from collections.abc import Iterable

from flows.catalog.model import Catalog
from flows.ingest.findings import Place
from flows.ingest.forms.table_context import Context
from flows.ingest.reading import TidyCell
from flows.ingest.words.area_names import area_index
from flows.ingest.words.measure_names import wording_index
from tests.ingest.town_file import CATALOG

TOWN, COUNTY = "610929100000", "610929000000"


def context_of(form: str, *units: str, catalog: Catalog = CATALOG) -> Context:
    """Return the context of 城关镇's (or the county's) form for June 2022; `units` of its line."""
    found = catalog.form_by_code[form]
    area = TOWN if found.reporter == "town" else COUNTY
    place = Place("报表.xlsx", "Sheet1", form, area, "2022-06")
    index, words = area_index(catalog, "2022-06"), wording_index(catalog)
    return Context(catalog, index, words, found, area, "2022-06", place, units)


def short(cells: Iterable[TidyCell]) -> list[tuple[str, str, str, str, float | None]]:
    """Return name of the cell, measure, area, state (with the span month) and value."""
    return [
        (
            cell.cell,
            cell.measure_code,
            cell.area_code,
            cell.state if cell.span == "value" else f"{cell.state} of month",
            cell.value,
        )
        for cell in cells
    ]
