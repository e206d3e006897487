"""The schedule, and the Prefect server of our own that keeps it."""

import re
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from prefect.client.orchestration import get_client

from flows.paths import Home
from flows.running.environment import prepare_environment
from flows.serve import (
    api_server,
    cron_of,
    deployments,
    inspection_cron_of,
    previous_month,
    quarter_cron_of,
    year_cron_of,
)
from flows.settings import Schedule, Settings


def test_the_schedule_is_monthly_on_the_day_of_the_settings():
    assert cron_of(Settings()) == "0 8 6 * *"
    assert cron_of(Settings(schedule=Schedule(day=28, hour=0))) == "0 0 28 * *"
    assert re.fullmatch(r"\d{4}-\d{2}", previous_month())


def test_the_inspection_is_the_day_after_the_monthly_run_when_draws_and_results_are_due():
    assert inspection_cron_of(Settings()) == "0 8 7 1,6,7,12 *"
    assert inspection_cron_of(Settings(schedule=Schedule(day=28, hour=0))) == "0 0 29 1,6,7,12 *"


def test_the_quarter_follows_its_last_month_by_half_an_hour():
    assert quarter_cron_of(Settings()) == "30 8 6 1,4,7,10 *"
    assert quarter_cron_of(Settings(schedule=Schedule(day=28, hour=23))) == "30 23 28 1,4,7,10 *"


def test_the_year_follows_its_december():
    assert year_cron_of(Settings()) == "45 8 6 1 *"


def test_every_job_is_served_with_its_schedule(tmp_path: Path):
    served = deployments(Home(tmp_path / "county"), Settings(), send=False)

    assert {one.name: one.schedules[0].schedule.cron for one in served} == {
        "xianjie county": cron_of(Settings()),
        "xianjie county inspection": inspection_cron_of(Settings()),
        "xianjie county quarter": quarter_cron_of(Settings()),
        "xianjie county year": year_cron_of(Settings()),
    }
    assert served[0].parameters == {"home": str(tmp_path / "county"), "send": False}


def test_a_server_that_somebody_named_is_used_as_it_is(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PREFECT_API_URL", "http://prefect.example.org/api")

    with api_server() as address:
        assert address == "http://prefect.example.org/api"


def test_our_own_server_answers_us_and_nobody_without_its_secret(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
):
    folder = tmp_path_factory.mktemp("server")
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    monkeypatch.setenv("PREFECT_HOME", str(folder))
    prepare_environment(Home(folder))

    with api_server() as address:
        with get_client(sync_client=True) as client:
            assert str(client.api_url).rstrip("/") == address
            assert client.api_version()
        with pytest.raises(urllib.error.HTTPError, match="401"):
            urllib.request.urlopen(f"{address}/admin/version")
