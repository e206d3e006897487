"""What a person decides between two runs: done under the run lock, judged and published at once.

Published values and published judgements always belong together: what changes the values is
judged in the same transaction (docs/architecture.md, "What is published").
"""

from collections.abc import Callable
from typing import TypeVar

import duckdb

from flows.catalog.load import load_catalog
from flows.paths import Home
from flows.running.judge_steps import judge_decided
from flows.settings import load_settings
from flows.warehouse import read
from flows.warehouse.decisions.decide import decide
from flows.warehouse.lock import run_lock
from flows.warehouse.open import open_working
from flows.warehouse.publish import publish
from flows.warehouse.transaction import transaction

R = TypeVar("R")
Act = Callable[[duckdb.DuckDBPyConnection], R]


def decide_month(home: Home, period: str, act: Act[R]) -> R:
    """Do what was decided about a month's reports, and judge again where that changes values."""
    catalog = load_catalog(home.catalog)

    def decide_and_judge(connection: duckdb.DuckDBPyConnection) -> R:
        with transaction(connection):
            before = read.judged_input_sums(connection)
            done = decide(connection, catalog, period, act)
            if read.judged_input_sums(connection) != before:
                judge_decided(connection, catalog)
        return done

    return record_decision(home, decide_and_judge)


def record_decision(home: Home, act: Act[R]) -> R:
    """Do what was decided about letters or mails: nothing that is judged changes by it."""
    keep = load_settings(home).keep_published
    with run_lock(home):
        with open_working(home) as connection:
            done = act(connection)
        publish(home, keep=keep)
    return done
