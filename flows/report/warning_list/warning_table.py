"""The table of a month's warnings with figures and sources, as analysts read it in warnings.csv."""

import pandas as pd

from flows.assess.conflicts import stricter
from flows.report.month.facts import Facts
from flows.report.month.warning_episodes import Episode, episodes_of, months_running
from flows.report.warning_list.number_sources import Sources
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
    levels = _levels(facts)
    latest = _latest(facts)
    sources = Sources(facts)
    rows = [
        _row(one, facts, levels, latest, sources)
        for one in episodes_of(facts.warnings, facts.period)
    ]
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


def _levels(facts: Facts) -> dict[str, int]:
    """Return the published level of each warning that is open at the month's end."""
    rows = facts.open_warnings
    month = rows[rows["period"] == facts.period]
    return {
        str(one): int(level) for one, level in zip(month["warning_id"], month["level"], strict=True)
    }


def _latest(facts: Facts) -> dict[tuple[str, str], dict[str, object]]:
    """Return the latest assessment of each indicator and area."""
    ordered = facts.assessments.sort_values("period")
    last = ordered.drop_duplicates(["indicator_code", "area_code"], keep="last")
    return {
        (row["indicator_code"], row["area_code"]): {str(key): value for key, value in row.items()}
        for row in last.to_dict("records")
    }


def _row(
    warning: Episode,
    facts: Facts,
    levels: dict[str, int],
    latest: dict[tuple[str, str], dict[str, object]],
    sources: Sources,
) -> dict[str, object]:
    catalog = facts.catalog
    code, area, period = warning.code, warning.area_code, facts.period
    level = levels.get(warning.warning_id, warning.level_at(period))
    row: dict[str, object] = {
        "warning_id": warning.warning_id,
        "kind": "indicator" if code else "submission",
        "change": warning.change_in(period),
        "level": level,
        "level_name": LEVEL_NAMES[level] if code else f"催报（{LEVEL_NAMES[level]}）",
        "indicator_code": code,
        "form": warning.form,
        "area_code": area,
        "area": catalog.area_name(area),
        "opened": warning.opened,
        "state": warning.state_at(period),
        "resolved": warning.resolved if warning.resolved <= period else "",
    }
    if code:
        row |= _indicator_part(code, area, facts, latest, sources)
    else:
        form = catalog.form_by_code[warning.form]
        who = form.unit or catalog.area_name(area)
        row |= {"indicator": "", "form_name": form.name, "lead_unit": form.unit, "area": who}
        row |= {"shortfall": float("nan")}
    row["months_running"] = months_running(warning.opened, period)
    return row


def _indicator_part(
    code: str,
    area: str,
    facts: Facts,
    latest: dict[tuple[str, str], dict[str, object]],
    sources: Sources,
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


def _citation(code: str, facts: Facts) -> str:
    year = int(facts.period[:4])
    rows = [target for target in facts.catalog.targets if target.indicator_code == code]
    nearest = min(rows, key=lambda target: abs(target.year - year), default=None)
    return nearest.citation if nearest else ""
