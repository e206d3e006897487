"""A batch in, the judged batch out: broken cells held, findings added."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from flows.batch import Batch
from flows.catalog.model import Catalog
from flows.finding import Finding, findings_frame
from flows.numbers_text import plain_text
from flows.paths import EXPECTATIONS
from flows.quality.audit_hints import add_hints
from flows.quality.audits import AuditRow, run_audits
from flows.quality.expectations import DocsSite, Offence, validate
from flows.quality.rule_checks import check_audits, check_rules
from flows.quality.rule_frame import rule_frame
from flows.quality.rules import load_audits, load_rules

_PART = "part_exceeds_whole"


def judge_batch(
    batch: Batch,
    history: pd.DataFrame,
    catalog: Catalog,
    docs: DocsSite | None = None,
) -> Batch:
    """Return the batch with every rule of `expectations/` applied (intake.md, "Findings").

    `history`: current values of earlier months (measure_code, area_code, period, value). A cell
    that breaks a holding rule loses its value (state `held`); a flag leaves it as it is. With
    `docs` the Data Docs are built there.
    """
    own = catalog.places.in_own_words
    rules = [replace(one, meaning=own(one.meaning)) for one in load_rules(EXPECTATIONS)]
    audits = [replace(one, meaning=own(one.meaning)) for one in load_audits(EXPECTATIONS)]
    frame = rule_frame(batch.cells, catalog)
    offences = validate(frame, rules, docs, own) if len(frame) else []
    findings, held = _judge_cells(batch, frame, offences, catalog)
    cells = _hold(batch.cells, held)
    judged = replace(batch, cells=cells, findings=_with(batch.findings, findings))
    results = run_audits(judged, history, catalog, audits)
    rows = [row for result in results for row in result.rows]
    hints = [row for row in rows if row.audit.is_hint]
    flags = [_audit_finding(row, judged, catalog) for row in rows if not row.audit.is_hint]
    judged = replace(judged, findings=_with(add_hints(judged, hints), flags))
    checks = (*check_rules(rules, frame, offences), *check_audits(results, judged))
    return replace(judged, submissions=_statuses(judged), checks=checks)


def _judge_cells(
    batch: Batch, frame: pd.DataFrame, offences: Sequence[Offence], catalog: Catalog
) -> tuple[list[Finding], set[int]]:
    """Return the findings of the cell rules and the rows to hold.

    A part is not judged against its whole when one of them is held for its own sake.
    """
    by_row = frame.set_index("row_number")
    whole_of = dict(zip(frame["row_number"], frame["whole_row"], strict=True))
    own = {row for offence in offences if offence.rule.code != _PART for row in offence.rows}
    findings: list[Finding] = []
    held: set[int] = set()
    reported: set[tuple[str, int]] = set()
    for offence in offences:
        code = offence.rule.code
        for row in offence.rows:
            places = {row, int(whole_of[row])} if code == _PART else {row}
            if code == _PART and places & own:
                continue
            held |= places
            for place in sorted(places):
                if (code, place) not in reported:
                    reported.add((code, place))
                    findings.append(_cell_finding(batch, by_row, offence, row, place, catalog))
    return findings, held


def _cell_finding(
    batch: Batch,
    by_row: pd.DataFrame,
    offence: Offence,
    row: int,
    place: int,
    catalog: Catalog,
) -> Finding:
    cell, broken = batch.cells.iloc[place], by_row.loc[row]
    measure = catalog.measure_by_code[str(broken["measure_code"])]
    whole = catalog.measure_by_code.get(measure.subset_of)
    words = {
        "measure": measure.name,
        "found": plain_text(broken["value"]),
        "lower": plain_text(measure.min),
        "upper": plain_text(measure.max),
        "whole": whole.name if whole else "",
        "whole_value": plain_text(broken["whole"]),
    }
    is_whole = place != row and bool(offence.rule.expected_of_whole)
    expected = offence.rule.expected_of_whole if is_whole else offence.rule.expected
    return _finding(
        offence.rule.code,
        cell,
        found=plain_text(cell["value"]),
        expected=expected.format(**words),
        sentence=offence.rule.says.format(**words),
    )


def _audit_finding(row: AuditRow, batch: Batch, catalog: Catalog) -> Finding:
    if row.row_number < 0:
        return _silent_village(row, batch, catalog)
    cell = batch.cells.iloc[row.row_number]
    found, expected = plain_text(row.found), plain_text(row.expected)
    sentence = row.audit.says.format(
        measure=catalog.measure_by_code[str(cell["measure_code"])].name,
        found=found,
        expected=expected,
        area=catalog.area_name(str(cell["area_code"])),
    )
    return _finding(row.audit.code, cell, found=found, expected=expected, sentence=sentence)


def _silent_village(row: AuditRow, batch: Batch, catalog: Catalog) -> Finding:
    """Return the finding about a village that has no cell in its town's file."""
    submission = batch.submissions.set_index("submission_id").loc[row.submission_id]
    name = catalog.area_name(row.area_code)
    finding = Finding(
        code=row.audit.code,
        file=str(submission["file_name"]),
        area_code=row.area_code,
        form=str(submission["form"]),
        period=str(submission["period"]),
        submission_id=row.submission_id,
        expected=name,
        message="",
    )
    return _worded(finding, row.audit.says.format(area=name))


def _finding(code: str, cell: pd.Series, *, found: str, expected: str, sentence: str) -> Finding:
    finding = Finding(
        code=code,
        file=str(cell["file_name"]),
        sheet=str(cell["sheet"]),
        cell=str(cell["cell"]),
        area_code=str(cell["area_code"]),
        measure_code=str(cell["measure_code"]),
        form=str(cell["form"]),
        period=str(cell["period"]),
        submission_id=str(cell["submission_id"]),
        found=found,
        expected=expected,
        message="",
    )
    return _worded(finding, sentence)


def _worded(finding: Finding, sentence: str) -> Finding:
    return replace(finding, message=f"{finding.place}：{sentence}。")


def _hold(cells: pd.DataFrame, rows: Iterable[int]) -> pd.DataFrame:
    mask = np.zeros(len(cells), dtype=bool)
    mask[list(rows)] = True
    return cells.assign(
        state=cells["state"].where(~mask, "held"), value=cells["value"].where(~mask, np.nan)
    )


def _with(findings: pd.DataFrame, rows: list[Finding]) -> pd.DataFrame:
    if not rows:
        return findings
    added = findings_frame(rows)
    return pd.concat([findings, added], ignore_index=True) if len(findings) else added


def _statuses(batch: Batch) -> pd.DataFrame:
    """Return the submissions, `partial` where anything of theirs is held."""
    is_hold = batch.findings["severity"] == "hold"
    held = batch.findings.loc[is_hold, "submission_id"]
    is_partial = (batch.submissions["status"] == "accepted") & batch.submissions[
        "submission_id"
    ].isin(held)
    return batch.submissions.assign(
        status=batch.submissions["status"].where(~is_partial, "partial")
    )
