"""Kills a month's run at random moments and looks for what was lost, doubled or left unreadable.

`python -m tests.bench kills`: a home with one finished month, then runs of the next one that are
killed (SIGKILL to the whole process group) in every stage, while mails go to a real SMTP server.
Charts are left out: they are most of a run's time and nothing of its state. After each kill the
published file must open and hold the old or the new state; every few kills a run may finish and
must give what a run gives that was never disturbed.
"""

import random
import shutil
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from flows.catalog.load import load_catalog
from flows.paths import SAMPLE_CATALOG, Home
from flows.simulate.fill_inbox import make_inbox
from tests.alert.server import Inbox, serving
from tests.bench.killed_runs import (
    STAGES,
    kill_in,
    leave_out_charts,
    prepare_processes,
    start_run,
)
from tests.bench.mail_counts import count_mails, mail_faults
from tests.bench.warehouse_state import State, differing, read_state, watch_published
from tests.story.months import run_month

KILLS, SEED = 200, 20261125
BEFORE, MONTH = "2022-04", "2022-05"
#: So many runs in a row are killed before one may finish.
KILLS_A_ROW = 5
KEPT_FILES = 12


@dataclass
class Tally:
    """What the tries came to: kills by stage, and every fault in words."""

    kills: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    finished: int = 0
    unclear: int = 0


def main(kills: int = KILLS, seed: int = SEED) -> None:
    """Print the table of tries and failures."""
    prepare_processes()
    chance, inbox = random.Random(seed), Inbox()
    with tempfile.TemporaryDirectory() as folder, serving(inbox) as smtp:
        base, work = Path(folder) / "base", Path(folder) / "work"
        _prepare(Home(base), smtp.port)
        old = read_state(Home(base))
        new, seconds, mails = _run_undisturbed(base, Home(work), inbox)
        tally = Tally()
        while tally.kills.total() < kills:
            _try_once(base, Home(work), (old, new), seconds, chance, inbox, mails, tally)
            print(f"{tally.kills.total()} kills, {len(tally.faults)} faults", flush=True)
    _show(tally, mails)


def _prepare(home: Home, port: int) -> None:
    """Make the home: the real catalogue, few files a month, the first month run and mailed."""
    shutil.copytree(SAMPLE_CATALOG, home.catalog)
    catalog = load_catalog(home.catalog)
    settings = ['office = "模拟办公室"', "is_synthetic = true", "pdf = false", "workers = 1"]
    settings += ["[smtp]", 'host = "127.0.0.1"']
    settings += [f"port = {port}", 'security = "none"', "timeout_seconds = 5"]
    (home.root / "settings.toml").write_text("\n".join(settings), "utf-8")
    make_inbox(home, catalog, [BEFORE, MONTH])
    for period in (BEFORE, MONTH):
        files = sorted(file for file in home.raw(period).iterdir() if file.name != "receipts.csv")
        for file in files[KEPT_FILES:]:
            file.unlink()
    leave_out_charts()
    run_month(home, BEFORE, send=True)


def _run_undisturbed(
    base: Path, work: Home, inbox: Inbox
) -> tuple[State, dict[str, float], Counter[str]]:
    """Return the state after a run nobody kills, each stage's seconds, and what mails went out.

    A reader counts the published rows all the while.
    """
    _copy_home(base, work, inbox)
    reports, child = start_run(work, MONTH)
    with watch_published(work) as reader:
        started, seconds, stage = time.monotonic(), {}, ""
        while True:
            try:
                following = reports.recv()
            except EOFError:
                break
            now = time.monotonic()
            if stage:
                seconds[stage] = max(seconds.get(stage, 0.0), now - started)
            started, stage = now, following
        seconds[stage] = max(seconds.get(stage, 0.0), time.monotonic() - started)
        child.join()
    parts = "  ".join(f"{name} {spent:.1f}" for name, spent in seconds.items())
    print(f"undisturbed run: exit {child.exitcode}, {parts}", flush=True)
    print(f"{len(inbox.mails)} mails; reader: {reader.reads} reads, {reader.failures} failures")
    return read_state(work), seconds, count_mails(inbox)


def _try_once(
    base: Path,
    work: Home,
    states: tuple[State, State],
    seconds: dict[str, float],
    chance: random.Random,
    inbox: Inbox,
    mails: Counter[str],
    tally: Tally,
) -> None:
    """Kill some runs in a row, then let one finish and compare everything."""
    _copy_home(base, work, inbox)
    for _ in range(KILLS_A_ROW):
        stage = chance.choice(list(STAGES))
        hit = kill_in(work, MONTH, stage, chance.random() * seconds[stage])
        if not hit:
            break
        tally.kills[hit] += 1
        tally.faults += [f"after a kill in {hit}: {fault}" for fault in _faults(work, states)]
    _, child = start_run(work, MONTH)
    child.join()
    tally.finished += 1
    if child.exitcode != 0:
        tally.faults.append(f"the run after the kills ended with {child.exitcode}")
    state = read_state(work)
    tally.faults += [f"after finishing, {table} differs" for table in differing(state, states[1])]
    tally.unclear += state.unclear_mails
    tally.faults += mail_faults(count_mails(inbox), mails, state.unclear_mails)


def _faults(home: Home, states: tuple[State, State]) -> list[str]:
    """Return what is wrong with the published file: it must be wholly old or wholly new."""
    try:
        found = read_state(home)
    except Exception as error:  # noqa: BLE001 - whatever a reader would meet counts
        return [f"published file: {error}"]
    old, new = (differing(found, state) for state in states)
    return [f"published is neither old nor new: {sorted({*old} & {*new})}"] if old and new else []


def _copy_home(base: Path, work: Home, inbox: Inbox) -> None:
    shutil.rmtree(work.root, ignore_errors=True)
    shutil.copytree(base, work.root)
    inbox.mails.clear()


def _show(tally: Tally, mails: Counter[str]) -> None:
    print(f"{'stage when killed':24}{'kills':>6}{'faults':>8}")
    for stage, count in sorted(tally.kills.items()):
        faults = sum(f"after a kill in {stage}:" in fault for fault in tally.faults)
        print(f"{stage:24}{count:6}{faults:8}")
    print(f"{'together':24}{tally.kills.total():6}{len(tally.faults):8}")
    print(f"runs finished after kills: {tally.finished}, mails a run: {mails.total()}, ", end="")
    print(f"reported as unclear: {tally.unclear}")
    for fault, count in Counter(tally.faults).most_common():
        print(f"FAULT ({count}x) {fault}")
