"""A half-year's inspection of towns of the example, made of counts of checked and wrong figures."""

import pandas as pd

from flows.assess.spot_checks.error_rates import sampling_results
from flows.catalog.model import Catalog
from flows.report.month.facts import Facts
from flows.report.spot_checks.inspection import Inspection
from tests.report.month.example import JULY_6

#: How many figures a town's stratum holds: enough that the sample stays one.
REPORTED = 1000


def inspected(facts: Facts, half: str, towns: dict[str, tuple[int, int]]) -> Inspection:
    """Return an inspection in which of each town so many figures were checked and wrong.

    One village a town; 100 was reported, 80 found where it is wrong.
    """
    catalog = facts.catalog
    rows = [
        (half, f"{half}-{place:03d}", line, village, form, measure, 100.0, found)
        for place, (town, (checked, wrong)) in enumerate(towns.items(), start=1)
        for village, form, measure in [_village_measure(catalog, town)]
        for line in range(1, checked + 1)
        for found in [80.0 if line <= wrong else 100.0]
    ]
    names = ["half", "number", "line", "area_code", "form", "measure_code", "value", "checked"]
    drawn = pd.DataFrame(rows, columns=names).assign(
        stratum_figures=REPORTED, area_figures=REPORTED, remark=""
    )
    results = sampling_results(catalog, drawn)
    return Inspection(catalog, half, "县乡村振兴局", JULY_6, False, drawn, results)


def _village_measure(catalog: Catalog, town: str) -> tuple[str, str, str]:
    measure = next(
        one
        for one in catalog.measures
        if one.row_level == "village" and catalog.form_by_code[one.form].reporter == "town"
    )
    return catalog.villages_by_town[town][0].area_code, measure.form, measure.measure_code
