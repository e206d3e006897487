"""Where each second of a whole `xianjie demo` goes: before its months, in them, after them.

`python -m tests.bench demo` runs the command once, in a process and a home of its own, and prints
lines that add up to its time by the clock. Beside it stand the processor's seconds, of the command
itself and of the processes it starts: readers, the one that draws, Prefect's server. What waits
for another process takes no processor. With XIANJIE_BENCH_MONTHS fewer months are run.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from tests.bench.demo_shares import share_out, side_by_side, slowest_months
from tests.bench.share_table import Spent, print_table
from tests.bench.timeline import Seconds, Span

_MONTHS = "18"
#: Steps below so many seconds are not named of a slow month.
_LEAST = 0.05
#: The demo ends with 1 when a file was rejected or held, as some of its files are.
_GOOD_ENDS = {0}


@dataclass(frozen=True)
class Watched:
    """What a watched command noted of itself, and what it took in all."""

    spent: Spent
    spans: list[Span]
    missing: list[str]
    whole: Seconds
    memory_gb: float


def main() -> None:
    """Run the demo and print its table, what ran side by side, and its slowest months."""
    with tempfile.TemporaryDirectory() as folder:
        months = os.environ.get("XIANJIE_BENCH_MONTHS", _MONTHS)
        words = ["demo", "--months", months, "--home", f"{folder}/demo"]
        watched = run_watched(words, Path(folder))
    for name in watched.missing:
        print(f"NOT FOUND, its time is in the line above it: {name}")
    print_table(share_out(watched.spent, watched.whole), watched.whole.clock)
    print(f"\nside by side before the first month {'from':>16}{'to':>8}")
    for span in side_by_side(watched.spans):
        where = "beside it" if span.is_beside else "main thread"
        print(f"  {span.label:34} {where:11}{span.begin:8.1f}{span.end:8.1f}")
    print("\nslowest months")
    for month in slowest_months(watched.spent):
        steps = sorted(month.steps.items(), key=lambda step: -step[1])
        told = "  ".join(f"{name} {clock:.2f}" for name, clock in steps if clock >= _LEAST)
        print(f"  {month.period} {month.clock:6.2f} s = {told}")
    print(f"\nlargest process {watched.memory_gb:.2f} GB")


def run_watched(words: list[str], folder: Path) -> Watched:
    """Run a command of `xianjie` to its end; RuntimeError with its last words where it fails."""
    notes, output = folder / "notes.json", folder / "output.txt"
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    with output.open("wb") as stream:
        ended = subprocess.run(
            [sys.executable, "-m", "tests.bench.watched_demo", str(notes), str(began), *words],
            stdout=stream,
            stderr=stream,
            check=False,
        )
    clock = time.monotonic() - began
    if ended.returncode not in _GOOD_ENDS:
        raise RuntimeError(output.read_text("utf-8", errors="replace")[-2000:])
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    told = json.loads(notes.read_text("utf-8"))
    spent = {tuple(place): Seconds(**seconds) for place, seconds in told["spent"]}
    processor = used.ru_utime + used.ru_stime - before.ru_utime - before.ru_stime
    helpers = sum(seconds.helpers for seconds in spent.values())
    return Watched(
        spent,
        [Span(**span) for span in told["spans"]],
        told["missing"],
        Seconds(clock, processor - helpers, helpers),
        used.ru_maxrss / 1024**2,
    )
