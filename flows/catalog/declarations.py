"""All records of a county's declarations, with their indexes by code."""

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
    Source,
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
from flows.words.place_words import PlaceWords, place_words


@dataclass(frozen=True, eq=False)
class Declarations:
    """The records of every file, in the order of the file; `version` changes with any of them."""

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
    sources: tuple[Source, ...] = ()

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
    def places(self) -> PlaceWords:
        """Return what papers call the county and its places."""
        names = (area.name for area in self.areas if area.level == "village")
        return place_words(self.county.name, (town.name for town in self.towns), names)

    def row_places(self, form: Form) -> str:
        """Return what a form's rows are called: 村（社区）, or in a department's form the towns."""
        return self.places.town if form.lists_towns else self.places.places_below

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

    def area_name(self, area_code: str) -> str:
        """Return an area's name, or its code when it is not known."""
        area = self.area_by_code.get(area_code)
        return area.name if area else area_code

    def frame(self, table: str) -> pd.DataFrame:
        """Return one row per record of a table such as `areas`, columns as in its file."""
        return records_frame(getattr(self, table))
