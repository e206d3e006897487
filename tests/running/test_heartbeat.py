"""The heartbeat says when the job last ended and how, as JSON that a monitor reads."""

import datetime as dt
import json
from pathlib import Path

from flows.paths import Home
from flows.running.heartbeat import write_heartbeat
from flows.running.summary import RunSummary


def test_the_last_run_replaces_the_one_before(tmp_path: Path):
    home = Home(tmp_path)
    write_heartbeat(home, RunSummary("2022-05-1", "2022-05"), dt.datetime(2022, 6, 6, 8, 5))
    file = write_heartbeat(
        home,
        RunSummary("2022-06-1", "2022-06", findings={"hold": 2}),
        dt.datetime(2022, 7, 6, 8, 5),
    )

    assert json.loads(file.read_text("utf-8")) == {
        "run_id": "2022-06-1",
        "month": "2022-06",
        "ended_at": "2022-07-06T08:05:00",
        "exit_code": 1,
    }
    assert [one.name for one in home.store.iterdir()] == ["heartbeat.json"]
