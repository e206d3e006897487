"""What the warnings were worth, so that an office can set tolerances and bands by what they do.

Every plan target that came due is asked: was it warned before, from which month, at which level,
and was it missed?
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

import pandas as pd

from flows.catalog.model import Catalog
from flows.period import month_index, year_of

KEYS = ["indicator_code", "area_code"]
TARGET_COLUMNS = [
    *KEYS,
    "year",
    "due",
    "plan",
    "kind",
    "outcome",
    "warned_from",
    "level",
    "lead_months",
]
SUMMARY_COLUMNS = [
    "group",
    "name",
    "targets",
    "missed",
    "warned",
    "warned_and_missed",
    "warned_in_time",
    "precision",
    "recall",
    "median_lead_months",
    "letters",
    "letters_per_unit_month",
]
#: A warning so many months before the due month leaves time to act.
IN_TIME_MONTHS = 3
_DECEMBER = 12


@dataclass(frozen=True)
class Warned:
    """What warnings there were, one row an episode, and the letters that they brought.

    `episodes`: indicator_code, area_code, opened, last_period, level. `letters`: period, addressee,
    indicator_code.
    """

    episodes: pd.DataFrame
    letters: pd.DataFrame


def due_targets(
    catalog: Catalog, assessments: pd.DataFrame, warned: Warned, first: str, last: str
) -> pd.DataFrame:
    """Return one row per plan target that came due from the first to the last month.

    TARGET_COLUMNS; `due` is the due month of the target, else the year's last due period. `outcome`
    is met, missed or unknown (no value then). `warned_from` is the month of the first episode that
    reached into the year and opened before `due`, empty where there was none; `level` its highest.
    """
    rows = assessments[~assessments["is_reference"].astype("boolean").fillna(True)]
    rows = rows[rows["target"].notna()]
    year = rows["period"].str[:4].astype(int)
    months = _due_months(catalog)
    due_from = [
        f"{one}-{months.get((code, one), _DECEMBER):02d}"
        for code, one in zip(rows["indicator_code"], year, strict=True)
    ]
    rows = rows.assign(year=year)[rows["period"] >= pd.Series(due_from, index=rows.index)]
    rows = rows.sort_values("period").drop_duplicates([*KEYS, "year"])
    rows = rows[rows["period"].between(first, last)].rename(columns={"period": "due"})
    found = pd.DataFrame(_judged(catalog, rows, warned.episodes), columns=TARGET_COLUMNS)
    return found.sort_values([*KEYS, "year"], ignore_index=True)


def _due_months(catalog: Catalog) -> dict[tuple[str, int], int]:
    return {
        (target.indicator_code, target.year): int(target.due_month[5:])
        for target in catalog.targets
        if target.due_month
    }


def _judged(
    catalog: Catalog, rows: pd.DataFrame, episodes: pd.DataFrame
) -> Iterator[tuple[object, ...]]:
    by_series = dict(list(episodes.groupby(KEYS)))
    for row in rows.itertuples():
        key = (str(row.indicator_code), str(row.area_code))
        due, indicator = str(row.due), catalog.indicator_by_code[key[0]]
        own = by_series.get(key)
        opened, level = _first_warning(own, due) if own is not None else ("", 0)
        lead = month_index(due) - month_index(opened) if opened else None
        yield (
            *key,
            row.year,
            due,
            indicator.plan,
            indicator.kind,
            _outcome(cast("bool | None", row.met)),
            opened,
            level,
            lead,
        )


def _outcome(met: bool | None) -> str:
    if pd.isna(met):
        return "unknown"
    return "met" if met else "missed"


def _first_warning(own: pd.DataFrame, due: str) -> tuple[str, int]:
    """Return month and level of the first episode of the year that opened before it was due."""
    january = f"{year_of(due)}-01"
    before = own[(own["opened"] < due) & (own["last_period"] >= january)]
    if before.empty:
        return "", 0
    return str(before["opened"].min()), int(before["level"].max())


def summarise_targets(
    targets: pd.DataFrame, warned: Warned, catalog: Catalog, first: str, last: str
) -> pd.DataFrame:
    """Return SUMMARY_COLUMNS: one row for all, one per plan and one per kind.

    Precision is warned and missed ÷ warned; recall is missed and warned at least three months
    before ÷ missed; unknown outcomes count in neither. Letters are counted per addressee and month.
    """
    letters = warned.letters[warned.letters["period"].between(first, last)]
    units = {unit for row in catalog.indicators for unit in row.lead_units}
    unit_months = max(1, len(units | {town.name for town in catalog.towns})) * _count(first, last)
    plans = {row.indicator_code: row.plan for row in catalog.indicators}
    kinds = {row.indicator_code: row.kind for row in catalog.indicators}
    rows = [_summary("all", "", targets, letters, unit_months)]
    for group, names in (("plan", plans), ("kind", kinds)):
        own = letters["indicator_code"].map(names)
        for name in dict.fromkeys(names.values()):
            part = targets[targets[group] == name]
            rows.append(_summary(group, name, part, letters[own == name], unit_months))
    return pd.DataFrame(rows, columns=SUMMARY_COLUMNS)


def _summary(
    group: str, name: str, targets: pd.DataFrame, letters: pd.DataFrame, unit_months: int
) -> tuple[object, ...]:
    known = targets[targets["outcome"] != "unknown"]
    is_missed, is_warned = known["outcome"] == "missed", known["warned_from"] != ""
    hits = known[is_missed & is_warned]
    in_time = int((hits["lead_months"] >= IN_TIME_MONTHS).sum())
    written = len(letters.drop_duplicates(["period", "addressee"]))
    return (
        group,
        name,
        len(targets),
        int(is_missed.sum()),
        int(is_warned.sum()),
        len(hits),
        in_time,
        _share(len(hits), int(is_warned.sum())),
        _share(in_time, int(is_missed.sum())),
        float(hits["lead_months"].median()) if len(hits) else None,
        written,
        written / unit_months,
    )


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _count(first: str, last: str) -> int:
    return month_index(last) - month_index(first) + 1
