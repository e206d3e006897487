"""Where each second of a demo month goes, with Prefect's start apart."""

import tempfile
import time
from pathlib import Path

from flows.paths import Home
from flows.running.environment import prepare_environment
from flows.simulate.demo import prepare_demo


def main() -> None:
    """Run three months and print the seconds of each stage."""
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder))
        started = time.monotonic()
        periods = prepare_demo(home, 3)
        simulated = time.monotonic()
        prepare_environment(home)
        from flows.monthly import run_monthly

        imported = time.monotonic()
        print(f"simulate 3 months   {simulated - started:6.1f} s")
        print(f"import the flow     {imported - simulated:6.1f} s")
        for period in periods:
            began = time.monotonic()
            summary = run_monthly(home, period, send=False)
            whole = time.monotonic() - began
            parts = "  ".join(f"{name} {spent:.1f}" for name, spent in summary.seconds.items())
            rest = whole - sum(summary.seconds.values())
            print(f"{period}: {whole:5.1f} s = {parts}  server and wiring {rest:.1f}")
