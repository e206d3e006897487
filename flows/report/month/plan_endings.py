"""How plans ended (收官), in sentences: the county's results, what an indicator goes on from."""

import math
from collections import Counter
from dataclasses import dataclass

from flows.catalog.records import Indicator
from flows.period import year_of
from flows.report.month.amounts import amount
from flows.report.month.facts import Facts
from flows.report.month.phrases import join_names
from flows.wording import RESULT_NAMES
from flows.words.plan_words import called_in_full

_MOST_NAMES = 3


@dataclass(frozen=True, slots=True)
class PlanResult:
    """How an indicator ended in an area: a key of RESULT_NAMES; absent figures are NaN."""

    result: str
    actual: float
    target: float


def ended_sentence(facts: Facts) -> str:
    """Return how many of the county's indicators met the target with which their plans ended.

    It is said in full in the December of a plan's last year, then in short to the end of the year
    after.
    """
    last_years = {plan.plan: plan.last_year for plan in facts.catalog.plans}
    rows = facts.plan_results
    rows = rows[rows["area_code"] == facts.catalog.county.area_code]
    sentences = []
    for year in sorted(set(last_years.values())):
        ended = [name for name, last in last_years.items() if last == year]
        results = Counter(rows.loc[rows["plan"].isin(ended), "result"])
        if not results:
            continue
        if facts.period == f"{year}-12":
            sentences.append(ending_sentence(ended, year, results, facts.catalog.places.whole))
        elif year_of(facts.period) == year + 1:
            sentences.append(_reminder(ended, year, results))
    return "".join(sentences)


def county_results(facts: Facts) -> dict[str, PlanResult]:
    """Return how each indicator of a plan that has ended stood in the county, by code."""
    rows = facts.plan_results
    rows = rows[rows["area_code"] == facts.catalog.county.area_code]
    names = ("indicator_code", "result", "actual", "target")
    columns = (rows[name].tolist() for name in names)
    return {
        code: PlanResult(result, float(actual), float(target))
        for code, result, actual, target in zip(*columns, strict=True)
    }


def ending_sentence(plans: list[str], year: int, results: Counter[str], whole: str) -> str:
    """Return how the indicators of plans that ended with a year stood, counted by result."""
    counts = "、".join(
        f"{name}{results[result]}项" for result, name in RESULT_NAMES.items() if results[result]
    )
    names = called_in_full(join_names(plans, _MOST_NAMES))
    return f"{names}于{year}年底期满，{whole}收官评估{results.total()}项：{counts}。"


def _reminder(plans: list[str], year: int, results: Counter[str]) -> str:
    """Return in short that plans ended and how many of their indicators met the target."""
    whose = called_in_full(plans[0]) if len(plans) == 1 else f"{len(plans)}个方案"
    return (
        f"{whose}已于{year}年底期满（收官评估{results.total()}项，"
        f"{RESULT_NAMES['met']}{results['met']}项）。"
    )


def succession(predecessor: Indicator, ended: PlanResult | None) -> str:
    """Return which indicator of an earlier plan another one goes on from, and how that ended."""
    text = f"{predecessor.plan}“{predecessor.name}”（{predecessor.indicator_code}）"
    if ended is None:
        return text
    figures = [
        f"{word}{amount(value, predecessor.unit)}"
        for word, value in (("期末", ended.actual), ("目标", ended.target))
        if not math.isnan(value)
    ]
    return f"{text}，期满时{RESULT_NAMES[ended.result]}" + (
        f"（{'，'.join(figures)}）" if figures else ""
    )
