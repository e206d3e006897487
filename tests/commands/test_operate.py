"""settings, overdue and catch-up, as whoever keeps the job running sees them."""

import datetime as dt
from email import message_from_bytes
from email.header import decode_header, make_header
from pathlib import Path

import pytest
from typer.testing import CliRunner

from flows.channels import Smtp
from flows.commands.operate import operate_app
from flows.errors import ServiceError
from flows.paths import PROJECT, Home
from flows.running.summary import RunSummary
from flows.warehouse.open import open_working
from flows.warehouse.publish import publish
from flows.warehouse.query import open_published
from tests.alert.server import Inbox, serving
from tests.starting.small_county import begin_county, send_month
from tests.story.months import run_month

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
    said = "no month was run yet; run the first one with `xianjie run --month YYYY-MM`\n"
    assert call(home, command) == (0, said)


@pytest.mark.parametrize("command", ["overdue", "catch-up"])
def test_a_lost_published_copy_does_not_pass_for_nothing_missed(home: Home, command: str):
    home.journal.mkdir(parents=True)
    (home.journal / "decisions.jsonl").write_text('{"table": "runs", "row": {}}\n', "utf-8")

    with pytest.raises(ServiceError, match="runs were noted"):
        call(home, command)


def test_an_overdue_month_is_named_with_exit_code_1_and_a_mail(home: Home):
    ran(home, "2022-05")
    code, said = call(home, "overdue")

    assert code == 1
    assert said.startswith("not run: 2022-06; 2022-07")
    assert list(home.outbox("2022-06").parent.glob("*/overdue/*.eml"))


def at(monkeypatch: pytest.MonkeyPatch, moment: str) -> None:
    """Let it be this moment in the county."""
    now = dt.datetime.fromisoformat(moment)
    monkeypatch.setattr("flows.steps.county_now", lambda: now)


def use_server(home: Home, smtp: Smtp) -> None:
    settings = f'office = "县委办"\n[smtp]\nhost = "{smtp.host}"\nport = {smtp.port}\n'
    (home.root / "settings.toml").write_text(f'{settings}security = "none"\n', "utf-8")


def subjects(inbox: Inbox) -> list[str]:
    mails = [message_from_bytes(content) for _, content in inbox.mails]
    return [str(make_header(decode_header(mail["Subject"]))) for mail in mails]


def test_the_office_gets_one_mail_about_the_same_missed_months(
    home: Home, monkeypatch: pytest.MonkeyPatch
):
    ran(home, "2022-05")
    inbox = Inbox()
    with serving(inbox) as smtp:
        use_server(home, smtp)
        at(monkeypatch, "2022-07-06 13:59")
        assert call(home, "overdue", "--send") == (0, "every scheduled month was run\n")
        for moment in ("2022-07-06 14:00", "2022-07-06 20:00", "2022-07-31 09:00"):
            at(monkeypatch, moment)
            assert call(home, "overdue", "--send") == (1, "not run: 2022-06\n")
        assert subjects(inbox) == ["请尽快处理：2022年6月汇总未按期运行"]
        at(monkeypatch, "2022-08-06 14:00")
        assert call(home, "overdue", "--send") == (1, "not run: 2022-06; 2022-07\n")

    assert subjects(inbox)[1:] == ["请尽快处理：2022年6月、2022年7月汇总未按期运行"]
    assert [recipients for recipients, _ in inbox.mails] == [["duchashi@example.org"]] * 2


def test_a_mail_that_the_server_refuses_ends_with_5_and_is_sent_the_next_time(
    home: Home, monkeypatch: pytest.MonkeyPatch
):
    ran(home, "2022-05")
    at(monkeypatch, "2022-07-07 09:00")
    inbox = Inbox(answers={"DATA": ["554 no", "250 OK"]})
    with serving(inbox) as smtp:
        use_server(home, smtp)
        code, said = call(home, "overdue", "--send")
        assert (code, len(inbox.mails)) == (5, 0)
        assert "554" in said
        assert call(home, "overdue", "--send")[0] == 1

    assert len(inbox.mails) == 1


def months_in(home: Home) -> list[tuple[str, int]]:
    """Each month with the number of its runs, by the moment they began."""
    with open_published(home) as connection:
        return connection.execute(
            "select period, count(*) from runs group by period order by min(started_at), period"
        ).fetchall()


def test_missed_months_are_caught_up_in_order_and_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    home = Home(tmp_path / "home")
    begin_county(home.root)
    for period in ("2026-03", "2026-04", "2026-05"):
        send_month(home.root, period)
    at(monkeypatch, "2026-04-06 08:00")
    run_month(home, "2026-03")
    order: list[str] = []

    def without_server(place: Home, period: str, *, send: bool) -> RunSummary:
        """The run as it is, without Prefect's server around it."""
        order.append(period)
        return run_month(place, period, send=send)

    monkeypatch.setattr("flows.monthly.run_monthly", without_server)
    monkeypatch.setattr("flows.commands.operate.begin_server_of_runs", lambda: None)
    at(monkeypatch, "2026-06-06 08:00")
    code, said = call(home, "catch-up")

    assert (code, said) == (0, "2026-04: done, exit code 0\n2026-05: done, exit code 0\n")
    assert order == ["2026-04", "2026-05"]
    assert months_in(home) == [("2026-03", 1), ("2026-04", 1), ("2026-05", 1)]
    assert (home.reports("2026-04") / "bulletin.docx").exists()

    assert call(home, "catch-up") == (0, "every scheduled month was run\n")
    assert order == ["2026-04", "2026-05"]
    assert call(home, "overdue") == (0, "every scheduled month was run\n")
