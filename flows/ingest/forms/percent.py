"""A bare 0.95 in a percent measure is 95 where its column or the history says so (intake.md)."""

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from decimal import Decimal
from functools import lru_cache

from flows.catalog.model import Catalog
from flows.finding import Finding
from flows.ingest.findings import Place, say
from flows.ingest.grid import CellValue
from flows.ingest.reading import TidyCell
from flows.ingest.words.units import convert
from flows.ingest.words.values import read_value

#: Above this, a percentage is surely written as 95 and not as 0.95.
_SURELY_PERCENT = 1.5
_HUNDRED = Decimal(100)


def scale_percents(
    cells: Sequence[TidyCell],
    place: Place,
    catalog: Catalog,
    history: Mapping[tuple[str, str], float],
    stated: Set[tuple[str, str]] = frozenset(),
) -> tuple[list[TidyCell], list[Finding]]:
    """Return the cells with such values multiplied by 100, and a flag for each.

    Only shares are looked at (limits 0 to 100): a growth of 0.9 points is just that. `stated` are
    the cells, by sheet and name, that say % themselves: 0.9% is not 90. What a column is: the
    measure's values over areas, or, where each measure has one value, the sheet's column.
    """
    shares = share_measures(catalog)
    percents = [cell for cell in cells if cell.measure_code in shares and cell.value is not None]
    if not percents:
        return list(cells), []
    counts = Counter(cell.measure_code for cell in percents)
    sure = _columns_in_percent(percents, counts)
    findings: list[Finding] = []
    scaled: list[TidyCell] = []
    for cell in cells:
        last = history.get((cell.measure_code, cell.area_code), 0.0)
        is_percent = cell.measure_code in shares
        if (
            not is_percent
            or cell.value is None
            or not 0 < cell.value <= 1
            or (cell.sheet, cell.cell) in stated
            or not (_column_of(cell, counts) in sure or last > _SURELY_PERCENT)
        ):
            scaled.append(cell)
            continue
        value = convert(cell.value, _HUNDRED)
        scaled.append(cell._replace(value=value))
        findings.append(_flag(cell, value, place))
    return scaled, findings


def _columns_in_percent(cells: Sequence[TidyCell], counts: Counter[str]) -> set[tuple[str, ...]]:
    """Return the columns with a value that can only be a percentage."""
    return {
        _column_of(cell, counts)
        for cell in cells
        if cell.value is not None and cell.value > _SURELY_PERCENT
    }


def _column_of(cell: TidyCell, counts: Counter[str]) -> tuple[str, ...]:
    if counts[cell.measure_code] > 1:
        return (cell.measure_code,)
    return (cell.sheet, cell.cell.rstrip("0123456789"))


@lru_cache(maxsize=8)
def share_measures(catalog: Catalog) -> frozenset[str]:
    """Return the measures that are shares of a whole in percent."""
    return frozenset(
        measure.measure_code
        for measure in catalog.measures
        if measure.unit == "%" and measure.max == 100
    )


def is_percent_stated(value: CellValue) -> bool:
    """Return whether a cell says % in its own text."""
    return isinstance(value, str) and read_value(value).unit == "%"


def _flag(cell: TidyCell, value: float, place: Place) -> Finding:
    return say(
        "value_percent_scale",
        Place(place.file, cell.sheet, place.form, place.area_code, place.period),
        cell=cell.cell,
        found=f"{cell.value:g}",
        expected=f"{value:g}",
        area_code=cell.area_code,
        measure_code=cell.measure_code,
    )
