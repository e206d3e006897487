"""A home with a made-up history, small enough to damage, lose and put back many times."""

import datetime as dt
from pathlib import Path

import duckdb

from flows.paths import Home
from flows.warehouse.open import open_working
from flows.warehouse.publish import publish

DAY = dt.datetime(2022, 7, 4, 9, 30)


def add_month(home: Home, number: int) -> None:
    """Add one submission, one value, one letter, one mail and one run."""
    period = f"2022-{number:02d}"
    with open_working(home) as connection:
        for statement, values in (
            ("insert into contents values ($1, $2)", [f"sha{number}", DAY]),
            (
                "insert into received values ($1, $2, 'T1', '530999101000', 'a.xlsx', $3, $4, '', "
                "1, 'accepted', 'first', '')",
                [f"s{number}", period, f"sha{number}", DAY],
            ),
            (
                "insert into observations values ('toilets', '530999101001', $1, $2, $3, "
                "'a.xlsx', '表', 'C5', '')",
                [period, number / 3, f"s{number}"],
            ),
            (
                "insert into letters (letter_id, number, period, level, recipient, issued_on) "
                "values ($1, $2, $3, 1, '清水乡', $4)",
                [f"l{number}", f"示衔函〔2022〕{number}号", period, DAY.date()],
            ),
            (
                "insert into alerts_sent values ($1, '清水乡', 'digest', $2, $3, $4, 'sent', '')",
                [period, f"hash{number}", f"<{number}@example.org>", DAY],
            ),
            (
                "insert into runs values ($1, $2, $3, $3, 'done', 1, 1, 0, 't', 'r')",
                [f"run{number}", period, DAY],
            ),
            (
                "insert into assessments_published (run_id, published_at, indicator_code, "
                "area_code, period, actual, status, met) "
                "values ($1, $2, 'ENV-01', '530999101000', $3, $4, 'green', true)",
                [f"run{number}", DAY, period, number / 7],
            ),
        ):
            connection.execute(statement, values)


def make_home(root: Path, months: int = 2) -> Home:
    """Return a published home of some months."""
    home = Home(root)
    for number in range(1, months + 1):
        add_month(home, number)
    assert publish(home)
    return home


def rows(file: Path, table: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(file), read_only=True) as connection:
        return connection.table(table).order("all").fetchall()
