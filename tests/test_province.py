"""The same province comes out of one process, of a cluster, and of a cluster that lost a worker."""

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest
from distributed import LocalCluster

from flows.counties.partitions import TABLES, partition
from flows.counties.roll_up import roll_up
from flows.province import run_province
from tests.counties.example import PERIOD, make_county

CODES = ["530991000000", "530992000000", "530993000000"]


@pytest.fixture
def homes(tmp_path: Path) -> list[Path]:
    return [make_county(tmp_path / f"c{number}", number) for number in (1, 2, 3)]


@pytest.fixture
def cluster() -> Iterator[LocalCluster]:
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as running:
        yield running


def copy_of(homes: list[Path], folder: Path) -> list[Path]:
    """The same counties before their first run, elsewhere."""
    return [Path(shutil.copytree(home, folder / home.name)) for home in homes]


def parts(out: Path) -> list[bytes]:
    return [partition(out, table, code, PERIOD).read_bytes() for table in TABLES for code in CODES]


def kill_a_busy_worker(cluster: LocalCluster, homes: list[Path], killed: list[int]) -> None:
    """Kill the worker process that works in one of the folders, in the middle of its month."""
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline and not killed:
        for home in homes:
            if list((home / "warehouse").glob("working.duckdb*")):
                pids = [worker.pid for worker in cluster.workers.values() if worker.pid]
                for pid in pids:
                    if _works_in(pid, home):
                        os.kill(pid, signal.SIGKILL)
                        killed.append(pid)
                        return
        time.sleep(0.01)


def _works_in(pid: int, home: Path) -> bool:
    try:
        links = [str(link.readlink()) for link in Path(f"/proc/{pid}/fd").iterdir()]
    except OSError:
        return False
    return any(link.startswith(str(home)) for link in links)


def call(homes: list[Path], out: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """`xianjie province` in a process of its own, as an office calls it."""
    words = ["province", "--month", PERIOD, "--homes", *map(str, homes), "--out", str(out)]
    return subprocess.run(
        [sys.executable, "-m", "flows", *words, *options],
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )


def test_one_process_and_a_cluster_that_lost_a_worker_give_the_same(
    homes: list[Path], cluster: LocalCluster, tmp_path: Path
):
    others, local = copy_of(homes, tmp_path / "others"), copy_of(homes, tmp_path / "local")
    one = call(homes, tmp_path / "one")
    killed: list[int] = []
    killer = threading.Thread(target=kill_a_busy_worker, args=(cluster, others, killed))
    killer.start()

    two = call(others, tmp_path / "two", "--dask", cluster.scheduler_address)
    killer.join()
    three = call(local, tmp_path / "three", "--dask", "local")

    assert killed
    assert one.stdout.splitlines()[0] == two.stdout.splitlines()[0]
    assert one.stdout.startswith("3 of 3 counties done, 0 mails sent"), one.stderr
    assert parts(tmp_path / "two") == parts(tmp_path / "one")
    assert three.stdout.splitlines()[0] == one.stdout.splitlines()[0], three.stderr
    assert parts(tmp_path / "three") == parts(tmp_path / "one")
    assert len(roll_up(tmp_path / "two", CODES, PERIOD).counties) == 3


@pytest.mark.parametrize(
    ("dask", "what"),
    [
        ("local", ["server up", "run", "server down"]),
        ("", ["run"]),
        ("tcp://192.0.2.1:8786", ["run"]),
    ],
)
def test_workers_of_this_machine_share_one_server(
    dask: str, what: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    done: list[str] = []

    @contextmanager
    def server() -> Iterator[str]:
        done.append("server up")
        yield "http://127.0.0.1/api"
        done.append("server down")

    def run(*_: object) -> list[object]:
        done.append("run")
        return []

    monkeypatch.setattr("flows.province.api_server", server)
    monkeypatch.setattr("flows.province.province", SimpleNamespace(with_options=lambda **_: run))
    run_province([], PERIOD, tmp_path, dask)

    assert done == what
