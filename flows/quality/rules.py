"""The rules of `expectations/`, read and checked; a wrong rule file stops the run."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeVar

import yaml
from pydantic import ConfigDict, TypeAdapter, ValidationError

from flows.errors import DeclarationError
from flows.finding import SEVERITY
from flows.words.sentence import sentence

_STRICT = ConfigDict(extra="forbid")
Argument = str | bool | int | float | list[str]
Declared = TypeVar("Declared", "Rule", "Audit")


@dataclass(frozen=True)
class Rule:
    """One expectation: its Great Expectations class, arguments, finding code and sentence.

    `meaning` says in one sentence what the rule demands; `tried` names the column of the rule
    frame that tells which cells it concerns (empty: all). `expected_of_whole` is said in place of
    `expected` at the cell of the whole.
    """

    __pydantic_config__ = _STRICT

    id: str
    code: str
    expect: str
    arguments: dict[str, Argument]
    severity: Literal["critical", "warning", "info"]
    expected: str
    says: str
    meaning: str = ""
    tried: str = ""
    expected_of_whole: str = ""


@dataclass(frozen=True)
class Audit:
    """One audit: a query that selects the rows it tries, its finding code and sentence.

    `is_broken` tells which rows offend. A hint makes no finding of its own; it completes the
    findings of the cells it selects.
    """

    __pydantic_config__ = _STRICT

    id: str
    code: str
    says: str
    query: str
    meaning: str = ""
    is_hint: bool = False


def load_rules(folder: Path) -> list[Rule]:
    """Return the rules of `tidy_cells.yml`, or raise DeclarationError."""
    return [_make(Rule, row, "tidy_cells.yml") for row in _read(folder / "tidy_cells.yml")]


def load_audits(folder: Path) -> list[Audit]:
    """Return the audits of `audits.yml` with their queries, or raise DeclarationError."""
    audits = []
    for row in _read(folder / "audits.yml"):
        file = folder / "audits" / f"{row.get('id')}.sql"
        if not file.exists():
            raise DeclarationError(sentence("error.rule_query", rule=row.get("id"), file=file.name))
        audits.append(_make(Audit, row | {"query": file.read_text("utf-8")}, "audits.yml"))
    return audits


def _read(file: Path) -> list[dict[str, object]]:
    """Return the lines of a rule file as they are written; `_make` checks them."""
    try:
        rows = yaml.safe_load(file.read_text("utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise DeclarationError(
            sentence("error.rule_file", file=file.name, reason=str(error))
        ) from None
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise DeclarationError(sentence("error.rule_list", file=file.name))
    return rows


def _make(kind: type[Declared], row: dict[str, object], file: str) -> Declared:
    """Return the declared rule; an unknown key, a missing one or a wrong value is an error."""
    try:
        made = TypeAdapter(kind).validate_python(row)
    except ValidationError as error:
        problems = "; ".join(
            f"{'.'.join(str(part) for part in one['loc'])}: {one['msg']}" for one in error.errors()
        )
        raise DeclarationError(
            sentence("error.rule", file=file, rule=row.get("id"), problems=problems)
        ) from None
    if made.code not in SEVERITY:
        raise DeclarationError(sentence("error.rule_code", file=file, rule=made.id, code=made.code))
    return made
