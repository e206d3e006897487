"""prefect.yaml names flows that exist, with their parameters and the schedule of the settings."""

from importlib import import_module
from pathlib import Path

import pytest
import yaml

from flows.paths import PROJECT
from flows.settings import Settings

FILE = yaml.safe_load((PROJECT / "prefect.yaml").read_text("utf-8"))
DEPLOYMENTS = {one["name"]: one for one in FILE["deployments"]}


def flow_of(name: str):
    module, _, flow = DEPLOYMENTS[name]["entrypoint"].rpartition(".")
    return getattr(import_module(module), flow)


@pytest.mark.parametrize("name", DEPLOYMENTS)
def test_a_deployment_runs_a_flow_one_at_a_time_in_the_pool(name: str):
    one = DEPLOYMENTS[name]
    assert set(one["parameters"]) <= set(flow_of(name).parameters.properties)
    assert one["parameters"]["home"] == "{{ $XIANJIE_HOME }}"
    assert one["work_pool"] == {"name": "xianjie"}
    assert one["concurrency_limit"] == {"limit": 1, "collision_strategy": "ENQUEUE"}


def test_schedules_are_those_of_serve():
    from flows import serve

    expected = {
        "scheduled": serve.cron_of(Settings()),
        "scheduled-quarter": serve.quarter_cron_of(Settings()),
        "scheduled-year": serve.year_cron_of(Settings()),
        "sampling": serve.inspection_cron_of(Settings()),
    }
    zone = "Asia/Shanghai"
    found = {name: one["schedules"] for name, one in DEPLOYMENTS.items() if "schedules" in one}
    assert found == {name: [{"cron": c, "timezone": zone}] for name, c in expected.items()}


def test_the_image_has_no_development_parts():
    run = (PROJECT / "constraints-run.txt").read_text("utf-8")
    every = (PROJECT / "constraints.txt").read_text("utf-8")

    pins = [line.split()[0] for line in run.splitlines() if "==" in line]
    assert [pin for pin in pins if pin not in every] == []
    for part in ("pytest==", "mypy==", "ruff==", "playwright==", "hypothesis=="):
        assert part in every
        assert part not in run


@pytest.mark.parametrize("source", ["constraints-run.txt", "pyproject.toml", "flows", "LICENSE"])
def test_what_the_image_copies_is_there_and_not_ignored(source: str):
    assert source in (PROJECT / "Dockerfile").read_text("utf-8")
    ignored = Path(PROJECT / ".dockerignore").read_text("utf-8").split()
    assert f"!{source}" in ignored
    assert (PROJECT / source).exists()
