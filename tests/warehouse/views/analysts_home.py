"""A published home of one town, one village and one department, with figures typed by hand."""

from pathlib import Path

import duckdb

from flows.paths import Home
from flows.warehouse.open import open_working
from flows.warehouse.publish import publish

_ROWS: dict[str, str] = {
    "plans": "('就业', '就业行动方案', 2021, 2025, 2020, '县人社局')",
    "forms": (
        "('T1', '务工月报', 'town', '', 'village', 'monthly', 5), "
        "('D1', '人社月报', 'department', '县人社局', 'county', 'monthly', 5)"
    ),
    "measures": (
        "('workers', '务工人数', '人', 'stock', 'village', 'T1'), "
        "('able', '劳动力', '人', 'stock', 'village', 'T1')"
    ),
    "submissions": (
        "('s1', '2022-06', 'T1', '530999101000', '清水乡.xlsx', 'a', timestamp '2022-07-02 09:00', "
        "1, 'superseded', '清水乡', 'first', null, ''), "
        "('s2', '2022-06', 'T1', '530999101000', '清水乡2.xlsx', 'b', "
        "timestamp '2022-07-06 09:00', 2, 'accepted', '清水乡', 'town', null, '')"
    ),
    "observations": (
        "('workers', '530999101001', '2022-06', 60, 's2', '清水乡2.xlsx', '表1', 'C5', ''), "
        "('able', '530999101001', '2022-06', 80, 's2', '清水乡2.xlsx', '表1', 'D5', '')"
    ),
    "reporting_rates": (
        "('2022-06', 'T1', '530999101000', true, true, 1.0, 'town'), "
        "('2022-06', 'T1', '530999102000', false, false, 0.0, null), "
        "('2022-06', 'D1', '530999000000', false, false, 0.0, null)"
    ),
    "indicator_values": "('EMP-01', '530999101000', '2022-06', 75, 60, 80, 1.0, 0)",
}
#: Rows of wide tables, with the columns that they fill.
_SPARSE: tuple[tuple[str, str, str], ...] = (
    ("areas", "area_code, name, level, parent_code", "'530999000000', '示范县', 'county', ''"),
    (
        "areas",
        "area_code, name, level, parent_code",
        "'530999101000', '清水乡', 'town', '530999000000'",
    ),
    (
        "areas",
        "area_code, name, level, parent_code",
        "'530999101001', '上河村', 'village', '530999101000'",
    ),
    (
        "areas",
        "area_code, name, level, parent_code",
        "'530999102000', '石桥街道', 'town', '530999000000'",
    ),
    (
        "indicators",
        "indicator_code, name, plan, section, lead_unit, unit, kind, direction, level, "
        "aggregation, frequency, numerator, denominator, measure, path, applies_to",
        "'EMP-01', '务工率', '就业', '一', '县人社局', '%', 'rate', 'at_least', 'village', "
        "'ratio', 'monthly', 'workers', 'able', '', '', ''",
    ),
    (
        "assessments",
        "indicator_code, area_code, period, actual, target, basis, is_reference, expected, status, "
        "met, coverage, carried, streak",
        "'EMP-01', '530999101000', '2022-06', 75, 90, 'stated', false, 85, 'red', false, 1.0, 0, 1",
    ),
    (
        "assessments_published",
        "run_id, published_at, indicator_code, area_code, period, actual, target, basis, expected, "
        "status",
        "'r1', timestamp '2022-07-05 09:00', 'EMP-01', '530999101000', '2022-06', 88, 90, "
        "'stated', 85, 'green'",
    ),
    (
        "assessments_published",
        "run_id, published_at, indicator_code, area_code, period, actual, target, basis, expected, "
        "status",
        "'r2', timestamp '2022-07-07 09:00', 'EMP-01', '530999101000', '2022-06', 75, 90, "
        "'stated', 85, 'red'",
    ),
    (
        "warnings",
        "warning_id, indicator_code, form, area_code, opened, last_period, level, state",
        "'w1', 'EMP-01', '', '530999101000', '2022-05', '2022-06', 2, 'open'",
    ),
    (
        "warnings",
        "warning_id, indicator_code, form, area_code, opened, last_period, level, state",
        "'w2', '', 'D1', '530999000000', '2022-06', '2022-06', 1, 'open'",
    ),
    (
        "open_warnings",
        "period, warning_id, indicator_code, area_code, level, status, is_reference, is_watched, "
        "months, shortfall",
        "'2022-06', 'w1', 'EMP-01', '530999101000', 2, 'red', false, false, 2, 0.118",
    ),
    (
        "matters",
        "period, position, indicator_code, area_code, level, is_reference, months, shortfall, "
        "towns, town_codes, also, is_watched",
        "'2022-06', 1, 'EMP-01', '530999101000', 2, false, 2, 0.118, 2, "
        "'530999101000|530999102000', '', false",
    ),
)


def make_analysts_home(root: Path) -> Home:
    """Return the published home."""
    home = Home(root)
    with open_working(home) as connection:
        fill(connection)
    assert publish(home)
    return home


def fill(connection: duckdb.DuckDBPyConnection) -> None:
    """Put the rows into the tables of an empty warehouse."""
    for table, rows in _ROWS.items():
        connection.execute(f"insert into {table} values {rows}")
    for table, columns, row in _SPARSE:
        connection.execute(f"insert into {table} ({columns}) values ({row})")
