"""The tables of one form of one town in, its submission out."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from flows.catalog.model import Catalog
from flows.catalog.records import Measure
from flows.finding import Finding
from flows.ingest.findings import Place, say
from flows.ingest.forms.percent import scale_percents
from flows.ingest.forms.table_context import TableReading
from flows.ingest.reading import SubmissionReading, TidyCell

_Key = tuple[str, str, str]


def join_tables(
    parts: Sequence[TableReading],
    place: Place,
    catalog: Catalog,
    history: Mapping[tuple[str, str], float],
    *,
    review: str = "first",
    appeal: str = "",
) -> SubmissionReading:
    """Put a form's tables together; what is asked and no table has a column for is missing.

    `review` and `appeal` are what its sheets say beside their tables.
    """
    found = frozenset[str]().union(*(part.measures for part in parts))
    missing = [
        say("column_missing", place, expected=measure.name, measure_code=measure.measure_code)
        for measure in _absent(place, catalog, found)
    ]
    cells, doubles = _all_cells(parts, place, catalog)
    stated = frozenset[tuple[str, str]]().union(*(part.percents for part in parts))
    scaled, percents = scale_percents(cells, place, catalog, history, stated)
    findings = [finding for part in parts for finding in part.findings]
    return SubmissionReading(
        place.form,
        place.area_code,
        place.period,
        tuple(scaled),
        (*findings, *doubles, *percents, *missing),
        review=review,
        appeal=appeal,
    )


def _absent(place: Place, catalog: Catalog, found: frozenset[str]) -> list[Measure]:
    """Return the measures that are asked and not found; what all have found need not be asked."""
    own = catalog.measures_by_form.get(place.form, ())
    if all(measure.measure_code in found for measure in own):
        return []
    asked = catalog.measures_asked(place.form, place.area_code, place.period)
    return [measure for measure in asked if measure.measure_code not in found]


def _all_cells(
    parts: Sequence[TableReading], place: Place, catalog: Catalog
) -> tuple[list[TidyCell], list[Finding]]:
    if len(parts) == 1:
        return list(parts[0].cells), []
    return _settle_repeats(_without_part_totals(parts), place, catalog)


def _without_part_totals(parts: Sequence[TableReading]) -> list[TidyCell]:
    """Return all cells; totals of a measure that stands in several tables are of a part each."""
    counts = Counter(
        code
        for part in parts
        for code in {cell.measure_code for cell in part.cells if cell.state == "total"}
    )
    return [
        cell
        for part in parts
        for cell in part.cells
        if cell.state != "total" or counts[cell.measure_code] == 1
    ]


def _settle_repeats(
    cells: list[TidyCell], place: Place, catalog: Catalog
) -> tuple[list[TidyCell], list[Finding]]:
    """Settle what two tables both say: one blank gives way, equal values are one, others held."""
    by_key: dict[_Key, list[TidyCell]] = defaultdict(list)
    kept: list[TidyCell] = []
    for cell in cells:
        if cell.state == "total":
            kept.append(cell)
        else:
            by_key[cell.measure_code, cell.area_code, cell.span].append(cell)
    findings: list[Finding] = []
    for found in by_key.values():
        filled = [cell for cell in found if cell.state != "blank"] or found[:1]
        if len(filled) == 1 or _agree(filled):
            kept.append(filled[0])
        else:
            kept += [cell._replace(state="held", value=None) for cell in filled]
            findings += [_double(cell, place, catalog) for cell in filled]
    return kept, findings


def _agree(cells: list[TidyCell]) -> bool:
    return all(cell.state == "value" and cell.value == cells[0].value for cell in cells)


def _double(cell: TidyCell, place: Place, catalog: Catalog) -> Finding:
    measure = catalog.measure_by_code[cell.measure_code]
    return say(
        "area_duplicate",
        replace(place, sheet=cell.sheet),
        cell=cell.cell,
        found=f"{catalog.area_name(cell.area_code)}的{measure.name}",
        area_code=cell.area_code,
        measure_code=cell.measure_code,
    )
