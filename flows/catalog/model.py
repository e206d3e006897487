"""The catalogue: one frozen object that every later stage reads."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from flows.catalog.office_records import (
    Alias,
    CalendarDay,
    Conflict,
    Contact,
    Correction,
    Dropped,
    Explanation,
    Mechanism,
    Silence,
)
from flows.catalog.policy import Policy
from flows.catalog.record_frames import records_frame
from flows.catalog.records import (
    Area,
    Baseline,
    Form,
    Indicator,
    LocalTarget,
    Measure,
    Plan,
    Target,
)
from flows.period import FOREVER


@dataclass(frozen=True, eq=False)
class Catalog:
    """All declarations of one county, checked; `version` changes with any of them.

    Two catalogues are the same only when they are one object, so that indexes of it can be cached.
    """

    version: str
    policy: Policy
    plans: tuple[Plan, ...]
    areas: tuple[Area, ...]
    forms: tuple[Form, ...]
    measures: tuple[Measure, ...]
    indicators: tuple[Indicator, ...]
    targets: tuple[Target, ...]
    targets_local: tuple[LocalTarget, ...]
    baselines: tuple[Baseline, ...]
    contacts: tuple[Contact, ...]
    corrections: tuple[Correction, ...]
    explanations: tuple[Explanation, ...]
    aliases: tuple[Alias, ...]
    silences: tuple[Silence, ...]
    conflicts: tuple[Conflict, ...]
    mechanisms: tuple[Mechanism, ...]
    dropped: tuple[Dropped, ...]
    calendar: tuple[CalendarDay, ...] = ()

    @cached_property
    def county(self) -> Area:
        """Return the county itself."""
        return next(area for area in self.areas if area.level == "county")

    @cached_property
    def towns(self) -> tuple[Area, ...]:
        """Return the towns by ascending code."""
        towns = (area for area in self.areas if area.level == "town")
        return tuple(sorted(towns, key=lambda area: area.area_code))

    @cached_property
    def plan_by_name(self) -> dict[str, Plan]:
        """Return every plan by its name."""
        return {plan.plan: plan for plan in self.plans}

    def plan_of(self, indicator: Indicator) -> Plan:
        """Return the plan an indicator stands in, with its years."""
        return self.plan_by_name[indicator.plan]

    @cached_property
    def first_year(self) -> int:
        """Return the first year of any plan."""
        return min(plan.first_year for plan in self.plans)

    @property
    def first_period(self) -> str:
        """Return the first month of any plan, from which cumulative measures count."""
        return f"{self.first_year}-01"

    @cached_property
    def last_year(self) -> int:
        """Return the last year of any plan."""
        return max(plan.last_year for plan in self.plans)

    @cached_property
    def area_by_code(self) -> dict[str, Area]:
        """Return every area by its code."""
        return {area.area_code: area for area in self.areas}

    @cached_property
    def form_by_code(self) -> dict[str, Form]:
        """Return every form by its code."""
        return {form.form: form for form in self.forms}

    @cached_property
    def measure_by_code(self) -> dict[str, Measure]:
        """Return every measure by its code."""
        return {measure.measure_code: measure for measure in self.measures}

    @cached_property
    def indicator_by_code(self) -> dict[str, Indicator]:
        """Return every indicator by its code."""
        return {indicator.indicator_code: indicator for indicator in self.indicators}

    @cached_property
    def villages_by_town(self) -> dict[str, tuple[Area, ...]]:
        """Return each town's villages in the order of the file."""
        villages: dict[str, list[Area]] = defaultdict(list)
        for area in self.areas:
            if area.level == "village":
                villages[area.parent_code].append(area)
        return {town: tuple(areas) for town, areas in villages.items()}

    @cached_property
    def measures_by_form(self) -> dict[str, tuple[Measure, ...]]:
        """Return each form's measures in the order of the file."""
        measures: dict[str, list[Measure]] = defaultdict(list)
        for measure in self.measures:
            measures[measure.form].append(measure)
        return {form: tuple(rows) for form, rows in measures.items()}

    @cached_property
    def own_days(self) -> dict[dt.date, bool]:
        """Return the county's own working (true) and free days, which go before the national."""
        return {dt.date.fromisoformat(day.date): day.is_working for day in self.calendar}

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

    def asked_until(self, measure: Measure, reporter: str) -> str:
        """Return the first month in which a measure is no longer asked of a town or the county.

        It is asked while it serves an indicator in force there (rules.md section 2).
        """
        served = self.served.get(measure.measure_code)
        ends = [
            indicator.retired or FOREVER
            for indicator in served or ()
            if reporter == self.county.area_code
            or reporter in (self.towns_concerned(indicator) or (reporter,))
        ]
        return min(max(ends, default="" if served else FOREVER), measure.retired or FOREVER)

    def measures_asked(self, form: str, reporter: str, period: str = "") -> tuple[Measure, ...]:
        """Return what the form asks of a town or the county in a month, or ever, in file order."""
        return tuple(
            measure
            for measure in self.measures_by_form.get(form, ())
            if period < self.asked_until(measure, reporter)
        )

    def owed_until(self, form: Form, reporter: str) -> str:
        """Return the first month in which the form asks nothing of its reporter any more."""
        ends = [self.asked_until(one, reporter) for one in self.measures_by_form.get(form.form, ())]
        return max(ends, default=FOREVER)

    def reporters_of(self, form: Form, period: str = "") -> tuple[Area, ...]:
        """Return who owes the form in a month, or ever: towns, or the county for a department."""
        reporters = self.towns if form.reporter == "town" else (self.county,)
        return tuple(one for one in reporters if period < self.owed_until(form, one.area_code))

    def area_name(self, area_code: str) -> str:
        """Return an area's name, or its code when it is not known."""
        area = self.area_by_code.get(area_code)
        return area.name if area else area_code

    def frame(self, table: str) -> pd.DataFrame:
        """Return one row per record of a table such as `areas`, columns as in its file."""
        return records_frame(getattr(self, table))
