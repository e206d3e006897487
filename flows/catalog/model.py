"""The catalogue: one frozen object that every later stage reads."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from flows.catalog.declarations import Declarations
from flows.catalog.records import Area, Form, Indicator, Measure
from flows.period import FOREVER, shift


@dataclass(frozen=True, eq=False)
class Catalog(Declarations):
    """All declarations of one county, checked: what is valid, asked and owed in a month.

    Two catalogues are the same only when they are one object, so that indexes of it can be cached.
    """

    @cached_property
    def _dated_areas(self) -> tuple[Area, ...]:
        return tuple(area for area in self.areas if area.valid_from or area.valid_to)

    def absent_in(self, period: str) -> frozenset[str]:
        """Return the codes of the areas that are not valid in a month."""
        return frozenset(
            area.area_code for area in self._dated_areas if not area.is_valid_in(period)
        )

    def towns_in(self, period: str) -> tuple[Area, ...]:
        """Return the towns that are valid in a month, by ascending code."""
        return tuple(town for town in self.towns if town.is_valid_in(period))

    def villages_in(self, town_code: str, period: str) -> tuple[Area, ...]:
        """Return a town's villages that are valid in a month, in the order of the file."""
        villages = self.villages_by_town.get(town_code, ())
        if not self._dated_areas:
            return villages
        return tuple(village for village in villages if village.is_valid_in(period))

    def indicators_in(self, year: int) -> list[Indicator]:
        """Return the indicators that can have a task in a year, in file order.

        They are in force, and their plan covers the year or a figure is set for it or a later one.
        """
        return [
            one
            for one in self.indicators
            if f"{year}-01" < (one.retired or FOREVER)
            and self.plan_of(one).first_year <= year
            and year <= max(self.plan_of(one).last_year, self._last_figures[one.indicator_code])
        ]

    @cached_property
    def _last_figures(self) -> dict[str, int]:
        """Return the last year for which each indicator has a figure."""
        stated = [(row.indicator_code, row.year) for row in self.targets]
        local = [(row.indicator_code, row.year) for row in self.targets_local]
        return dict.fromkeys(self.indicator_by_code, 0) | dict(sorted([*stated, *local]))

    def closed_from(self, area_code: str) -> str:
        """Return the first month in which an area is valid no longer."""
        area = self.area_by_code.get(area_code)
        return shift(area.valid_to, 1) if area and area.valid_to else FOREVER

    def towns_concerned(self, indicator: Indicator) -> tuple[str, ...] | None:
        """Return the codes of the towns that `applies_to` names, None where it names none.

        A named village brings in its whole town; a figure of the county as a whole knows no towns.
        """
        levels = {self.measure_by_code[code].row_level for code in indicator.measures}
        if not indicator.applies_to or indicator.aggregation == "none" or levels == {"county"}:
            return None
        named = [self.area_by_code[code] for code in indicator.applies_to]
        towns = {area.parent_code if area.level == "village" else area.area_code for area in named}
        return tuple(sorted(towns))

    @cached_property
    def served(self) -> dict[str, tuple[Indicator, ...]]:
        """Return the indicators that each measure serves; an allocation's weight serves too."""
        served: dict[str, list[Indicator]] = defaultdict(list)
        for indicator in self.indicators:
            for code in {*indicator.measures, indicator.allocate_by} - {""}:
                served[code].append(indicator)
        return {code: tuple(indicators) for code, indicators in served.items()}

    @cached_property
    def _uses(self) -> dict[str, tuple[tuple[str, frozenset[str] | None], ...]]:
        """Return for each measure until when it is used, and by which towns (None: by all)."""
        towns = {row.indicator_code: self.towns_concerned(row) for row in self.indicators}
        concerned = {code: None if own is None else frozenset(own) for code, own in towns.items()}
        return {
            measure: tuple(
                (row.retired or FOREVER, concerned[row.indicator_code]) for row in indicators
            )
            for measure, indicators in self.served.items()
        }

    def asked_until(self, measure: Measure, reporter: str) -> str:
        """Return the first month in which a measure is no longer asked of a town or the county.

        It is asked while it serves an indicator in force there and the reporter is valid
        (rules.md section 2).
        """
        uses = self._uses.get(measure.measure_code, ())
        is_county = reporter == self.county.area_code
        ends = [end for end, towns in uses if is_county or towns is None or reporter in towns]
        end = max(ends, default="" if uses else FOREVER)
        return min(end, measure.retired or FOREVER, self.closed_from(reporter))

    def asked_from(self, measure: Measure) -> str:
        """Return the first month in which a measure serves an indicator, or nothing."""
        return min(
            (row.introduced for row in self.served.get(measure.measure_code, ())), default=""
        )

    def measures_asked(self, form: str, reporter: str, period: str = "") -> tuple[Measure, ...]:
        """Return what the form asks of a town or the county in a month, or ever, in file order."""
        return tuple(
            measure
            for measure in self.measures_by_form.get(form, ())
            if period < self.asked_until(measure, reporter)
            and (not period or self.asked_from(measure) <= period)
        )

    def owed_until(self, form: Form, reporter: str) -> str:
        """Return the first month in which the form asks nothing of its reporter any more."""
        return self._owed_untils[form.form, reporter]

    @cached_property
    def _owed_untils(self) -> dict[tuple[str, str], str]:
        """Return by form and reporter when the last of its measures is no longer asked."""
        return {
            (form.form, one.area_code): max(
                (self.asked_until(measure, one.area_code) for measure in measures),
                default=self.closed_from(one.area_code),
            )
            for form in self.forms
            for measures in [self.measures_by_form.get(form.form, ())]
            for one in (*self.towns, self.county)
        }

    def reporters_of(self, form: Form, period: str = "") -> tuple[Area, ...]:
        """Return who owes the form in a month, or ever: towns, or the county for a department."""
        reporters = self.towns if form.reporter == "town" else (self.county,)
        return tuple(
            one
            for one in reporters
            if period < self.owed_until(form, one.area_code)
            and (not period or one.valid_from <= period)
        )
