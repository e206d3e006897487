"""The judging step of a month: everything judged again, stored, and the changes explained."""

import datetime as dt
from collections import Counter

import duckdb
import pandas as pd

from flows.assess.changes import Inputs, explain_changes
from flows.assess.fingerprints import rule_digest, target_digest
from flows.assess.indicator_rows import resolve_tolerance
from flows.assess.judge import Judgement, judge_county
from flows.assess.retired_changes import explain_retired
from flows.catalog.model import Catalog
from flows.steps import Loaded, Month, county_now
from flows.warehouse import read
from flows.warehouse.decisions.late_changes import list_late_changes
from flows.warehouse.open import open_working
from flows.warehouse.store import RunRecord, store_decided, store_judgement


def judge_month(month: Month, loaded: Loaded) -> tuple[dict[str, int], dict[str, int]]:
    """Judge everything up to the month (or the latest loaded one) and store it.

    Return the month's assessments by status and its open warnings by level.
    """
    with open_working(month.home) as connection:
        list_late_changes(connection, month.period)
        before = read.last_assessments(connection)
        judgement = _judge(connection, month.catalog, month.period)
        run = _record(month, loaded, read.moment_after_last_run(connection, county_now()))
        inputs = Inputs(read.changed_observations(connection), *_changed_rules(connection, run))
        changes = explain_changes(before, judgement.assessments, inputs, month.catalog)
        retired = explain_retired(before, month.catalog, _through(month, judgement))
        changes = pd.concat([changes, retired]) if len(retired) else changes
        store_judgement(
            connection, vars(judgement), month.catalog, _tolerances(month.catalog), (changes, run)
        )
    return count_month(judgement.assessments, judgement.warnings, month.period)


def _through(month: Month, judgement: Judgement) -> str:
    return str(max([month.period, *judgement.assessments["period"].unique()]))


def judge_again(month: Month) -> None:
    """Judge everything up to the latest loaded month and store it without a run of its own."""
    with open_working(month.home) as connection:
        judgement = _judge(connection, month.catalog, month.period)
        store_judgement(connection, vars(judgement), month.catalog, _tolerances(month.catalog))


def judge_decided(connection: duckdb.DuckDBPyConnection, catalog: Catalog) -> None:
    """Judge what a decision between two runs has changed, through the months judged before.

    No run of its own is stored, and the next run compares with the last one.
    """
    through = str(max(read.last_assessments(connection)["period"], default=""))
    judgement = _judge(connection, catalog, through)
    store_decided(connection, vars(judgement), catalog, _tolerances(catalog))


def _judge(connection: duckdb.DuckDBPyConnection, catalog: Catalog, period: str) -> Judgement:
    observations = read.current_observations(connection)
    return judge_county(
        catalog,
        observations,
        read.held_cells(connection),
        read.read_submissions(connection),
        max([period, *observations["period"].unique()]),
    )


def _tolerances(catalog: Catalog) -> dict[str, float]:
    return {
        indicator.indicator_code: resolve_tolerance(indicator, catalog)
        for indicator in catalog.indicators
    }


def _record(month: Month, loaded: Loaded, finished_at: dt.datetime) -> RunRecord:
    return RunRecord(
        run_id=month.run_id,
        period=month.period,
        started_at=month.started_at,
        finished_at=finished_at,
        status="done",
        files=loaded.files,
        observations=loaded.observations,
        findings=sum(loaded.findings.values()),
        target_digest=target_digest(month.catalog),
        rule_digest=rule_digest(month.catalog),
    )


def _changed_rules(connection: duckdb.DuckDBPyConnection, run: RunRecord) -> tuple[bool, bool]:
    """Return whether targets and rules differ from those of the last run."""
    last = read.last_digests(connection)
    if last is None:
        return False, False
    return last[0] != run.target_digest, last[1] != run.rule_digest


def count_month(
    assessments: pd.DataFrame, warnings: pd.DataFrame, period: str
) -> tuple[dict[str, int], dict[str, int]]:
    """Return the month's statuses and open warnings by level, as papers count them.

    A row that is missing and has no target counts as one without a target.
    """
    month = assessments[assessments["period"] == period]
    is_open = warnings[(warnings["state"] == "open") & (warnings["indicator_code"] != "")]
    is_unset = (month["status"] == "missing") & month["target"].isna()
    statuses = Counter(month["status"].mask(is_unset, "no_target"))
    levels = Counter(f"level {level}" for level in is_open["level"])
    return dict(sorted(statuses.items())), dict(sorted(levels.items()))
