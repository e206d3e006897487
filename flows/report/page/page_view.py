"""What the page's fixed parts say: headline figures, tables, findings, conflicts, words."""

from collections import defaultdict
from dataclasses import asdict
from typing import Any

from flows.assess.conflicts import stricter
from flows.catalog.policy import Policy
from flows.finding import class_of
from flows.numbers_text import show_share, show_value
from flows.period import chinese_period
from flows.report.month.facts import Facts
from flows.report.month.policy_sentences import escalation_sentences, status_sentences
from flows.report.month.warning_list import list_warnings
from flows.report.page.page_data import STATES
from flows.wording import (
    CHANGE_NAMES,
    CLASS_NAMES,
    LEVEL_NAMES,
    STATUS_MARKS,
    STATUS_NAMES,
    TARGET_NAMES,
)

#: The gravest class first.
_CLASSES = ("correct", "explain", "notice")
#: What words of the page mean; what the policy decides is worked out from it.
_MEANINGS = (
    ("序时目标", "到本月底应达到的数，由年度目标按进度推算。"),
    (TARGET_NAMES[True], "没有明确到本年的计划目标时，按期末目标等推算的进度，不作为问责依据。"),
    ("差距率", "实际值落后序时目标的相对幅度，已达到的为0。"),
    (STATUS_NAMES["missing"], "本月没有收到数据；不作为0，也不算正常。"),
    (STATUS_NAMES["not_due"], "按季节或完成期限，本月还不要求完成。"),
    (STATUS_NAMES["not_applicable"], "本地没有这项任务。"),
    ("覆盖率", "本月有报送的村（或镇）占应报送的比例。"),
)


def page_view(facts: Facts) -> dict[str, Any]:
    """Return the values of the page's template."""
    rows = list_warnings(facts)
    warnings = rows[rows["kind"] == "indicator"]
    return {
        "county": facts.catalog.county.name,
        "month": chinese_period(facts.period),
        "period": facts.period,
        "office": facts.office,
        "is_synthetic": facts.is_synthetic,
        "states": [
            {
                "key": state,
                "name": STATUS_NAMES[state],
                "mark": STATUS_MARKS[state],
                "count": int((facts.month["status"] == state).sum()),
            }
            for state in STATES
        ],
        "changes": [
            {"name": name, "count": int((warnings["change"] == change).sum())}
            for change, name in CHANGE_NAMES.items()
        ],
        "missing": _missing(rows.to_dict("records")),
        "warnings": [_warning(row) for row in warnings.to_dict("records")],
        "findings": _findings(facts),
        "conflicts": _conflicts(facts),
        "words": _words(facts.catalog.policy),
        "plans": list(dict.fromkeys(row.plan for row in facts.catalog.indicators)),
        "towns": [area.name for area in facts.catalog.towns],
        "leads": sorted({unit for row in facts.catalog.indicators for unit in row.lead_units}),
        "colours": facts.catalog.policy.colours.model_dump(),
    }


def _words(policy: Policy) -> tuple[tuple[str, str], ...]:
    """Return the glossary: word and meaning."""
    return (
        *_MEANINGS,
        ("状态", "".join(status_sentences(policy))),
        ("预警和销号", "".join(escalation_sentences(policy))),
    )


def _missing(rows: list[dict[Any, Any]]) -> list[dict[str, Any]]:
    return [
        {
            "who": row["area"],
            "form": row["form_name"],
            "level": row["level_name"],
            "opened": row["opened"],
        }
        for row in rows
        if row["kind"] == "submission" and row["state"] == "open"
    ]


def _warning(row: dict[Any, Any]) -> dict[str, Any]:
    unit = str(row["unit"])
    return {
        "code": row["indicator_code"],
        "area_code": row["area_code"],
        "level": LEVEL_NAMES[int(row["level"])],
        "level_number": int(row["level"]),
        "change": CHANGE_NAMES[row["change"]],
        "name": row["indicator"],
        "area": row["area"],
        "plan": row["plan"],
        "lead": row["lead_unit"],
        "status": row["status"],
        "status_name": STATUS_NAMES.get(str(row["status"]), ""),
        "mark": STATUS_MARKS.get(str(row["status"]), ""),
        "actual": show_value(row["actual"], unit),
        "expected": show_value(row["expected"], unit),
        "shortfall": show_share(row["shortfall"]),
        "shortfall_number": 0.0 if row["shortfall"] != row["shortfall"] else row["shortfall"],
        "months": row["months_running"],
        "opened": row["opened"],
    }


def _conflicts(facts: Facts) -> list[dict[str, Any]]:
    """Return the conflicts between plans with the side that leads this year, and why."""
    year = int(facts.period[:4])
    judged = stricter(facts.catalog, facts.targets, year).to_dict("records")
    return [
        {
            **asdict(conflict),
            "leading": row["leading_code"] or "—",
            "reason": row["reason"],
        }
        for conflict, row in zip(facts.catalog.conflicts, judged, strict=True)
    ]


def _findings(facts: Facts) -> list[dict[str, Any]]:
    """Return the month's findings by sender, the gravest first."""
    order = list(_CLASSES)
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in facts.findings.to_dict("records"):
        area = facts.catalog.area_by_code.get(str(row["area_code"] or ""))
        while area is not None and area.level == "village":
            area = facts.catalog.area_by_code.get(area.parent_code)
        form = facts.catalog.form_by_code.get(str(row["form"] or ""))
        unit = form.unit if form and form.unit else (area.name if area else "报送单位不明")
        groups[unit].append(
            {
                "severity": class_of(str(row["code"]), str(row["explanation"] or "")),
                "name": CLASS_NAMES[class_of(str(row["code"]), str(row["explanation"] or ""))],
                "message": row["message"],
                "explanation": str(row["explanation"] or ""),
            }
        )
    return [
        {"who": who, "rows": sorted(found, key=lambda one: order.index(one["severity"]))}
        for who, found in sorted(groups.items())
    ]
