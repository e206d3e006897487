"""A wrong rule file stops the run and names the rule."""

from pathlib import Path

import pytest

from flows.errors import DeclarationError
from flows.finding import TO_EXPLAIN
from flows.paths import EXPECTATIONS
from flows.quality.rules import Audit, load_audits, load_rules

RULE = "- {id: x, code: value_negative, expect: ExpectX, arguments: {column: value}, "


def write(folder: Path, text: str, name: str = "tidy_cells.yml") -> Path:
    (folder / name).write_text(text, "utf-8")
    return folder


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("- {id: x, code: nonsense}\n", "rule 'x'"),
        (RULE + "severity: grave, expected: '', says: ''}\n", "severity"),
        (RULE + "severity: info, expected: '', says: '', colour: red}\n", "colour"),
        (
            RULE.replace("value_negative", "odd") + "severity: info, expected: '', says: ''}\n",
            "odd",
        ),
        ("x: 1\n", "is not a list of rules"),
        ("- [\n", "cannot be read"),
    ],
)
def test_a_wrong_rule_stops_the_run(tmp_path: Path, text: str, problem: str):
    with pytest.raises(DeclarationError, match=problem):
        load_rules(write(tmp_path, text))


def test_an_audit_needs_its_query(tmp_path: Path):
    folder = write(tmp_path, "- {id: jump, code: jump, says: 请核对}\n", "audits.yml")
    with pytest.raises(DeclarationError, match=r"jump\.sql is missing"):
        load_audits(folder)

    (folder / "audits").mkdir()
    (folder / "audits" / "jump.sql").write_text("select 1", "utf-8")
    assert load_audits(folder) == [Audit("jump", "jump", "请核对", "select 1")]


def test_what_may_be_right_all_the_same_asks_for_an_explanation():
    told = {rule.code: rule.says for rule in load_audits(EXPECTATIONS) if not rule.is_hint}

    assert [code for code in TO_EXPLAIN & set(told) if "请说明" not in told[code]] == []
