"""Why a status changed: new data, correction, target revision or rule change."""

import math
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

import pandas as pd

from flows.catalog.model import Catalog
from flows.period import chinese_period, shift, year_of
from flows.same_figure import is_same
from flows.wording import CAUSE_NAMES, STATUS_NAMES

CHANGE_COLUMNS = [
    "period",
    "indicator_code",
    "area_code",
    "from_status",
    "to_status",
    "cause",
    "compared_with",
    "detail",
]
NEW_DATA, CORRECTION = "new data", "correction"
TARGET_REVISION, RULE_CHANGE = "target revision", "rule change"
PLAN_ENDED = "plan ended"
_KEYS = ["indicator_code", "area_code", "period"]
_FIGURES = [*_KEYS, "actual", "target", "expected", "status"]
#: Old and new figures of one indicator, area and period.
_Pair = dict[Any, Any]
#: By measure and area: the periods whose observation changed, and the kind of change.
_Evidence = dict[tuple[str, str], set[tuple[str, str]]]


@dataclass(frozen=True)
class Inputs:
    """What differs between two judgements.

    `observations`: one row per measure, area and period whose current value is another than at
    the last judgement; `kind` is `new data` or `correction`. The flags compare the digests of
    `assess.digests` with those of the last run.
    """

    observations: pd.DataFrame
    has_new_targets: bool
    has_new_rules: bool


def explain_changes(
    before: pd.DataFrame, after: pd.DataFrame, inputs: Inputs, catalog: Catalog
) -> pd.DataFrame:
    """Return one row per changed status (CHANGE_COLUMNS).

    A month that was judged before is compared with its own earlier judgement; a month judged for
    the first time with the due month before it (`compared_with`). `before` and `after` have at
    least indicator_code, area_code, period, actual, target, expected and status.
    """
    pairs = [*_rejudged(before, after), *_first_judged(before, after)]
    evidence = _gather_evidence(inputs.observations, catalog) if len(before) and pairs else {}
    rows = [_explain(pair, inputs, evidence, catalog) for pair in pairs]
    return pd.DataFrame(rows, columns=CHANGE_COLUMNS)


def _rejudged(before: pd.DataFrame, after: pd.DataFrame) -> list[_Pair]:
    both = before[_FIGURES].merge(after[_FIGURES], on=_KEYS, suffixes=("_old", "_new"))
    changed = both[both["status_old"] != both["status_new"]]
    return list(changed.assign(compared_with=changed["period"]).to_dict("records"))


def _first_judged(before: pd.DataFrame, after: pd.DataFrame) -> list[_Pair]:
    ordered = after[_FIGURES].sort_values(_KEYS, ignore_index=True)
    previous = ordered.groupby(_KEYS[:2], sort=False)[["period", *_FIGURES[3:]]].shift()
    present = ordered.rename(columns={name: f"{name}_new" for name in _FIGURES[3:]})
    both = pd.concat([present, previous.rename(columns=lambda name: f"{name}_old")], axis=1)
    both = both.rename(columns={"period_old": "compared_with"})
    is_known = pd.MultiIndex.from_frame(both[_KEYS]).isin(pd.MultiIndex.from_frame(before[_KEYS]))
    is_changed = both["status_old"].notna() & (both["status_old"] != both["status_new"])
    return list(both[is_changed & ~is_known].to_dict("records"))


def _explain(pair: _Pair, inputs: Inputs, evidence: _Evidence, catalog: Catalog) -> tuple[str, ...]:
    if _is_plan_over(pair, catalog):
        cause = PLAN_ENDED
    elif pair["compared_with"] == pair["period"]:
        cause = _cause(pair, inputs, evidence, catalog)
    else:
        cause = _cause_of_new_month(pair, inputs)
    return (
        pair["period"],
        pair["indicator_code"],
        pair["area_code"],
        pair["status_old"],
        pair["status_new"],
        cause,
        pair["compared_with"],
        _detail(pair, cause, catalog),
    )


def _is_plan_over(pair: _Pair, catalog: Catalog) -> bool:
    """Return whether there is no target any more because the plan's last year is over."""
    plan = catalog.plan_of(catalog.indicator_by_code[pair["indicator_code"]])
    return pair["status_new"] == "no_target" and year_of(pair["period"]) > plan.last_year


def _cause(pair: _Pair, inputs: Inputs, evidence: _Evidence, catalog: Catalog) -> str:
    """Return what moved the value; where it stands, what moved target or expected figure."""
    indicator = catalog.indicator_by_code[pair["indicator_code"]]
    if not _is_same(pair, "actual"):
        earliest = shift(pair["period"], -catalog.policy.carry_months)
        seen = _kinds(evidence, indicator.measures, pair, earliest)
        return _data_cause(seen) or _declared_cause(inputs, RULE_CHANGE)
    if _is_same(pair, "target") and _is_same(pair, "expected"):
        return _declared_cause(inputs, RULE_CHANGE)
    if inputs.has_new_targets:
        return TARGET_REVISION
    measures = (*indicator.measures, indicator.allocate_by)
    county = pair | {"area_code": catalog.county.area_code}
    return _data_cause(_kinds(evidence, measures, county, "")) or _declared_cause(
        inputs, RULE_CHANGE
    )


def _cause_of_new_month(pair: _Pair, inputs: Inputs) -> str:
    """Return new data, unless the value stands and only declarations can have moved the rest."""
    if not _is_same(pair, "actual") or not (inputs.has_new_targets or inputs.has_new_rules):
        return NEW_DATA
    if inputs.has_new_targets and not _is_same(pair, "target"):
        return TARGET_REVISION
    return RULE_CHANGE if inputs.has_new_rules else NEW_DATA


def _data_cause(kinds: set[str]) -> str:
    """Return the kind of data change; a correction outweighs new data."""
    return CORRECTION if CORRECTION in kinds else NEW_DATA if kinds else ""


def _declared_cause(inputs: Inputs, preferred: str) -> str:
    """Return which declaration changed; where both did, the preferred one."""
    changed = [
        cause
        for cause, has_changed in (
            (RULE_CHANGE, inputs.has_new_rules),
            (TARGET_REVISION, inputs.has_new_targets),
        )
        if has_changed
    ]
    if not changed:
        return NEW_DATA
    return preferred if preferred in changed else changed[0]


def _gather_evidence(observations: pd.DataFrame, catalog: Catalog) -> _Evidence:
    """Return the changes of every measure by the areas that they reach: own, town, county."""
    evidence: _Evidence = defaultdict(set)
    columns = ("measure_code", "area_code", "period", "kind")
    for measure, area, period, kind in zip(*(observations[c] for c in columns), strict=True):
        while area in catalog.area_by_code:
            evidence[measure, area].add((period, kind))
            area = catalog.area_by_code[area].parent_code
    return evidence


def _kinds(evidence: _Evidence, measures: tuple[str, ...], pair: _Pair, earliest: str) -> set[str]:
    return {
        kind
        for measure in measures
        for period, kind in evidence.get((measure, pair["area_code"]), ())
        if earliest <= period <= pair["period"]
    }


def _is_same(pair: _Pair, name: str) -> bool:
    return is_same(_number(pair[f"{name}_old"]), _number(pair[f"{name}_new"]))


def _number(value: object) -> float:
    return math.nan if value is None or value is pd.NA else float(str(value))


def _detail(pair: _Pair, cause: str, catalog: Catalog) -> str:
    """Return one Chinese sentence: why, from what to what, and the figures that moved."""
    turned = f"由{STATUS_NAMES[pair['status_old']]}转为{STATUS_NAMES[pair['status_new']]}"
    if pair["compared_with"] == pair["period"]:
        parts = [f"因{CAUSE_NAMES[cause]}，{turned}"]
    else:
        why = f"因{CAUSE_NAMES[cause]}，" if cause == PLAN_ENDED else ""
        parts = [f"{why}较{chinese_period(pair['compared_with'])}{turned}"]
    unit = catalog.indicator_by_code[pair["indicator_code"]].unit
    for name, what in (("actual", "实际值"), ("expected", "序时目标"), ("target", "年度目标")):
        if not _is_same(pair, name):
            old, new = _show(pair[f"{name}_old"], unit), _show(pair[f"{name}_new"], unit)
            parts.append(f"{what}由{old}变为{new}")
    return "；".join(parts) + "。"


def _show(value: object, unit: str) -> str:
    number = _number(value)
    return "无" if math.isnan(number) else f"{number:.6g}{unit}"
