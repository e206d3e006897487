"""Where every indicator stands in the month, and whom that concerns."""

import math
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from flows.catalog.office_records import Silence
from flows.report.letters.letter_matters import Matter, as_matters, indicators_with_towns
from flows.report.month.facts import Facts
from flows.report.month.figures import Figures
from flows.report.month.recipients import lead_units_of, reporter_of
from flows.report.month.warning_list import list_warnings

_ORDER = {"red": 0, "yellow": 1, "missing": 2}


@dataclass(frozen=True)
class Standing:
    """All rows of a month that mails tell about, as plain dicts, worked out once.

    A judged row has `indicator_code, area_code, area, status` and the figures; `level_name` and
    `change` are those of its open warning, or empty.
    """

    facts: Facts
    day: str

    @cached_property
    def figures(self) -> Figures:
        """Return the table cells of the month's figures."""
        return Figures(self.facts)

    @cached_property
    def warnings(self) -> list[Matter]:
        """Return every warning that is open or ended in the month, the worst first."""
        return list(as_matters(list_warnings(self.facts)))

    @cached_property
    def judged(self) -> list[Matter]:
        """Return every assessment of the month, red before yellow before missing, worst first."""
        open_ones = {
            (row["indicator_code"], row["area_code"]): row
            for row in self.warnings
            if row["kind"] == "indicator" and row["state"] == "open"
        }
        rows = [
            self._judged_row({str(name): value for name, value in row.items()}, open_ones)
            for row in self.facts.month.to_dict("records")
        ]
        return sorted(
            rows,
            key=lambda row: (
                _ORDER.get(row["status"], 3),
                -(0.0 if math.isnan(row["shortfall"]) else row["shortfall"]),
                row["indicator_code"],
                row["area_code"],
            ),
        )

    def _judged_row(self, row: Matter, open_ones: dict[tuple[str, str], Matter]) -> Matter:
        catalog = self.facts.catalog
        indicator = catalog.indicator_by_code[row["indicator_code"]]
        warning = open_ones.get((row["indicator_code"], row["area_code"]), {})
        return row | {
            "indicator": indicator.name,
            "plan": indicator.plan,
            "unit": indicator.unit,
            "lead_unit": indicator.lead_unit,
            "area": catalog.area_name(row["area_code"]),
            "level_name": warning.get("level_name", ""),
            "change": warning.get("change", ""),
        }

    @cached_property
    def judged_for(self) -> dict[str, list[Matter]]:
        """Return the judged rows that concern each recipient, in the order of `judged`."""
        return _by_recipient(self.judged, self.facts)

    @cached_property
    def warnings_for(self) -> dict[str, list[Matter]]:
        """Return the indicator warnings that concern each recipient, the worst first."""
        rows = [row for row in self.warnings if row["kind"] == "indicator"]
        return _by_recipient(rows, self.facts)

    @cached_property
    def owed_by(self) -> dict[str, list[Matter]]:
        """Return the forms that each town or unit owes."""
        owed: dict[str, list[Matter]] = defaultdict(list)
        for row in self.warnings:
            if row["kind"] == "submission" and row["state"] == "open":
                who = reporter_of(row["form"], row["area_code"], self.facts.catalog)
                owed[who].append(row)
        return dict(owed)

    def silence_of(self, recipient: str, row: Matter) -> Silence | None:
        """Return the silence that keeps a row from a recipient, if one is in force."""
        for silence in self.facts.catalog.silences:
            if (
                silence.recipient == recipient
                and silence.indicator_code in ("", row["indicator_code"])
                and silence.area_code in ("", row["area_code"])
                and (not silence.until or silence.until >= self.day)
            ):
                return silence
        return None


def _by_recipient(rows: list[Matter], facts: Facts) -> dict[str, list[Matter]]:
    """Group rows by who is concerned: the county office by all, a town by its own, units by lead.

    A unit sees the rows of the county and of every town; a town that a plan names as leading
    (`各镇`) sees its own rows and, where no town is judged, the county's.
    """
    catalog, with_towns = facts.catalog, indicators_with_towns(facts)
    county = catalog.county
    towns = {town.name for town in catalog.towns}
    groups: dict[str, list[Matter]] = defaultdict(list)
    for row in rows:
        own = catalog.area_name(row["area_code"])
        concerned = {county.name: None, own: None}
        for unit in lead_units_of(row["indicator_code"], catalog):
            is_other_town = unit in towns and row["indicator_code"] in with_towns
            concerned |= {} if is_other_town else {unit: None}
        for recipient in concerned:
            groups[recipient].append(row)
    return dict(groups)
