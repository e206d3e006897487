"""Without a terminal a run prints plain lines: stages, a line a month, a summary."""

import json

import pytest

from flows.running.summary import RunSummary
from flows.terminal.console import Console

SUMMARY = RunSummary(
    run_id="r",
    period="2022-06",
    files=12,
    observations=340,
    findings={"flag": 3, "hold": 2},
    statuses={"green": 5, "red": 1},
    seconds={"read": 1.25, "judge": 0.5},
    paths={"page": "reports/2022-06/index.html"},
)


def test_a_stage_is_one_line_on_standard_error(capsys: pytest.CaptureFixture[str]):
    console = Console()
    for done in (0, 1):
        console.show_stage("2022-06", "read", done, 1)

    assert capsys.readouterr() == ("", "2022-06 read\n")


def test_a_month_is_one_line(capsys: pytest.CaptureFixture[str]):
    Console().show_month(SUMMARY)
    out, error = capsys.readouterr()

    assert "2022-06: 12 files, 340 values, 2 held, red 1, 1.8 s" in out + error


def test_as_json_there_is_one_object_and_no_stage(capsys: pytest.CaptureFixture[str]):
    console = Console(as_json=True)
    console.show_stage("2022-06", "read", 0, 1)
    console.show_month(SUMMARY)
    console.show(SUMMARY)
    out, error = capsys.readouterr()

    assert json.loads(out)["findings"] == {"flag": 3, "hold": 2}
    assert json.loads(out)["exit_code"] == 1
    assert error == ""


def test_quiet_prints_failures_alone(capsys: pytest.CaptureFixture[str]):
    console = Console(quiet=True)
    console.show_stage("2022-06", "read", 0, 1)
    console.show_month(SUMMARY)
    console.show(RunSummary("r", "2022-06", failures=("the mail server did not answer",)))

    assert capsys.readouterr() == ("", "xianjie: the mail server did not answer\n")


def test_a_month_ends_with_its_summary(capsys: pytest.CaptureFixture[str]):
    Console().show(SUMMARY)

    assert "2022-06, county and towns: 1 red, 0 yellow, 5 green" in capsys.readouterr().out
