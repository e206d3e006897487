"""What a year's late, missing, rejected and wrong reports cost, each with its evidence.

What inspections found wrong on site costs too (`inspection_deductions.py`).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from flows.catalog.model import Catalog
from flows.catalog.policy import Deductions
from flows.period import chinese_day, chinese_half, chinese_period, due_date, is_period, year_of
from flows.report.month.facts import Facts
from flows.report.month.recipients import reporter_of
from flows.wording import FINDING_NAMES

#: The kind of what an inspection found wrong.
INSPECTED = "inspected"
DEDUCTION_NAMES = {
    "late": FINDING_NAMES["late"],
    "missing": FINDING_NAMES["submission_missing"],
    "rejected": "整表退回",
    "corrected": "数据失实（县级更正）",
    INSPECTED: "抽查差错",
}


@dataclass(frozen=True)
class Deduction:
    """One fact that costs points; `evidence` says form, month and day so that it can be checked.

    `kind` is a key of DEDUCTION_NAMES; `period` a month, of an inspection a half-year.
    """

    reporter: str
    kind: str
    form: str
    period: str
    evidence: str
    points: float

    @property
    def span_text(self) -> str:
        """Return the month or half-year as offices write it: 2022年6月, 2022年上半年."""
        return chinese_period(self.period) if is_period(self.period) else chinese_half(self.period)


def find_deductions(
    facts: Facts, year: int, inspected: Iterable[Deduction] = ()
) -> dict[str, tuple[Deduction, ...]]:
    """Return every town's and unit's deductions of a year, by month and form; inspections last.

    A figure that the sender corrected costs nothing: own corrections are wanted. One that the
    county had to correct (corrections.csv) is a wrong report. `inspected`: what the year's
    inspections found, whose half-years sort behind the year's months.
    """
    rule = facts.catalog.policy.deductions
    every = [*_of_rates(facts, year, rule), *_rejected(facts, year, rule)]
    every += [*_corrected(facts.catalog, year, rule), *inspected]
    mine: dict[str, list[Deduction]] = defaultdict(list)
    for one in sorted(every, key=lambda one: (one.period, one.form, one.kind, one.evidence)):
        mine[one.reporter].append(one)
    return {name: tuple(ones) for name, ones in mine.items()}


def deducted_points(deductions: Iterable[Deduction], rule: Deductions) -> float:
    """Return what a year's deductions cost together: at most the policy's `most`."""
    return min(rule.most, sum(one.points for one in deductions))


def _of_rates(facts: Facts, year: int, rule: Deductions) -> Iterator[Deduction]:
    """Yield what came late and what never came."""
    arrivals = _first_days(facts.submissions)
    rates = facts.reporting_rates
    names = ("period", "form", "area_code", "is_received", "is_on_time")
    for period, form, area, is_received, is_on_time in zip(
        *(rates[name] for name in names), strict=True
    ):
        if year_of(period) != year or (is_received and is_on_time):
            continue
        declared = facts.catalog.form_by_code.get(form)
        if declared is None:
            continue
        due_on = due_date(period, declared.due_day)
        due = chinese_day(due_on)
        came = arrivals.get((period, form, area))
        day = chinese_day(came.date()).removeprefix(f"{due_on.year}年") if came is not None else ""
        late = f"{due}截止，{day}收到" if day else f"{due}截止，逾期收到"
        yield Deduction(
            reporter=reporter_of(form, area, facts.catalog),
            kind="late" if is_received else "missing",
            form=declared.name,
            period=period,
            evidence=late if is_received else f"{due}截止，至今未收到",
            points=rule.late if is_received else rule.missing,
        )


def _first_days(submissions: pd.DataFrame) -> Mapping[tuple[str, str, str], pd.Timestamp]:
    """Return when the first file of each form, month and sender that counted came."""
    counted = submissions[submissions["status"] != "rejected"]
    keys = ["period", "form", "area_code"]
    first = counted.sort_values("received_at").drop_duplicates(keys)
    columns = (first[name] for name in (*keys, "received_at"))
    return {
        (period, form, area): pd.Timestamp(day)
        for period, form, area, day in zip(*columns, strict=True)
        if not pd.isna(day)
    }


def _rejected(facts: Facts, year: int, rule: Deductions) -> Iterator[Deduction]:
    rows = facts.submissions[facts.submissions["status"] == "rejected"]
    names = ("period", "form", "area_code", "file_name", "received_at")
    for period, form, area, file_name, day in zip(*(rows[name] for name in names), strict=True):
        declared = facts.catalog.form_by_code.get(form)
        if declared is not None and year_of(period) == year and area in facts.catalog.area_by_code:
            yield Deduction(
                reporter=reporter_of(form, area, facts.catalog),
                kind="rejected",
                form=declared.name,
                period=period,
                evidence=f"{chinese_day(pd.Timestamp(day).date())}收到的《{file_name}》整表退回",
                points=rule.rejected,
            )


def _corrected(catalog: Catalog, year: int, rule: Deductions) -> Iterator[Deduction]:
    for one in catalog.corrections:
        measure = catalog.measure_by_code.get(one.measure_code)
        area = catalog.area_by_code.get(one.area_code)
        if measure is None or area is None or year_of(one.period) != year:
            continue
        town = area.parent_code if area.level == "village" else area.area_code
        declared = catalog.form_by_code[measure.form]
        yield Deduction(
            reporter=reporter_of(measure.form, town, catalog),
            kind="corrected",
            form=declared.name,
            period=one.period,
            evidence=(
                f"{area.name}{measure.name}：原报{one.expected or '空'}，"
                f"{one.date}更正为{one.value or '不计'}（{one.reason}）"
            ),
            points=rule.corrected,
        )
