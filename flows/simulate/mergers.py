"""The village that the simulated county merges into its neighbour, and what that reports then."""

import csv
from dataclasses import dataclass
from pathlib import Path

from flows.catalog.model import Catalog
from flows.catalog.records import Measure
from flows.simulate.offices import Look


@dataclass(frozen=True)
class Merger:
    """A village with its last month, and the one of its town that reports for it then."""

    village: str
    successor: str
    last_month: str


#: The last village of its town in the catalogue, so that the others keep their places.
MERGER = Merger("610929109210", "610929109208", "2022-03")


def declare_merger(areas: Path, merger: Merger = MERGER) -> None:
    """Write the merger into areas.csv."""
    with areas.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        columns = [*(reader.fieldnames or ()), "valid_from", "valid_to", "merged_into"]
        rows = list(reader)
    for row in rows:
        if row["area_code"] == merger.village:
            row |= {"valid_to": merger.last_month, "merged_into": merger.successor}
    with areas.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, dict.fromkeys(columns), restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def with_merged(look: Look, catalog: Catalog, period: str) -> Look:
    """Return what is reported: an area's figure with those of the areas merged into it by then."""
    merged = [area for area in catalog.areas if area.merged_into and not area.is_valid_in(period)]

    def total(measure: Measure, area_code: str) -> float:
        value = look(measure, area_code) + sum(
            look(measure, area.area_code) for area in merged if area.merged_into == area_code
        )
        return value if measure.max is None else min(value, measure.max)

    return total if merged else look
