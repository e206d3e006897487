"""What each rule tried and what failed, for the page that shows it."""

from collections.abc import Hashable, Mapping, Sequence

import pandas as pd

from flows.batch import Batch, FailedCell, RuleCheck
from flows.errors import DeclarationError
from flows.numbers_text import plain_text
from flows.quality.audits import AuditResult, AuditRow
from flows.quality.expectations import Offence
from flows.quality.rule_frame import CONCERNED
from flows.quality.rules import Rule
from flows.words.sentence import sentence


def check_rules(
    rules: Sequence[Rule], frame: pd.DataFrame, offences: Sequence[Offence]
) -> list[RuleCheck]:
    """Return the cell rules in their order; `frame` is what they judged."""
    broken = {offence.rule.id: offence.rows for offence in offences}
    return [
        RuleCheck(
            rule=rule.id,
            code=rule.code,
            meaning=rule.meaning,
            tried=_tried(rule, frame),
            failed=_failed(frame[frame["row_number"].isin(broken.get(rule.id, ()))]),
        )
        for rule in rules
    ]


def check_audits(results: Sequence[AuditResult], batch: Batch) -> list[RuleCheck]:
    """Return the audits that make findings; hints only complete those of others."""
    return [
        RuleCheck(
            rule=result.audit.id,
            code=result.audit.code,
            meaning=result.audit.meaning,
            tried=result.tried,
            failed=tuple(_offender(row, batch) for row in result.rows),
        )
        for result in results
        if not result.audit.is_hint
    ]


def _tried(rule: Rule, frame: pd.DataFrame) -> int:
    if not rule.tried:
        return len(frame)
    if rule.tried not in CONCERNED:
        raise DeclarationError(
            sentence("error.rule_tried", rule=rule.id, names=", ".join(CONCERNED))
        )
    return int(frame[rule.tried].sum())


def _failed(rows: pd.DataFrame) -> tuple[FailedCell, ...]:
    return tuple(
        _cell(row, found=plain_text(row["value"]), expected="") for row in rows.to_dict("records")
    )


def _offender(row: AuditRow, batch: Batch) -> FailedCell:
    if row.row_number >= 0:
        (cell,) = batch.cells.iloc[[row.row_number]].to_dict("records")
        return _cell(cell, found=plain_text(row.found), expected=plain_text(row.expected))
    submissions = batch.submissions.set_index("submission_id")
    name = str(submissions.loc[row.submission_id, "file_name"])
    return FailedCell(
        name, "", "", row.area_code, "", plain_text(row.found), plain_text(row.expected)
    )


def _cell(source: Mapping[Hashable, object], *, found: str, expected: str) -> FailedCell:
    return FailedCell(
        file_name=str(source["file_name"]),
        sheet=str(source["sheet"]),
        cell=str(source["cell"]),
        area_code=str(source["area_code"]),
        measure_code=str(source["measure_code"]),
        found=found,
        expected=expected,
    )
