"""The rules of `expectations/`, read and checked; a wrong rule file stops the run."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from flows.errors import DeclarationError
from flows.finding import SEVERITY

_SEVERITIES = ("critical", "warning", "info")


@dataclass(frozen=True)
class Rule:
    """One expectation: its Great Expectations class, arguments, finding code and sentence.

    `meaning` says in one sentence what the rule demands; `tried` names the column of the rule
    frame that tells which cells it concerns (empty: all).
    """

    id: str
    code: str
    expect: str
    arguments: dict[str, Any]
    severity: str
    expected: str
    says: str
    meaning: str = ""
    tried: str = ""


@dataclass(frozen=True)
class Audit:
    """One audit: a query that selects the rows it tries, its finding code and sentence.

    `is_broken` tells which rows offend. A hint makes no finding of its own; it completes the
    findings of the cells it selects.
    """

    id: str
    code: str
    says: str
    query: str
    meaning: str = ""
    is_hint: bool = False


def load_rules(folder: Path) -> list[Rule]:
    """Return the rules of `tidy_cells.yml`, or raise DeclarationError."""
    rules = [_make(Rule, row, "tidy_cells.yml") for row in _read(folder / "tidy_cells.yml")]
    for rule in rules:
        if rule.severity not in _SEVERITIES:
            raise DeclarationError(f"tidy_cells.yml, rule {rule.id}: severity {rule.severity!r}")
    return rules


def load_audits(folder: Path) -> list[Audit]:
    """Return the audits of `audits.yml` with their queries, or raise DeclarationError."""
    audits = []
    for row in _read(folder / "audits.yml"):
        file = folder / "audits" / f"{row.get('id')}.sql"
        if not file.exists():
            raise DeclarationError(f"audits.yml, rule {row.get('id')!r}: {file.name} is missing")
        audits.append(_make(Audit, {**row, "query": file.read_text("utf-8")}, "audits.yml"))
    return audits


def _read(file: Path) -> list[dict[str, Any]]:
    try:
        rows = yaml.safe_load(file.read_text("utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise DeclarationError(f"rule file {file.name} cannot be read: {error}") from None
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise DeclarationError(f"rule file {file.name} is not a list of rules")
    return rows


def _make(kind: type[Any], row: dict[str, Any], file: str) -> Any:
    try:
        made = kind(**row)
    except TypeError as error:
        raise DeclarationError(f"{file}, rule {row.get('id')!r}: {error}") from None
    if made.code not in SEVERITY:
        raise DeclarationError(f"{file}, rule {made.id!r}: unknown finding code {made.code!r}")
    return made
