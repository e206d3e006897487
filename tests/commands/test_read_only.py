"""Commands that read the published warehouse and can change nothing."""

import json
from pathlib import Path

import pytest

from flows.paths import Home
from tests.commands.command_line import call


@pytest.mark.parametrize(("form", "expected"), [("csv", "a\n1\n"), ("json", '[{"a":1}]\n')])
def test_sql_answers_in_the_form_asked_for(home: Home, form: str, expected: str):
    done = call("sql", "select 1 as a", "--home", home.root, "--format", form)

    assert (done.returncode, done.stdout) == (0, expected)


@pytest.mark.parametrize(
    "query",
    [
        "delete from observations",
        "create table x (a int)",
        "copy observations to 'x.csv'",
        "select * from read_csv('pyproject.toml')",
        "attach 'x.duckdb'",
        "set enable_external_access = true",
    ],
)
def test_sql_can_only_read_the_published_tables(home: Home, query: str):
    done = call("sql", query, "--home", home.root)

    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_status_shows_who_is_missing(home: Home):
    done = call("status", "--month", "2022-06", "--home", home.root, "--json")
    rows = json.loads(done.stdout)

    assert {row["status"] for row in rows if row["reporter"] == "麻虎镇"} == {"missing"}
    assert {row["status"] for row in rows if row["reporter"] == "城关镇"} == {"accepted"}


def test_status_counts_what_is_held_by_whose_file_it_is(home: Home):
    rows = json.loads(call("status", "--month", "2022-06", "--home", home.root, "--json").stdout)
    query = (
        "select submissions.form, areas.name as reporter, count(*) as held from findings "
        "join submissions using (submission_id) "
        "join areas on areas.area_code = submissions.area_code "
        "where findings.severity = 'hold' and submissions.status = 'partial' group by all"
    )
    asked = json.loads(call("sql", query, "--home", home.root, "--format", "json").stdout)

    assert asked
    assert {(one["form"], one["reporter"]): one["held"] for one in asked} == {
        (row["form"], row["reporter"]): row["held"] for row in rows if row["held"]
    }


def test_matters_come_in_order_with_what_a_query_says(home: Home):
    done = call("matters", "--month", "2022-06", "--home", home.root, "--format", "json")
    rows = json.loads(done.stdout)
    query = "select indicator_code from matters where period = '2022-06' order by position"
    listed = json.loads(call("sql", query, "--home", home.root, "--format", "json").stdout)

    assert [row["position"] for row in rows] == list(range(1, len(rows) + 1))
    assert [row["indicator_code"] for row in rows] == [row["indicator_code"] for row in listed]
    assert len(rows) > 0


def test_matters_are_shown_in_words(home: Home):
    for language, heads in (("en", ["order", "indicator"]), ("zh", ["次序", "指标"])):
        done = call("matters", "--month", "2022-06", "--home", home.root, XIANJIE_LANG=language)

        assert done.returncode == 0
        assert done.stdout.split()[:3:2] == heads


def test_matters_of_a_month_that_was_not_judged_are_wrong_usage(home: Home):
    done = call("matters", "--month", "2031-06", "--home", home.root)

    assert (done.returncode, "is not judged yet" in done.stderr) == (2, True)


def test_nothing_published_is_said_plainly(tmp_path: Path):
    done = call("sql", "select 1", "--home", tmp_path)

    assert done.returncode == 2
    assert "nothing is published" in done.stderr
