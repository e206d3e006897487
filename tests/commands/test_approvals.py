"""approve, lock and unlock on a home with one loaded town."""

import datetime as dt

import duckdb
import pytest
from typer.testing import CliRunner

from flows.commands.approvals import approvals_app
from flows.errors import UsageError
from flows.paths import PROJECT, Home
from flows.warehouse.decisions.decide import decide
from flows.warehouse.open import open_working
from flows.warehouse.publish import publish
from flows.warehouse.shown.status import lock_of_month, reporting_status
from tests.warehouse.decisions.example import CATALOG, TOWN, load, run, sent

RUNNER = CliRunner()
FORM = CATALOG.form_by_code[sent(1, 5.0).submissions[0].form]
DEPARTMENT = next(form for form in CATALOG.forms if form.reporter == "department")
TOWN_NAME = CATALOG.area_name(TOWN)


@pytest.fixture
def home(tmp_path) -> Home:
    place = Home(tmp_path)
    place.catalog.symlink_to(PROJECT / "data" / "catalog")
    with open_working(place) as connection:
        load(connection, sent(1, 5.0))
        run(connection)
    publish(place)
    return place


def call(home: Home, *words: str) -> str:
    result = RUNNER.invoke(
        approvals_app,
        [*words, "--month", "2022-06", "--home", str(home.root)],
        catch_exceptions=False,
    )
    return result.stdout


def reviews(home: Home) -> set[str]:
    rows = reporting_status(home, "2022-06")
    return set(rows[rows["status"] != "missing"]["review"])


@pytest.mark.parametrize(
    ("form", "area", "level"), [(FORM.form, TOWN, "town"), (FORM.name, TOWN_NAME, "镇审")]
)
def test_a_review_is_noted_by_codes_or_by_names(home: Home, form: str, area: str, level: str):
    words = ("approve", "--form", form, "--area", area, "--level", level)
    said = call(home, *words)

    assert said == f"{FORM.form} {TOWN_NAME} 2022-06: town (1 files)\n"
    assert reviews(home) == {"town"}
    journal = (home.journal / "decisions.jsonl").read_text("utf-8")
    assert call(home, *words) == said
    assert (home.journal / "decisions.jsonl").read_text("utf-8") == journal


@pytest.mark.parametrize(
    ("form", "area", "level", "problem"),
    [
        (FORM.form, TOWN, "village", "levels are first, town, county"),
        ("T99", TOWN, "town", "no form T99"),
        (FORM.form, "某镇", "town", "does not report"),
        (FORM.form, "", "town", "name it with --area"),
        (DEPARTMENT.form, "", "town", "its levels are first and county"),
        (DEPARTMENT.form, DEPARTMENT.unit, "county", "nothing of"),
    ],
)
def test_words_that_name_nothing_are_refused(
    home: Home, form: str, area: str, level: str, problem: str
):
    with pytest.raises(UsageError, match=problem):
        call(home, "approve", "--form", form, "--area", area, "--level", level)

    assert reviews(home) == {"first"}


def test_a_month_is_locked_and_unlocked_and_says_so(home: Home):
    assert "2022-06 is locked since" in call(home, "lock")
    assert "figures wait" not in call(home, "lock")
    assert "2022-06 was unlocked on" in call(home, "unlock", "--reason", "口径更正")
    found = lock_of_month(home, "2022-06")

    assert found is not None
    assert (found.reason, found.unlocked_at is None) == ("口径更正", False)
    again = call(home, "unlock", "--reason", "再次更正")
    assert again.startswith(
        "2022-06 was unlocked before; the reason given now is not noted: 再次更正\n"
        "2022-06 was unlocked on"
    )
    assert "not noted" not in call(home, "unlock", "--reason", "口径更正")


def test_a_decision_that_fails_half_way_leaves_the_last_good_state(home: Home):
    def fail(connection: duckdb.DuckDBPyConnection) -> None:
        connection.execute("delete from received")
        connection.execute(
            "insert into locks values ('x', '2022-06', $now, null, '')",
            {"now": dt.datetime(2022, 7, 9)},
        )
        raise KeyboardInterrupt

    with open_working(home) as connection, pytest.raises(KeyboardInterrupt):
        decide(connection, CATALOG, "2022-06", fail)
    with open_working(home) as connection:
        assert len(connection.table("received")) == 1
        assert len(connection.table("locks")) == 0
        assert connection.execute("select value from observations").fetchall() == [(5.0,)]
