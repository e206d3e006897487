"""Which areas report a measure, in which town they lie, and whom an indicator concerns."""

import numpy as np
import numpy.typing as npt

from flows.catalog.model import Catalog
from flows.catalog.records import Indicator, Measure

Values = npt.NDArray[np.float64]


def areas_of(catalog: Catalog, measure: Measure) -> tuple[str, ...]:
    """Return the areas that report the measure, in the catalogue's order."""
    return tuple(area.area_code for area in catalog.areas if area.level == measure.row_level)


def towns_of(catalog: Catalog, measure: Measure) -> npt.NDArray[np.int_]:
    """Return the place of each area's town; areas that are no villages stand for themselves."""
    areas = areas_of(catalog, measure)
    if measure.row_level != "village":
        return np.arange(len(areas))
    place = {town.area_code: number for number, town in enumerate(catalog.towns)}
    return np.array([place[catalog.area_by_code[area].parent_code] for area in areas])


def concerned_by(catalog: Catalog, measure: Measure, indicator: Indicator) -> Values:
    """Return 1 for each area of the measure that the indicator concerns, 0 for the others."""
    areas = areas_of(catalog, measure)
    if not indicator.applies_to or measure.row_level == "county":
        return np.ones(len(areas))
    named = set(indicator.applies_to)
    return np.array(
        [float(bool({area, catalog.area_by_code[area].parent_code} & named)) for area in areas]
    )


def asked_of(catalog: Catalog, measure: Measure) -> Values:
    """Return 1 where some indicator whose denominator the measure is concerns the area."""
    users = [row for row in catalog.indicators if row.denominator == measure.measure_code]
    if not users:
        return np.ones(len(areas_of(catalog, measure)))
    concerned: Values = np.max([concerned_by(catalog, measure, row) for row in users], axis=0)
    return concerned
