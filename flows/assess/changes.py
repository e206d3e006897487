"""Why a status changed: new data, correction, target revision or rule change."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from flows.catalog.model import Catalog
from flows.period import chinese_period

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
_KEYS = ["indicator_code", "area_code", "period"]
_STATUS_NAMES = {
    "green": "正常",
    "yellow": "关注",
    "red": "预警",
    "missing": "未报",
    "no_target": "未设目标",
}


@dataclass(frozen=True)
class Inputs:
    """What differs between two judgements.

    `observations`: one row per measure, area and period whose current value is another than at
    the last judgement; `kind` is `new data` or `correction`.
    """

    observations: pd.DataFrame
    has_new_targets: bool
    has_new_rules: bool


def explain_changes(
    before: pd.DataFrame, after: pd.DataFrame, inputs: Inputs, catalog: Catalog
) -> pd.DataFrame:
    """Return one row per changed status (CHANGE_COLUMNS).

    A month that was judged before is compared with its own earlier judgement; a month judged for
    the first time with the due month before it (`compared_with`).
    """
    rows = [*_rejudged(before, after, inputs, catalog), *_first_judged(before, after)]
    return pd.DataFrame(rows, columns=CHANGE_COLUMNS)


def _rejudged(
    before: pd.DataFrame, after: pd.DataFrame, inputs: Inputs, catalog: Catalog
) -> Iterator[tuple[str, ...]]:
    both = before.merge(after, on=_KEYS, suffixes=("_old", "_new"))
    changed = both[both["status_old"] != both["status_new"]]
    touched = _touched(inputs.observations, catalog)
    for row in changed.to_dict("records"):
        cause = _cause(row, inputs, touched)
        yield (
            row["period"],
            row["indicator_code"],
            row["area_code"],
            row["status_old"],
            row["status_new"],
            cause,
            row["period"],
            _detail(cause, row["status_old"], row["status_new"], row),
        )


def _cause(row: Mapping[Any, Any], inputs: Inputs, touched: dict[tuple[str, str], str]) -> str:
    """Return the cause: the data where the value moved, else what moved the expected figure."""
    data = touched.get((str(row["indicator_code"]), str(row["area_code"])), "")
    if not _is_same(row["actual_old"], row["actual_new"]):
        return data or (RULE_CHANGE if inputs.has_new_rules else NEW_DATA)
    if inputs.has_new_targets and not _is_same(row["target_old"], row["target_new"]):
        return TARGET_REVISION
    if inputs.has_new_rules:
        return RULE_CHANGE
    if inputs.has_new_targets:
        return TARGET_REVISION
    kinds = set(inputs.observations["kind"])
    return CORRECTION if CORRECTION in kinds else NEW_DATA


def _is_same(one: Any, other: Any) -> bool:
    if pd.isna(one) or pd.isna(other):
        return bool(pd.isna(one) and pd.isna(other))
    return abs(float(str(one)) - float(str(other))) <= 1e-9


def _touched(observations: pd.DataFrame, catalog: Catalog) -> dict[tuple[str, str], str]:
    """Return by indicator and area what kind of change its measures saw; a correction outweighs."""
    users: dict[str, list[str]] = {}
    for indicator in catalog.indicators:
        for measure in indicator.measures:
            users.setdefault(measure, []).append(indicator.indicator_code)
    touched: dict[tuple[str, str], str] = {}
    seen = observations[["measure_code", "area_code", "kind"]].drop_duplicates()
    for measure, area, kind in seen.itertuples(index=False):
        while area in catalog.area_by_code:
            for code in users.get(measure, ()):
                if touched.get((code, area)) != CORRECTION:
                    touched[code, area] = kind
            area = catalog.area_by_code[area].parent_code
    return touched


def _first_judged(before: pd.DataFrame, after: pd.DataFrame) -> Iterator[tuple[str, ...]]:
    ordered = after.sort_values(_KEYS)
    series = ordered.groupby(["indicator_code", "area_code"], sort=False)
    ordered = ordered.assign(
        previous=series["status"].shift(), compared_with=series["period"].shift()
    )
    known = before[_KEYS].assign(is_known=True)
    fresh = ordered.merge(known, on=_KEYS, how="left")
    fresh = fresh[
        fresh["is_known"].isna()
        & fresh["previous"].notna()
        & (fresh["previous"] != fresh["status"])
    ]
    for row in fresh.to_dict("records"):
        yield (
            row["period"],
            row["indicator_code"],
            row["area_code"],
            row["previous"],
            row["status"],
            NEW_DATA,
            row["compared_with"],
            f"较{chinese_period(row['compared_with'])}由{_STATUS_NAMES[row['previous']]}"
            f"转为{_STATUS_NAMES[row['status']]}",
        )


_CAUSE_NAMES = {
    NEW_DATA: "收到新的数据",
    CORRECTION: "数据更正",
    TARGET_REVISION: "目标调整",
    RULE_CHANGE: "评估规则或口径调整",
}


def _detail(cause: str, old: str, new: str, row: Mapping[Any, Any]) -> str:
    parts = [f"因{_CAUSE_NAMES[cause]}，由{_STATUS_NAMES[old]}转为{_STATUS_NAMES[new]}"]
    for name, what in (("actual", "实际值"), ("expected", "序时目标")):
        one, other = row[f"{name}_old"], row[f"{name}_new"]
        if not _is_same(one, other):
            parts.append(f"{what}由{_show(one)}变为{_show(other)}")
    return "；".join(parts)


def _show(value: Any) -> str:
    return "无" if pd.isna(value) else f"{float(str(value)):.6g}"
