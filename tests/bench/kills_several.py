"""Kills runs of several months at random moments and looks for what was lost or done twice.

`python -m tests.bench kills_several`: three months of a small home are run as `backfill`, `demo`
and `catch-up` do (killed_months.py) and killed (SIGKILL to the whole process group) at any moment:
in a stage, between two months, while they publish, while mails go to a real SMTP server. After each
kill the published file must hold a state that some publication of an undisturbed run had; when the
months have been let through, published tables, reports, outbox and mails must be those of the
undisturbed run. Of `demo` only the last month's files are compared: a month that is run again knows
the answers that came after it.
"""

import hashlib
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
from tests.bench.killed_months import KINDS, STAGES, kill_after, start_months
from tests.bench.killed_runs import prepare_processes
from tests.bench.mail_counts import count_mails, mail_faults
from tests.bench.warehouse_state import State, differing, read_state

KILLS, SEED = 120, 20261126
PERIODS = ("2022-03", "2022-04", "2022-05")
#: At most so many runs in a row are killed before one may finish.
MOST_IN_A_ROW = 3
KEPT_FILES = 8


@dataclass(frozen=True)
class Undisturbed:
    """What months leave that nobody kills: states as published, files, mails, seconds."""

    kind: str
    states: list[State]
    files: dict[str, str]
    mails: Counter[str]
    seconds: float


@dataclass
class Tally:
    """What the tries came to: kills by kind and stage, every fault in words."""

    kills: Counter[tuple[str, str]] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    finished: int = 0
    unclear: int = 0


def main(kills: int = KILLS, seed: int = SEED, kinds: tuple[str, ...] = KINDS) -> None:
    """Print the table of tries and every fault."""
    prepare_processes()
    chance, inbox, tally = random.Random(seed), Inbox(), Tally()
    with tempfile.TemporaryDirectory() as folder, serving(inbox) as smtp:
        base, work = Path(folder) / "base", Path(folder) / "work"
        _prepare(Home(base), smtp.port)
        wanted = {kind: _run_undisturbed(base, Home(work), kind, inbox, tally) for kind in kinds}
        while tally.kills.total() < kills:
            kind, known = chance.choice(kinds), len(tally.faults)
            _try_once(base, Home(work), kind, wanted[kind], chance, inbox, tally)
            print(f"{tally.kills.total()} kills, {len(tally.faults)} faults", flush=True)
            for fault in tally.faults[known:]:
                print(f"  {fault}", flush=True)
    _show(tally)


def _prepare(home: Home, port: int) -> None:
    """Make the home: the real catalogue and a few files a month."""
    shutil.copytree(SAMPLE_CATALOG, home.catalog)
    settings = ['office = "模拟办公室"', "is_synthetic = true", "pdf = false", "workers = 1"]
    settings += ["[smtp]", 'host = "127.0.0.1"']
    settings += [f"port = {port}", 'security = "none"', "timeout_seconds = 5"]
    (home.root / "settings.toml").write_text("\n".join(settings), "utf-8")
    make_inbox(home, load_catalog(home.catalog), PERIODS)
    # A form that begins later would be owed for an earlier month that is run again.
    sent = [{_sender_and_form(file) for file in home.raw(one).iterdir()} for one in PERIODS]
    kept = sorted(set.intersection(*sent))[:KEPT_FILES]
    for period in PERIODS:
        for file in home.raw(period).iterdir():
            if file.name != "receipts.csv" and _sender_and_form(file) not in kept:
                file.unlink()


def _sender_and_form(file: Path) -> str:
    return file.name.partition("-2022")[0]


def _run_undisturbed(base: Path, work: Home, kind: str, inbox: Inbox, tally: Tally) -> Undisturbed:
    """Run the months, then again: what the second run leaves otherwise is a fault."""
    _copy_home(base, work, inbox)
    states: list[State] = []
    if kind == "catch-up":
        for count in range(1, len(PERIODS)):
            _finish(work, PERIODS[:count][-1:], kind)
            states.append(read_state(work))
        _copy_home(base, work, inbox)
    started = time.monotonic()
    _finish(work, PERIODS, kind)
    seconds = time.monotonic() - started
    states.append(read_state(work))
    once = Undisturbed(kind, states, _files(work, kind), count_mails(inbox), seconds)
    print(f"{kind}: {seconds:.1f} s, {once.mails.total()} mails, {len(once.files)} files")
    _finish(work, PERIODS, kind)
    tally.faults += [f"{kind} twice: {fault}" for fault in _ended(work, once, inbox)]
    return once


def _finish(home: Home, periods: tuple[str, ...], kind: str) -> None:
    _, child = start_months(home, periods, kind)
    child.join()
    if child.exitcode != 0:
        raise RuntimeError(f"{kind} ended with {child.exitcode}")


def _try_once(
    base: Path,
    work: Home,
    kind: str,
    wanted: Undisturbed,
    chance: random.Random,
    inbox: Inbox,
    tally: Tally,
) -> None:
    """Kill some runs in a row, then let one finish and compare everything."""
    _copy_home(base, work, inbox)
    for _ in range(chance.randint(1, MOST_IN_A_ROW)):
        hit = kill_after(work, PERIODS, kind, chance.random() * wanted.seconds)
        if not hit:
            break
        tally.kills[kind, hit] += 1
        tally.faults += [f"{kind} after a kill in {hit}: {one}" for one in _killed(work, wanted)]
    _, child = start_months(work, PERIODS, kind)
    child.join()
    tally.finished += 1
    if child.exitcode != 0:
        tally.faults.append(f"{kind}: the run after the kills ended with {child.exitcode}")
        return
    tally.unclear += read_state(work).unclear_mails
    tally.faults += [f"{kind} finished: {fault}" for fault in _ended(work, wanted, inbox)]


def _killed(home: Home, wanted: Undisturbed) -> list[str]:
    """Return what is wrong with the published file: nothing, or a whole publication, is right."""
    if not home.warehouse.exists():
        return []
    try:
        found = read_state(home)
    except Exception as error:  # noqa: BLE001 - whatever a reader would meet counts
        return [f"published file: {error}"]
    differences = [differing(found, state) for state in wanted.states]
    return [] if [] in differences else [f"published is no state: {min(differences, key=len)}"]


def _ended(home: Home, wanted: Undisturbed, inbox: Inbox) -> list[str]:
    """Return what differs from an undisturbed run in tables, files and mails."""
    state, files = read_state(home), _files(home, wanted.kind)
    faults = [f"{table} differs" for table in differing(state, wanted.states[-1])]
    names = sorted({*files, *wanted.files})
    faults += [f"file {name}" for name in names if files.get(name) != wanted.files.get(name)]
    return faults + mail_faults(count_mails(inbox), wanted.mails, state.unclear_mails)


def _files(home: Home, kind: str) -> dict[str, str]:
    """Return the digest of each file that must be the same by its path, Data Docs left aside."""
    wanted = PERIODS[-1:] if kind == "demo" else PERIODS
    folders = (home.root / "reports", home.root / "outbox")
    files = (file for folder in folders for file in folder.rglob("*") if file.is_file())
    return {
        str(file.relative_to(home.root)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in files
        # Data Docs bear the moment of the run.
        if "data-docs" not in file.parts and file.relative_to(home.root).parts[1] in wanted
    }


def _copy_home(base: Path, work: Home, inbox: Inbox) -> None:
    shutil.rmtree(work.root, ignore_errors=True)
    shutil.copytree(base, work.root)
    inbox.mails.clear()


def _show(tally: Tally) -> None:
    print(f"{'stage when killed':24}" + "".join(f"{kind:>10}" for kind in KINDS))
    for stage in STAGES:
        print(f"{stage:24}" + "".join(f"{tally.kills[kind, stage]:10}" for kind in KINDS))
    print(f"{tally.kills.total()} kills, {len(tally.faults)} faults, ", end="")
    print(f"{tally.finished} runs finished after kills, {tally.unclear} mails reported as unclear")
    for fault, count in Counter(tally.faults).most_common():
        print(f"FAULT ({count}x) {fault}")
