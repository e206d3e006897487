"""The published tables keep their names, and say in Chinese what they hold."""

import duckdb
import pytest

from flows.warehouse.migrate import make_schema


def warehouse() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    make_schema(connection)
    return connection


def test_every_table_and_column_has_a_chinese_comment():
    connection = warehouse()
    tables = connection.execute("select table_name from duckdb_tables() where comment is null")
    columns = connection.execute(
        "select table_name, column_name from duckdb_columns() "
        "where comment is null and not internal"
    )

    assert tables.fetchall() == []
    assert columns.fetchall() == []


PUBLISHED = {
    "areas": "area_code, name, level, parent_code",
    "indicators": "indicator_code, name, plan, section, lead_unit, unit, kind, direction, level, "
    "aggregation, frequency, tolerance",
    "measures": "measure_code, name, unit, accumulation, row_level, form",
    "targets": "indicator_code, area_code, year, target, target_upper, basis",
    "submissions": "submission_id, period, form, area_code, file_name, sha256, received_at, "
    "version, status",
    "observations": "measure_code, area_code, period, value, submission_id, file_name, sheet, cell",
    "observation_history": "measure_code, area_code, period, value, submission_id, file_name, "
    "sheet, cell, superseded_by",
    "findings": "finding_id, submission_id, period, form, area_code, code, severity, file_name, "
    "sheet, cell, measure_code, found, expected, message",
    "indicator_values": "indicator_code, area_code, period, value, numerator, denominator, "
    "coverage",
    "assessments": "indicator_code, area_code, period, actual, target, target_upper, basis, "
    "expected, expected_upper, variance, variance_pct, completion, shortfall, status, met, "
    "coverage, streak, forecast, forecast_met, needed_per_month",
    "warnings": "warning_id, indicator_code, form, area_code, opened, last_period, level, state, "
    "resolved",
    "town_scores": "area_code, period, score, rank, green, yellow, red, missing",
    "alerts_sent": "period, recipient, kind, content_hash, message_id, sent_at",
    "runs": "run_id, period, started_at, finished_at, status, files, observations, findings",
    "assessments_published": "run_id, published_at, indicator_code, actual, status",
    "status_changes": "period, indicator_code, area_code, from_status, to_status, cause",
    "resubmission_changes": "cell, old_value, new_value",
    "reporting_rates": "period, form, area_code",
}


@pytest.mark.parametrize("table", PUBLISHED)
def test_the_published_tables_keep_their_names(table: str):
    columns = set(warehouse().table(table).columns)

    assert set(PUBLISHED[table].split(", ")) <= columns
