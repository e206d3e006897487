"""What an office decides and notes beside the plans, as frozen records: contacts to conflicts."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Contact:
    """Who receives mail for a unit or an area; `wanted` names the kinds of mail."""

    recipient: str
    name: str
    address: str
    role: str
    wanted: tuple[str, ...]
    phone: str = ""


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day that the county works or has free, whatever the national calendar says."""

    date: str
    is_working: bool
    note: str


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
class Explanation:
    """Why a flagged figure is right all the same: form, area, month and measure it is about."""

    form: str
    area: str
    period: str
    measure: str
    text: str
    author: str
    date: str


@dataclass(frozen=True, slots=True)
class Source:
    """One figure of an outside table (按月比对) and the own measure it is compared with.

    `value_column` is the head of its figures; empty where each row is one person or household and
    rows are counted. `tolerance` is a share of the own figure, `tolerance_amount` a number in the
    measure's unit; the larger one counts. `explainer` is a unit, or `各镇` for the town itself.
    """

    source: str
    measure_code: str
    level: str
    area_column: str
    town_column: str
    value_column: str
    unit: str
    tolerance: float
    tolerance_amount: float
    explainer: str

    @property
    def is_counted(self) -> bool:
        """Return whether the table has a row per person or household."""
        return not self.value_column


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
