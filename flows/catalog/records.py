"""What is monitored, as frozen records: plans, areas, forms, measures, indicators, targets."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Plan:
    """An implementation plan with its years; figures of the base year are baselines."""

    plan: str
    title: str
    first_year: int
    last_year: int
    base_year: int
    lead_unit: str
    source: str


@dataclass(frozen=True, slots=True)
class Area:
    """A county, town or village with its 12-digit statistical code."""

    area_code: str
    name: str
    level: str
    parent_code: str
    kind: str
    #: First and last month in which it is valid; empty: since ever, or until further notice.
    valid_from: str = ""
    valid_to: str = ""
    #: The area of the same level that took it over after `valid_to`; empty where there is none.
    merged_into: str = ""

    def is_valid_in(self, period: str) -> bool:
        """Return whether the area exists in a month (rules.md section 2, "Areas change")."""
        return self.valid_from <= period and (not self.valid_to or period <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Form:
    """A table that towns or one unit owe each month, quarter, half-year or year."""

    form: str
    name: str
    reporter: str
    unit: str
    row_level: str
    layout: str
    frequency: str
    due_day: int

    @property
    def lists_towns(self) -> bool:
        """Return whether it is a department's table of the county's towns."""
        return self.reporter == "department" and self.row_level == "town"

    @property
    def lists_places(self) -> bool:
        """Return whether it has a figure for each of several places: villages, or towns."""
        return self.row_level == "village" or self.lists_towns


@dataclass(frozen=True, slots=True)
class Measure:
    """A raw quantity that somebody reports on a form."""

    measure_code: str
    name: str
    unit: str
    accumulation: str
    row_level: str
    form: str
    aliases: tuple[str, ...]
    min: float | None
    max: float | None
    integer: bool
    subset_of: str
    #: The first month in which it is no longer asked; empty while there is none.
    retired: str = ""
    #: What is counted, in the county's own words; empty where the name says it.
    definition: str = ""

    @property
    def is_yes_no(self) -> bool:
        """Return whether it is 1 for yes and 0 for no."""
        return self.integer and self.max == 1


@dataclass(frozen=True, slots=True)
class Indicator:
    """What the plans set a target for, and how it is computed from measures."""

    indicator_code: str
    name: str
    plan: str
    section: str
    also_in: str
    lead_unit: str
    lead_basis: str
    assisting_units: tuple[str, ...]
    unit: str
    kind: str
    direction: str
    level: str
    aggregation: str
    condition: str
    measure: str
    numerator: str
    denominator: str
    reporter: str
    form: str
    frequency: str
    due_years: tuple[int, ...]
    integer: bool
    tolerance: float | None
    allocate_by: str
    path: str
    profile: tuple[float, ...]
    profile_note: str
    applies_to: tuple[str, ...]
    importance: float
    note: str
    #: The first month in which it is no longer judged; empty while there is none.
    retired: str = ""
    #: The indicator of an earlier plan that it goes on from; empty where there is none.
    predecessor: str = ""
    #: The first month in which it is judged; empty: from the first observation on.
    introduced: str = ""

    @property
    def measures(self) -> tuple[str, ...]:
        """Return the codes of the measures it is computed from."""
        return tuple(code for code in (self.measure, self.numerator, self.denominator) if code)

    @property
    def is_year_task(self) -> bool:
        """Return whether its progress counts from 0 each year (rules.md section 1)."""
        return self.kind == "flow" or self.path in ("from_zero", "at_due")

    @property
    def adds_up(self) -> bool:
        """Return whether tasks of all towns must add up to the county's.

        Not those of rates, nor of limits: towns may stay below theirs (rules.md section 3).
        """
        is_amount = self.kind != "rate" and self.aggregation in ("sum", "count_where")
        return is_amount and self.direction != "at_most"

    @property
    def lead_units(self) -> tuple[str, ...]:
        """Return every unit that answers for it; `各镇` stands for all towns."""
        return tuple(self.lead_unit.split("、"))


@dataclass(frozen=True, slots=True)
class Target:
    """A figure stated in the plans for one year; county-wide, before any resolution."""

    indicator_code: str
    year: int
    value: float | None
    value_upper: float | None
    basis: str
    due_month: str
    citation: str
    revised_on: str
    reason: str


@dataclass(frozen=True, slots=True)
class LocalTarget:
    """A county or town figure of the yearly task break-down (年度任务分解).

    `document` and `approver`: the number of the document that set it, and who approved that.
    """

    indicator_code: str
    area_code: str
    year: int
    value: float
    value_upper: float | None
    revised_on: str
    reason: str
    document: str = ""
    approver: str = ""


@dataclass(frozen=True, slots=True)
class Baseline:
    """A figure of the plan's base year, from which its paths start."""

    indicator_code: str
    area_code: str
    year: int
    value: float
