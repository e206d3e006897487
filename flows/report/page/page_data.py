"""A month's facts as the page needs them: compact, every text plain, every number a number."""

import math
from collections import defaultdict
from typing import Any

import pandas as pd

from flows.catalog.records import Indicator
from flows.report.month.facts import Facts
from flows.report.month.warning_list import list_warnings
from flows.wording import BASIS_NAMES, DIRECTION_NAMES, FREQUENCY_NAMES

STATES = ("green", "yellow", "red", "missing", "no_target", "not_due", "not_applicable")
_KINDS = {"rate": "比率", "stock": "存量", "flow": "当年量", "cumulative": "五年累计"}
_MONTHS_KEPT = 24


def page_data(facts: Facts) -> dict[str, Any]:
    """Return everything that the page shows but the lineage, as JSON-ready values.

    `cells[indicator][area]` is [state, actual, expected, target, variance, forecast, streak,
    coverage] or null; areas are the county and its towns in the order of `areas`.
    """
    areas = [facts.catalog.county, *facts.catalog.towns]
    places = {area.area_code: number for number, area in enumerate(areas)}
    due = [row for row in facts.catalog.indicators if row.indicator_code in _due(facts)]
    return {
        "period": facts.period,
        "areas": [{"code": area.area_code, "name": area.name} for area in areas],
        "indicators": [_indicator(row, facts) for row in due],
        "cells": _cells(facts, due, places),
        "history": _history(facts, due, places),
        "levels": _levels(facts),
    }


def lineage_data(facts: Facts) -> dict[str, Any]:
    """Return where the latest value of every measure and area stands.

    `cells[measure][area]` is [file, sheet, cell, value, period, explanation], the first two as
    numbers of `files` and `sheets`.
    """
    recent = facts.observations.sort_values("period").drop_duplicates(
        ["measure_code", "area_code"], keep="last"
    )
    told = _explanations(facts)
    files: dict[str, int] = {}
    sheets: dict[str, int] = {}
    cells: dict[str, dict[str, list[Any]]] = defaultdict(dict)
    for row in recent.sort_values(["measure_code", "area_code"]).to_dict("records"):
        cells[row["measure_code"]][row["area_code"]] = [
            files.setdefault(row["file_name"], len(files)),
            sheets.setdefault(row["sheet"], len(sheets)),
            row["cell"],
            number(row["value"]),
            row["period"],
            told.get((row["file_name"], row["sheet"], row["cell"]), ""),
        ]
    names = {area.area_code: area.name for area in facts.catalog.areas}
    parents = {area.area_code: area.parent_code for area in facts.catalog.areas}
    measures = {row.measure_code: [row.name, row.unit] for row in facts.catalog.measures}
    return {
        "files": list(files),
        "sheets": list(sheets),
        "cells": cells,
        "names": names,
        "parents": parents,
        "measures": measures,
    }


def _explanations(facts: Facts) -> dict[tuple[str, str, str], str]:
    """Return what was explained, by file, sheet and cell."""
    columns = (facts.findings[name] for name in ("file_name", "sheet", "cell", "explanation"))
    return {
        (str(file), str(sheet), str(cell)): str(text)
        for file, sheet, cell, text in zip(*columns, strict=True)
        if text
    }


def number(value: Any) -> float | int | None:
    """Return a number with at most six decimals, whole ones as such, None when absent."""
    if value is None or (isinstance(value, float) and math.isnan(value)) or value is pd.NA:
        return None
    rounded = round(float(value), 6)
    return int(rounded) if rounded.is_integer() else rounded


def _due(facts: Facts) -> set[str]:
    return set(facts.month["indicator_code"])


def _indicator(row: Indicator, facts: Facts) -> dict[str, Any]:
    county = facts.catalog.county.area_code
    targets = facts.targets[
        (facts.targets["indicator_code"] == row.indicator_code)
        & (facts.targets["area_code"] == county)
    ].sort_values("year")
    citations = {
        target.citation: None
        for target in facts.catalog.targets
        if target.indicator_code == row.indicator_code and target.citation
    }
    return {
        "code": row.indicator_code,
        "name": row.name,
        "plan": row.plan,
        "section": row.section,
        "lead": row.lead_unit,
        "leads": list(row.lead_units),
        "unit": row.unit,
        "kind": _KINDS[row.kind],
        "direction": DIRECTION_NAMES[row.direction],
        "frequency": FREQUENCY_NAMES[row.frequency],
        "measures": list(row.measures),
        "note": row.note,
        "citations": list(citations),
        "targets": [
            [
                int(one["year"]),
                number(one["target"]),
                number(one["target_upper"]),
                BASIS_NAMES.get(one["basis"], one["basis"]),
            ]
            for one in targets.to_dict("records")
        ],
    }


def _cells(
    facts: Facts, due: list[Indicator], places: dict[str, int]
) -> list[list[list[Any] | None]]:
    rows: dict[str, list[list[Any] | None]] = {
        row.indicator_code: [None] * len(places) for row in due
    }
    names = ("actual", "expected", "target", "variance", "forecast", "streak", "coverage")
    for row in facts.month.to_dict("records"):
        place = places.get(row["area_code"])
        if place is not None:
            state = STATES.index(row["status"])
            rows[row["indicator_code"]][place] = [state, *(number(row[name]) for name in names)]
    return [rows[row.indicator_code] for row in due]


def _history(facts: Facts, due: list[Indicator], places: dict[str, int]) -> list[list[Any]]:
    """Return for each indicator its periods, the county's expected figures and all actual ones."""
    rows = facts.assessments[facts.assessments["area_code"].isin(list(places))]
    columns = ("indicator_code", "area_code", "period", "actual", "expected")
    actual: dict[tuple[str, str], dict[str, float]] = defaultdict(dict)
    expected: dict[str, dict[str, float]] = defaultdict(dict)
    periods: dict[str, set[str]] = defaultdict(set)
    county = next(iter(places))
    for code, area, period, value, goal in zip(*(rows[name] for name in columns), strict=True):
        actual[code, area][period] = value
        periods[code].add(period)
        if area == county:
            expected[code][period] = goal
    return [_series(row.indicator_code, periods, expected, actual, list(places)) for row in due]


def _series(
    code: str,
    periods: dict[str, set[str]],
    expected: dict[str, dict[str, float]],
    actual: dict[tuple[str, str], dict[str, float]],
    areas: list[str],
) -> list[Any]:
    kept = sorted(periods[code])[-_MONTHS_KEPT:]
    series = [
        [number(actual[code, area].get(period)) for period in kept]
        if (code, area) in actual
        else None
        for area in areas
    ]
    return [kept, [number(expected[code].get(period)) for period in kept], series]


def _levels(facts: Facts) -> dict[str, int]:
    """Return the level of each open indicator warning by `indicator|area`."""
    rows = list_warnings(facts)
    is_open = (rows["kind"] == "indicator") & (rows["state"] == "open")
    return {
        f"{row['indicator_code']}|{row['area_code']}": int(row["level"])
        for row in rows[is_open].to_dict("records")
    }
