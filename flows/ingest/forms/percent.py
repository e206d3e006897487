"""A bare 0.95 in a percent measure is 95 where its column or the history says so (intake.md).

Where neither says anything, nobody can tell 95 % from 0.95 %, and the cell is held.
"""

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from decimal import Decimal
from functools import lru_cache
from typing import Literal

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
#: How a bare 0.95 is meant: as a part of one (95 %) or in percentage points; nothing if unknown.
Scale = Literal["parts", "points", ""]


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
    measure's values over areas, or, where each measure has one value, the sheet's column. Where
    neither column nor history says how a bare 0.95 is meant, it is held.
    """
    shares = share_measures(catalog)
    percents = [cell for cell in cells if cell.measure_code in shares and cell.value is not None]
    if not percents:
        return list(cells), []
    counts = Counter(cell.measure_code for cell in percents)
    columns = _scales_of_columns(percents, counts, history, stated)
    findings: list[Finding] = []
    scaled: list[TidyCell] = []
    for cell in cells:
        if cell.measure_code not in shares or not _is_bare(cell, stated):
            scaled.append(cell)
            continue
        scale = _scale_in_history(cell, history) or columns.get(_column_of(cell, counts), "")
        meant, finding = _settle(cell, scale, place)
        scaled.append(meant)
        findings += [finding] if finding else []
    return scaled, findings


def _is_bare(cell: TidyCell, stated: Set[tuple[str, str]]) -> bool:
    """Return whether a share may be written as a part of one: 0.95, and nothing says %."""
    is_part = cell.value is not None and 0 < cell.value <= 1
    return is_part and (cell.sheet, cell.cell) not in stated


def _settle(cell: TidyCell, scale: Scale, place: Place) -> tuple[TidyCell, Finding | None]:
    """Return a bare cell as it is meant, and the flag or the finding that holds it."""
    if scale == "points" or cell.value is None:
        return cell, None
    value = convert(cell.value, _HUNDRED)
    if scale == "parts":
        return cell._replace(value=value), _say("value_percent_scale", cell, value, place)
    if cell.state != "value":
        return cell, None
    held = cell._replace(state="held", value=None)
    return held, _say("unit_conflict", cell, value, place, sentence="percent_unclear")


def _scale_in_history(cell: TidyCell, history: Mapping[tuple[str, str], float]) -> Scale:
    last = history.get((cell.measure_code, cell.area_code), 0.0)
    if last > _SURELY_PERCENT:
        return "parts"
    return "points" if last > 0 else ""


def _scales_of_columns(
    cells: Sequence[TidyCell],
    counts: Counter[str],
    history: Mapping[tuple[str, str], float],
    stated: Set[tuple[str, str]],
) -> dict[tuple[str, ...], Scale]:
    """Return how the bare values of a column are meant, where one of its values tells.

    Beside 95, or a bare value of an area that had 95 before, 0.95 is a part of one; beside 1.2,
    or a bare value of an area that had 0.9 before, it is a number of percentage points.
    """
    found: dict[tuple[str, ...], Scale] = {}
    for cell in cells:
        if cell.value is None:
            continue
        column = _column_of(cell, counts)
        scale: Scale = _scale_in_history(cell, history) if _is_bare(cell, stated) else ""
        if cell.value > _SURELY_PERCENT or scale == "parts":
            found[column] = "parts"
        elif cell.value > 1 or scale == "points":
            found.setdefault(column, "points")
    return found


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


def _say(code: str, cell: TidyCell, value: float, place: Place, *, sentence: str = "") -> Finding:
    return say(
        code,
        Place(place.file, cell.sheet, place.form, place.area_code, place.period),
        cell=cell.cell,
        found=f"{cell.value:g}",
        expected=f"{value:g}",
        area_code=cell.area_code,
        measure_code=cell.measure_code,
        sentence=sentence,
    )
