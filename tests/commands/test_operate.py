"""settings and overdue, as whoever keeps the job running sees them."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from flows.commands.operate import operate_app
from flows.paths import PROJECT, Home
from flows.warehouse.open import open_working
from flows.warehouse.publish import publish

RUNNER = CliRunner()


@pytest.fixture
def home(tmp_path: Path) -> Home:
    place = Home(tmp_path)
    place.catalog.symlink_to(PROJECT / "data" / "catalog")
    (tmp_path / "settings.toml").write_text('office = "县委办"\n', "utf-8")
    return place


def ran(home: Home, *periods: str) -> None:
    with open_working(home) as connection:
        for period in periods:
            connection.execute(
                "insert into runs (run_id, period) values ($run, $period)",
                {"run": f"run-{period}", "period": period},
            )
    publish(home)


def call(home: Home, *words: str) -> tuple[int, str]:
    result = RUNNER.invoke(operate_app, [*words, "--home", str(home.root)], catch_exceptions=False)
    return result.exit_code, result.stdout


def test_settings_are_listed_with_where_they_come_from(home: Home):
    code, said = call(home, "settings")

    assert code == 0
    office = next(line for line in said.splitlines() if line.startswith(" office"))
    assert [part.strip() for part in office.split("│")] == ["office", "县委办", "file"]
    code, said = call(home, "settings", "--json")
    assert '{"key":"office","value":"县委办","source":"file"}' in said


@pytest.mark.parametrize("command", ["overdue", "catch-up"])
def test_before_the_first_run_nothing_is_overdue(home: Home, command: str):
    assert call(home, command) == (0, "every scheduled month was run\n")


def test_an_overdue_month_is_named_with_exit_code_1_and_a_mail(home: Home):
    ran(home, "2022-05")
    code, said = call(home, "overdue")

    assert code == 1
    assert said.startswith("not run: 2022-06; 2022-07")
    assert list(home.outbox("2022-06").parent.glob("*/overdue/*.eml"))
