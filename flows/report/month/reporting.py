"""Who reported what in the month: towns and units, not forms, are what papers name."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flows.report.month.facts import Facts
from flows.report.month.recipients import reporter_of
from flows.report.month.warned import Owed

#: Findings about a file's arrival, not about what stands in it.
ABOUT_ARRIVAL = ("late", "file_duplicate", "submission_missing")


@dataclass(frozen=True)
class ReporterStanding:
    """What one town or unit owed and sent in the month, and how good it was.

    `forms` were due this month, `received` of them came, `late` of those after their day; `owed`
    are all forms owed at the month's end. `to_correct` and `to_explain` count findings (必须改正,
    须说明); `completeness` is the mean share of cells filled in what came, NaN when nothing came.
    """

    reporter: str
    area_code: str
    is_town: bool
    forms: int
    received: int
    late: int
    owed: tuple[Owed, ...]
    to_correct: int
    to_explain: int
    completeness: float


def list_reporters(facts: Facts, owed: Sequence[Owed]) -> tuple[ReporterStanding, ...]:
    """Return every town, then every unit that owes forms, in the order of the catalogue."""
    mine: dict[str, list[Owed]] = defaultdict(list)
    for one in owed:
        if one.change not in ("resolved", "lapsed"):
            mine[reporter_of(one.form, one.area_code, facts.catalog)].append(one)
    rates = _rates(facts)
    found = _findings(facts)
    towns = {town.name: town.area_code for town in facts.catalog.towns_in(facts.period)}
    names = dict.fromkeys([*towns, *rates, *mine, *found])
    return tuple(
        _standing(name, towns, rates[name], mine[name], found[name], facts) for name in names
    )


@dataclass(frozen=True)
class _Rate:
    is_received: bool
    is_on_time: bool
    completeness: float


def _rates(facts: Facts) -> dict[str, list[_Rate]]:
    rows = facts.reporting_rates[facts.reporting_rates["period"] == facts.period]
    names = ("form", "area_code", "is_received", "is_on_time", "completeness")
    rates: dict[str, list[_Rate]] = defaultdict(list)
    for form, area, is_received, is_on_time, completeness in zip(
        *(rows[name] for name in names), strict=True
    ):
        name = reporter_of(str(form), str(area), facts.catalog)
        rates[name].append(_Rate(bool(is_received), bool(is_on_time), float(completeness)))
    return rates


def _findings(facts: Facts) -> dict[str, Counter[str]]:
    """Return the findings about cells of each reporter, counted by severity."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    names = ("code", "severity", "form", "area_code")
    for code, severity, form, area in zip(*(facts.findings[name] for name in names), strict=True):
        if code not in ABOUT_ARRIVAL:
            name = sender_of(str(area or ""), str(form or ""), facts)
            if name:
                counts[name][severity] += 1
    return counts


def sender_of(area_code: str, form: str, facts: Facts) -> str:
    """Return who sent a file, by its area and form; empty when neither is known."""
    catalog = facts.catalog
    area = catalog.area_by_code.get(area_code)
    if area is None:
        declared = catalog.form_by_code.get(form)
        return declared.unit if declared and declared.reporter != "town" else ""
    town = area.parent_code if area.level == "village" else area.area_code
    is_known = form in catalog.form_by_code
    name = reporter_of(form, town, catalog) if is_known else catalog.area_name(town)
    return "" if name == catalog.county.name else name


def _standing(
    name: str,
    towns: dict[str, str],
    rates: Sequence[_Rate],
    owed: Sequence[Owed],
    found: Counter[str],
    facts: Facts,
) -> ReporterStanding:
    received = [rate for rate in rates if rate.is_received]
    filled = [rate.completeness for rate in received]
    return ReporterStanding(
        reporter=name,
        area_code=towns.get(name, facts.catalog.county.area_code),
        is_town=name in towns,
        forms=len(rates),
        received=len(received),
        late=sum(not rate.is_on_time for rate in received),
        owed=tuple(sorted(owed, key=lambda one: (one.opened, one.form))),
        to_correct=found["reject"] + found["hold"],
        to_explain=found["flag"],
        completeness=sum(filled) / len(filled) if filled else float("nan"),
    )


def silent(reporters: Iterable[ReporterStanding]) -> tuple[ReporterStanding, ...]:
    """Return who owes at least one form, the one with most first."""
    owing = [one for one in reporters if one.owed]
    return tuple(sorted(owing, key=lambda one: (-len(one.owed), not one.is_town, one.area_code)))
