"""The declarations as frozen records, one class per file of `data/catalog/`."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Area:
    """A county, town or village with its 12-digit statistical code."""

    area_code: str
    name: str
    level: str
    parent_code: str
    kind: str


@dataclass(frozen=True, slots=True)
class Form:
    """A table that towns or one unit owe each month, quarter or year."""

    form: str
    name: str
    reporter: str
    unit: str
    row_level: str
    layout: str
    frequency: str
    due_day: int


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


@dataclass(frozen=True, slots=True)
class Indicator:
    """What the plans set a target for, and how it is computed from measures."""

    indicator_code: str
    name: str
    plan: str
    section: str
    also_in: str
    lead_unit: str
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
    integer: bool
    tolerance: float | None
    allocate_by: str
    path: str
    profile: tuple[float, ...]
    note: str

    @property
    def measures(self) -> tuple[str, ...]:
        """Return the codes of the measures it is computed from."""
        return tuple(code for code in (self.measure, self.numerator, self.denominator) if code)

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
    """A county or town figure of the yearly task break-down (年度任务分解)."""

    indicator_code: str
    area_code: str
    year: int
    value: float
    value_upper: float | None
    revised_on: str
    reason: str


@dataclass(frozen=True, slots=True)
class Baseline:
    """A figure of 2020 that the plans refer to without stating it."""

    indicator_code: str
    area_code: str
    year: int
    value: float


@dataclass(frozen=True, slots=True)
class Contact:
    """Who receives mail for a unit or an area; `wanted` names the kinds of mail."""

    recipient: str
    name: str
    address: str
    role: str
    wanted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Correction:
    """A known error of a source: where, what stood there, what counts instead, and why."""

    file: str
    sheet: str
    cell: str
    measure_code: str
    area_code: str
    period: str
    action: str
    expected: str
    value: str
    reason: str
    author: str
    date: str


@dataclass(frozen=True, slots=True)
class Alias:
    """An accepted other wording for a village or a measure (`xianjie alias add`)."""

    kind: str
    name: str
    code: str
    scope: str
    author: str
    date: str


@dataclass(frozen=True, slots=True)
class Silence:
    """A warning that shall not be mailed to somebody until a date, and why."""

    recipient: str
    indicator_code: str
    area_code: str
    until: str
    reason: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two places of the plans that do not agree about the same thing."""

    code_a: str
    code_b: str
    what: str
    figure_a: str
    figure_b: str
    citation_a: str
    citation_b: str
    comment: str


@dataclass(frozen=True, slots=True)
class Mechanism:
    """A working mechanism that the plans require, such as the monthly meeting."""

    name: str
    plan: str
    section: str
    cadence: str
    what_it_requires: str


@dataclass(frozen=True, slots=True)
class Dropped:
    """A promise of the plans that is not monitored, and the reason."""

    name: str
    plan: str
    section: str
    reason: str
