"""A batch in, the judged batch out: broken cells held, findings added."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
import pandas as pd

from flows.batch import Batch
from flows.catalog.model import Catalog
from flows.finding import FINDING_COLUMNS, SEVERITY, Finding
from flows.paths import EXPECTATIONS
from flows.quality.audit_hints import add_hints, show
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
    *,
    folder: Path = EXPECTATIONS,
    docs: DocsSite | None = None,
) -> Batch:
    """Return the batch with every rule of `expectations/` applied (intake.md, "Findings").

    `history`: current values of earlier months (measure_code, area_code, period, value). A cell
    that breaks a holding rule loses its value (state `held`); a flag leaves it as it is. With
    `docs` the Data Docs are built there.
    """
    rules, audits = load_rules(folder), load_audits(folder)
    frame = rule_frame(batch.cells, catalog)
    offences = validate(frame, rules, docs) if len(frame) else []
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
) -> tuple[list[dict[str, object]], set[int]]:
    """Return the findings of the cell rules and the rows to hold.

    A part is not judged against its whole when one of them is held for its own sake.
    """
    by_row = frame.set_index("row_number")
    whole_of = dict(zip(frame["row_number"], frame["whole_row"], strict=True))
    own = {row for offence in offences if offence.rule.code != _PART for row in offence.rows}
    findings: list[dict[str, object]] = []
    held: set[int] = set()
    told: set[tuple[str, int]] = set()
    for offence in offences:
        for row in offence.rows:
            wholes = [row]
            if offence.rule.code == _PART:
                whole = int(whole_of[row])
                if row in own or whole in own:
                    continue
                wholes = [row, whole]
            held |= set(wholes)
            for place in wholes:
                if (offence.rule.code, place) not in told:
                    told.add((offence.rule.code, place))
                    findings.append(_cell_finding(batch, by_row, offence, row, place, catalog))
    return findings, held


def _cell_finding(
    batch: Batch,
    by_row: pd.DataFrame,
    offence: Offence,
    row: int,
    place: int,
    catalog: Catalog,
) -> dict[str, object]:
    cell, broken = batch.cells.iloc[place], by_row.loc[row]
    measure = catalog.measure_by_code[str(broken["measure_code"])]
    whole = catalog.measure_by_code.get(measure.subset_of)
    words = {
        "measure": measure.name,
        "found": show(broken["value"]),
        "lower": show(measure.min),
        "upper": show(measure.max),
        "whole": whole.name if whole else "",
        "whole_value": show(broken["whole"]),
    }
    return _row(
        offence.rule.code,
        cell,
        found=show(cell["value"]),
        expected=offence.rule.expected.format(**words),
        sentence=offence.rule.says.format(**words),
    )


def _audit_finding(row: AuditRow, batch: Batch, catalog: Catalog) -> dict[str, object]:
    if row.row_number < 0:
        submissions = batch.submissions.set_index("submission_id")
        place = submissions.loc[row.submission_id]
        source = {
            "submission_id": row.submission_id,
            "form": place["form"],
            "area_code": row.area_code,
            "period": place["period"],
            "file_name": place["file_name"],
            "sheet": "",
            "cell": "",
            "measure_code": "",
        }
        words = {"area": catalog.area_name(row.area_code)}
        sentence = row.audit.says.format(**words)
        return _row(row.audit.code, source, found="", expected=words["area"], sentence=sentence)
    cell = batch.cells.iloc[row.row_number]
    measure = catalog.measure_by_code[str(cell["measure_code"])]
    found, expected = show(row.found), show(row.expected)
    sentence = row.audit.says.format(
        measure=measure.name,
        found=found,
        expected=expected,
        area=catalog.area_name(str(cell["area_code"])),
    )
    return _row(row.audit.code, cell, found=found, expected=expected, sentence=sentence)


def _row(
    code: str, source: "pd.Series | dict[str, object]", *, found: str, expected: str, sentence: str
) -> dict[str, object]:
    finding = Finding(
        code=code,
        file=str(source["file_name"]),
        sheet=str(source["sheet"]),
        cell=str(source["cell"]),
        area_code=str(source["area_code"]),
        measure_code=str(source["measure_code"]),
        form=str(source["form"]),
        period=str(source["period"]),
        submission_id=str(source["submission_id"]),
        found=found,
        expected=expected,
        message="",
    )
    message = f"{finding.place}：{sentence}。"
    return asdict(replace(finding, message=message)) | {"severity": finding.severity}


def _hold(cells: pd.DataFrame, rows: Iterable[int]) -> pd.DataFrame:
    mask = np.zeros(len(cells), dtype=bool)
    mask[list(rows)] = True
    return cells.assign(
        state=cells["state"].where(~mask, "held"), value=cells["value"].where(~mask, np.nan)
    )


def _with(findings: pd.DataFrame, rows: list[dict[str, object]]) -> pd.DataFrame:
    if not rows:
        return findings
    added = pd.DataFrame(rows, columns=FINDING_COLUMNS, dtype="object")
    return pd.concat([findings, added], ignore_index=True) if len(findings) else added


def _statuses(batch: Batch) -> pd.DataFrame:
    """Return the submissions, `partial` where anything of theirs is held."""
    held: dict[str, bool] = defaultdict(bool)
    pairs = zip(batch.findings["submission_id"], batch.findings["code"], strict=True)
    for identity, code in pairs:
        held[identity] |= SEVERITY[code] == "hold"
    statuses = [
        "partial" if status == "accepted" and held[identity] else status
        for identity, status in zip(
            batch.submissions["submission_id"], batch.submissions["status"], strict=True
        )
    ]
    return batch.submissions.assign(status=statuses)
