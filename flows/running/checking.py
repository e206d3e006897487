"""Commands that read files without loading anything: check, templates."""

import json
from collections.abc import Sequence
from pathlib import Path

import duckdb
import pandas as pd

from flows.catalog.load import load_catalog
from flows.catalog.model import Catalog
from flows.finding import class_of, findings_frame
from flows.forms import write_target_templates, write_templates
from flows.forms.proposals import draft_figures, targets_of_year
from flows.ingest.inbox import ReceivedFile
from flows.ingest.processes.readers import Readers
from flows.ingest.reading import FileReading
from flows.paths import Home
from flows.period import shift
from flows.quality.check_batch import judge_batch
from flows.quality.explanations import explain_findings
from flows.receive.make_batch import make_batch
from flows.settings import Settings, load_settings
from flows.steps import PercentHistory, county_now
from flows.warehouse.migrate import make_schema
from flows.warehouse.query import open_published
from flows.warehouse.read import current_observations, last_percent_values
from flows.warehouse.receipts import read_known_receipts
from flows.warehouse.sql_texts import read_sql
from flows.wording import CLASS_NAMES
from flows.words.sentence import say

#: A clerk who checks before sending is told nothing about receipt.
_UNTOLD = ("late", "file_duplicate")


def check_files(home: Home, files: Sequence[Path], period: str | None) -> pd.DataFrame:
    """Return one row per finding of the files, as the monthly job would find them.

    Without a month each workbook is taken for the month it names itself, else for last month.
    """
    catalog, settings = load_catalog(home.catalog), load_settings(home)
    found = [_check_file(file, catalog, settings, home, period) for file in files]
    return pd.concat(found, ignore_index=True) if found else findings_frame([])


def _check_file(
    file: Path, catalog: Catalog, settings: Settings, home: Home, period: str | None
) -> pd.DataFrame:
    month = period or shift(f"{county_now():%Y-%m}", -1)
    received = [ReceivedFile(file.name, file, "")]
    with Readers(catalog, settings.limits, 1) as readers:
        readings = list(readers.read(received, month, _percents(home, month, catalog)))
        codes = [one for part in readings for one in part.findings if _is_other_month(one.code)]
        if period is None and codes:
            month = codes[0].found
            readings = list(readers.read(received, month, _percents(home, month, catalog)))
    return _judge(file, readings, month, catalog, home)


def _percents(home: Home, month: str, catalog: Catalog) -> PercentHistory:
    """Return the last percent values before a month: without them a bare 0.95 stays 0.95."""
    if not home.warehouse.exists():
        return {}
    with open_published(home) as connection:
        return last_percent_values(connection, catalog, month)


def _is_other_month(code: str) -> bool:
    return code == "period_mismatch"


def _judge(
    file: Path, readings: list[FileReading], month: str, catalog: Catalog, home: Home
) -> pd.DataFrame:
    received = [ReceivedFile(file.name, file, readings[0].sha256)]
    with duckdb.connect() as connection:
        make_schema(connection)
        batch = make_batch(
            read_known_receipts(connection, month), month, received, readings, county_now(), catalog
        )
    judged = judge_batch(batch, _history(home, month), catalog)
    findings = explain_findings(judged, catalog).findings
    return findings[~findings["code"].isin(_UNTOLD)]


def _history(home: Home, month: str) -> pd.DataFrame:
    """Return earlier values from the published warehouse, none before anything is published."""
    if not home.warehouse.exists():
        return pd.DataFrame(columns=["measure_code", "area_code", "period", "value"])
    with open_published(home) as connection:
        return connection.execute(read_sql("earlier_observations"), {"period": month}).df()


def _current(home: Home) -> pd.DataFrame:
    """Return all current values from the published warehouse, none before there is one."""
    if not home.warehouse.exists():
        return pd.DataFrame(columns=["measure_code", "area_code", "period", "value"])
    with open_published(home) as connection:
        return current_observations(connection)


def print_findings(findings: pd.DataFrame, *, as_json: bool) -> None:
    """Print the findings' sentences, or all their fields as a JSON array."""
    if as_json:
        print(json.dumps(findings.to_dict("records"), ensure_ascii=False, default=str))
        return
    columns = (findings[name] for name in ("code", "explanation", "message"))
    for code, explanation, message in zip(*columns, strict=True):
        told = say("check.explained", explanation=explanation) if explanation else ""
        print(f"【{CLASS_NAMES[class_of(code, explanation)]}】{message}{told}")
    if findings.empty:
        print(say("check.nothing_found"))


def issue_templates(home: Home, out: Path, period: str | None, year: int | None) -> list[Path]:
    """Write the month's templates, or a year's target workbook; return the files."""
    catalog = load_catalog(home.catalog)
    out.mkdir(parents=True, exist_ok=True)
    if year is not None:
        references = draft_figures(targets_of_year(catalog, _current(home), year), catalog)
        return write_target_templates(catalog, year, out, references=references)
    month = period or ""
    last = _history(home, month) if home.warehouse.exists() else None
    return write_templates(catalog, month, out, last_values=last)
