"""The list of warnings of a month: the one frame that lists, letters, page and mails read."""

from collections.abc import Iterable

import pandas as pd

from flows.assess.conflicts import stricter
from flows.catalog.model import Catalog
from flows.report.month.facts import Facts
from flows.report.month.warned import months_running
from flows.wording import BASIS_NAMES, LEVEL_NAMES

COLUMNS = [
    "warning_id",
    "kind",
    "change",
    "level",
    "level_name",
    "indicator_code",
    "indicator",
    "form",
    "form_name",
    "plan",
    "section",
    "lead_unit",
    "area_code",
    "area",
    "unit",
    "actual",
    "expected",
    "target",
    "target_upper",
    "variance",
    "shortfall",
    "status",
    "opened",
    "months_running",
    "forecast",
    "needed_per_month",
    "basis",
    "basis_name",
    "citation",
    "file_name",
    "sheet",
    "cell",
    "state",
    "resolved",
]
_FROM_ASSESSMENT = [
    "actual",
    "expected",
    "target",
    "target_upper",
    "variance",
    "shortfall",
    "status",
    "forecast",
    "needed_per_month",
    "basis",
]


def list_warnings(facts: Facts) -> pd.DataFrame:
    """Return one row per warning that is open in the month or ended in it (COLUMNS).

    `change`: new, escalated (its level was reached this month), continuing, resolved or lapsed.
    `months_running`: calendar months from opening to now, inclusive.
    Figures are those of the latest due month.
    Sorted by level and shortfall, the worst first.
    """
    open_or_ended = facts.warnings[
        (facts.warnings["state"] == "open") | (facts.warnings["resolved"] == facts.period)
    ]
    latest = _latest(facts)
    sources = Sources(facts)
    rows = [_row(warning, facts, latest, sources) for warning in open_or_ended.to_dict("records")]
    frame = pd.DataFrame(rows, columns=COLUMNS)
    ordered = frame.sort_values(
        ["level", "shortfall", "indicator_code", "area_code"],
        ascending=[False, False, True, True],
        ignore_index=True,
        na_position="last",
    )
    return _stricter_first(ordered, facts)


def _stricter_first(rows: pd.DataFrame, facts: Facts) -> pd.DataFrame:
    """Return the rows with the looser of two conflicting targets right behind the stricter one."""
    year = int(facts.period[:4])
    leads = {
        ({row["code_a"], row["code_b"]} - {row["leading_code"]}).pop(): row["leading_code"]
        for row in stricter(facts.catalog, facts.targets, year).to_dict("records")
        if row["leading_code"] and row["code_a"] != row["code_b"]
    }
    places: dict[tuple[str, str], float] = {
        (code, area): float(number)
        for number, (code, area) in enumerate(
            zip(rows["indicator_code"], rows["area_code"], strict=True)
        )
    }
    keys = [
        max(places[code, area], places.get((leads.get(code, ""), area), -1.0) + 0.5)
        for code, area in zip(rows["indicator_code"], rows["area_code"], strict=True)
    ]
    order = sorted(range(len(rows)), key=lambda number: (keys[number], number))
    return rows.iloc[order].reset_index(drop=True)


def _latest(facts: Facts) -> dict[tuple[str, str], dict[str, object]]:
    """Return the latest assessment of each indicator and area."""
    ordered = facts.assessments.sort_values("period")
    last = ordered.drop_duplicates(["indicator_code", "area_code"], keep="last")
    return {
        (row["indicator_code"], row["area_code"]): {str(key): value for key, value in row.items()}
        for row in last.to_dict("records")
    }


def _row(
    warning: dict[object, object],
    facts: Facts,
    latest: dict[tuple[str, str], dict[str, object]],
    sources: "Sources",
) -> dict[str, object]:
    catalog = facts.catalog
    code, area = str(warning["indicator_code"] or ""), str(warning["area_code"])
    level = int(str(warning["level"]))
    row: dict[str, object] = {
        "warning_id": warning["warning_id"],
        "kind": "indicator" if code else "submission",
        "change": change_of(warning, facts.period),
        "level": level,
        "level_name": LEVEL_NAMES[level] if code else f"催报（{LEVEL_NAMES[level]}）",
        "indicator_code": code,
        "form": str(warning["form"] or ""),
        "area_code": area,
        "area": catalog.area_name(area),
        "opened": warning["opened"],
        "state": warning["state"],
        "resolved": warning["resolved"],
    }
    if code:
        row |= _indicator_part(code, area, facts, latest, sources)
    else:
        form = catalog.form_by_code[str(warning["form"])]
        who = form.unit or catalog.area_name(area)
        row |= {"indicator": "", "form_name": form.name, "lead_unit": form.unit, "area": who}
        row |= {"shortfall": float("nan")}
    row["months_running"] = months_running(str(warning["opened"]), facts.period)
    return row


def _indicator_part(
    code: str,
    area: str,
    facts: Facts,
    latest: dict[tuple[str, str], dict[str, object]],
    sources: "Sources",
) -> dict[str, object]:
    indicator = facts.catalog.indicator_by_code[code]
    assessment = latest.get((code, area), {})
    basis = assessment.get("basis")
    return {
        "indicator": indicator.name,
        "form": indicator.form,
        "form_name": getattr(facts.catalog.form_by_code.get(indicator.form), "name", ""),
        "plan": indicator.plan,
        "section": indicator.section,
        "lead_unit": indicator.lead_unit,
        "unit": indicator.unit,
        **{name: assessment.get(name) for name in _FROM_ASSESSMENT},
        "basis_name": BASIS_NAMES.get(str(basis), ""),
        "citation": _citation(code, facts),
        **sources.of(code, area),
    }


def change_of(warning: dict[object, object], period: str) -> str:
    """Return what this month did to a warning."""
    if warning["state"] != "open":
        return str(warning["state"])
    if warning["opened"] == period:
        return "new"
    return "escalated" if warning["level_since"] == period else "continuing"


def _citation(code: str, facts: Facts) -> str:
    year = int(facts.period[:4])
    rows = [target for target in facts.catalog.targets if target.indicator_code == code]
    nearest = min(rows, key=lambda target: abs(target.year - year), default=None)
    return nearest.citation if nearest else ""


class Sources:
    """Where the numbers of the month come from: the cell, or how many cells."""

    def __init__(self, facts: Facts) -> None:
        self._catalog = facts.catalog
        recent = facts.observations.sort_values("period").drop_duplicates(
            ["measure_code", "area_code"], keep="last"
        )
        self._cells = {
            (row["measure_code"], row["area_code"]): (row["file_name"], row["sheet"], row["cell"])
            for row in recent.to_dict("records")
        }

    def of(self, indicator_code: str, area_code: str) -> dict[str, str]:
        """Return file, sheet and cell of an indicator's number; a count for a roll-up."""
        indicator = self._catalog.indicator_by_code[indicator_code]
        measure = indicator.measure or indicator.numerator
        found = [
            self._cells[measure, leaf]
            for leaf in _leaves(area_code, self._catalog)
            if (measure, leaf) in self._cells
        ]
        if not found:
            return {"file_name": "", "sheet": "", "cell": ""}
        if len(found) == 1:
            return dict(zip(("file_name", "sheet", "cell"), found[0], strict=True))
        files = list(dict.fromkeys(place[0] for place in found))
        name = files[0] if len(files) == 1 else f"{files[0]}等{len(files)}个文件"
        return {"file_name": name, "sheet": "", "cell": f"{len(found)}个单元格汇总"}


def _leaves(area_code: str, catalog: Catalog) -> Iterable[str]:
    yield area_code
    for area in catalog.areas:
        parent = catalog.area_by_code.get(area.parent_code)
        if area.parent_code == area_code or (parent and parent.parent_code == area_code):
            yield area.area_code
