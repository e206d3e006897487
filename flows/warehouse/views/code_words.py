"""Every word that a coded column can hold, from `flows/wording.py`: the rows of `codes`."""

from collections.abc import Mapping

import pandas as pd

from flows import wording

#: Each domain's codes and their Chinese, in the order of `wording`.
DOMAINS: dict[str, Mapping[str, str] | Mapping[int, str]] = {
    "status": wording.STATUS_NAMES,
    "level": wording.LEVEL_NAMES,
    "warning_state": wording.WARNING_STATE_NAMES,
    "basis": wording.BASIS_NAMES,
    "kind": wording.KIND_NAMES,
    "direction": wording.DIRECTION_NAMES,
    "frequency": wording.FREQUENCY_NAMES,
    "aggregation": wording.AGGREGATION_NAMES,
    "path": wording.PATH_NAMES,
    "accumulation": wording.ACCUMULATION_NAMES,
    "area_level": wording.AREA_LEVEL_NAMES,
    "reporter": wording.REPORTER_NAMES,
    "submission_status": wording.SUBMISSION_STATUS_NAMES,
    "review": wording.REVIEW_NAMES,
    "withheld": wording.WITHHELD_NAMES,
    "severity": wording.SEVERITY_NAMES,
    "finding": wording.FINDING_NAMES,
    "cell_state": wording.CELL_STATE_NAMES,
    "span": wording.SPAN_NAMES,
    "cause": wording.CAUSE_NAMES,
    "result": wording.RESULT_NAMES,
    "mail": wording.MAIL_NAMES,
    "mail_state": wording.MAIL_STATE_NAMES,
    "fetch_state": wording.FETCH_STATE_NAMES,
    "run_status": wording.RUN_STATUS_NAMES,
    "part": wording.PART_NAMES,
    "comparison": wording.COMPARISON_NAMES,
}
#: Which domain a column's words are of; `table.column` where the name alone does not say it.
COLUMN_DOMAINS = {
    "assessments.status": "status",
    "assessments_published.status": "status",
    "open_warnings.status": "status",
    "v_assessments.status": "status",
    "v_warnings.status": "status",
    "v_matters.status": "status",
    "v_lineage.status": "status",
    "from_status": "status",
    "to_status": "status",
    "status_then": "status",
    "status_now": "status",
    "warnings.level": "level",
    "open_warnings.level": "level",
    "matters.level": "level",
    "letters.level": "level",
    "v_warnings.level": "level",
    "v_matters.level": "level",
    "warnings.state": "warning_state",
    "v_warnings.state": "warning_state",
    "basis": "basis",
    "indicators.kind": "kind",
    "v_assessments.kind": "kind",
    "direction": "direction",
    "frequency": "frequency",
    "aggregation": "aggregation",
    "indicators.path": "path",
    "accumulation": "accumulation",
    "areas.level": "area_level",
    "indicators.level": "area_level",
    "area_level": "area_level",
    "row_level": "area_level",
    "reporter_kind": "reporter",
    "forms.reporter": "reporter",
    "submissions.status": "submission_status",
    "received.status": "submission_status",
    "v_reporting.status": "submission_status",
    "review": "review",
    "withheld": "withheld",
    "severity": "severity",
    "findings.code": "finding",
    "cells.state": "cell_state",
    "locked_cells.state": "cell_state",
    "span": "span",
    "cause": "cause",
    "result": "result",
    "alerts_sent.kind": "mail",
    "alert_addresses.kind": "mail",
    "alerts_sent.state": "mail_state",
    "alert_addresses.state": "mail_state",
    "fetched_mails.state": "fetch_state",
    "runs.status": "run_status",
    "part": "part",
    "source_differences.state": "comparison",
}


def code_words() -> pd.DataFrame:
    """Return one row per domain and code: `domain, code, word, position`, in the order of papers.

    Codes are text, levels of warnings too.
    """
    return pd.DataFrame(
        [
            (domain, str(code), word, position)
            for domain, words in DOMAINS.items()
            for position, (code, word) in enumerate(words.items(), start=1)
        ],
        columns=["domain", "code", "word", "position"],
    )


def domain_of(table: str, column: str) -> str | None:
    """Return the domain of a column's words, None for a column without codes."""
    return COLUMN_DOMAINS.get(f"{table}.{column}") or COLUMN_DOMAINS.get(column)


def words_of(domain: str) -> str:
    """Return a domain's words as a comment lists them: `green正常，yellow关注`."""
    return "，".join(f"{code or '空'}{word}" for code, word in DOMAINS[domain].items())
