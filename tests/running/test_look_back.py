"""Published months judged again as they were, under the same policy and under another."""

from dataclasses import replace

import pandas as pd

from flows.catalog.load import load_catalog
from flows.catalog.policy import Tolerance
from flows.paths import Home
from flows.running.look_back import judge_as_published
from flows.warehouse.query import open_published
from flows.warehouse.sql_texts import read_sql

KEYS = ["indicator_code", "area_code", "period"]


def test_under_the_same_policy_a_month_is_what_was_published(home: Home):
    catalog = load_catalog(home.catalog)
    with open_published(home) as connection:
        rows, open_warnings = judge_as_published(connection, catalog, "2022-06")
        published = connection.execute(read_sql("published_months")).df()
    columns = [*KEYS, "status", "target", "is_reference", "met"]

    pd.testing.assert_frame_equal(
        rows[columns].sort_values(KEYS, ignore_index=True).astype({"met": "boolean"}),
        published[columns].sort_values(KEYS, ignore_index=True).astype({"met": "boolean"}),
    )
    assert set(open_warnings["period"]) <= set(published["period"])


def test_another_policy_judges_the_same_months_otherwise(home: Home):
    catalog = load_catalog(home.catalog)
    lax = catalog.policy.model_copy(
        update={"on_course": 0.9, "tolerance": Tolerance(default=0.99, rate=0.99)}
    )
    with open_published(home) as connection:
        present, _ = judge_as_published(connection, catalog, "2022-06")
        other, _ = judge_as_published(connection, replace(catalog, policy=lax), "2022-06")
        nothing, _ = judge_as_published(connection, catalog, "2020-12")

    assert other[KEYS].equals(present[KEYS])
    assert (other["status"] == "red").sum() < (present["status"] == "red").sum()
    assert nothing.empty
