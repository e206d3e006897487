"""A small file that says when the job last ended and how: for whoever watches the machine."""

import datetime as dt
import json
from pathlib import Path

from flows.paths import Home
from flows.running.summary import RunSummary
from flows.warehouse.durable import write_durably


def write_heartbeat(home: Home, summary: RunSummary, now: dt.datetime) -> Path:
    """Write `warehouse/heartbeat.json` aside and rename it; return it."""
    file = home.store / "heartbeat.json"
    told = {
        "run_id": summary.run_id,
        "month": summary.period,
        "ended_at": now.isoformat(timespec="seconds"),
        "exit_code": summary.exit_code,
    }
    write_durably(file, f"{json.dumps(told)}\n")
    return file
