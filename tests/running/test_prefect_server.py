"""The temporary server of a run: begun beside other work, ours alone, gone with its process."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from flows.errors import ServiceError
from flows.paths import PROJECT
from flows.running import prefect_server
from flows.running.prefect_server import begin_server, begin_server_of_runs

_BEGIN = """
import os
from pathlib import Path
from flows.paths import Home
from flows.running import prefect_server
from flows.running.environment import prepare_environment
prepare_environment(Home(Path({home!r})))
prefect_server.begin_server_of_runs()
print(prefect_server._of_runs[0].process.pid, flush=True)
"""
_ASK = """
prefect_server.wait_for_server()
from prefect.client.orchestration import get_client
import sys
with get_client(sync_client=True) as client:
    print(client.api_version(), str(client.api_url).rstrip("/") == os.environ["PREFECT_API_URL"])
print("prefect.server" in sys.modules)
"""
#: One look at whether it has ended, and how many there are at most.
_LOOK, _LOOKS = 0.1, 600


def _start(home: Path, more: str, **environment: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-P", "-c", _BEGIN.format(home=str(home)) + more],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=home,
        env=_without_prefect() | {"PYTHONPATH": str(PROJECT)} | environment,
    )


def _without_prefect() -> dict[str, str]:
    return {name: text for name, text in os.environ.items() if not name.startswith("PREFECT_")}


def _has_ended(pid: int) -> bool:
    for _ in range(_LOOKS):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(_LOOK)
    return False


def test_a_run_asks_the_server_that_it_began_also_behind_a_proxy_and_it_ends_with_it(
    tmp_path: Path,
):
    proxy = "http://127.0.0.1:9"
    with _start(tmp_path, _ASK, http_proxy=proxy, HTTP_PROXY=proxy, no_proxy="") as run:
        pid, answer, has_server_code = (run.stdout or []).read().split("\n")[:3]

    assert run.returncode == 0
    assert answer.endswith(" True")
    assert has_server_code == "False"
    assert _has_ended(int(pid))


def test_modules_of_the_folder_that_somebody_works_in_are_not_taken_for_the_servers(
    tmp_path: Path,
):
    (tmp_path / "secrets.py").write_text("raise SystemExit('a file of the folder was run')")
    with _start(tmp_path, "prefect_server.wait_for_server()\nprint('answers')\n") as run:
        told = (run.stdout or []).read().split("\n")[1:]

    assert told == ["answers", ""]
    assert run.returncode == 0


def test_a_killed_run_leaves_no_server_behind(tmp_path: Path):
    with _start(tmp_path, "import time\ntime.sleep(600)\n") as run:
        pid = int(run.stdout.readline())
        run.send_signal(signal.SIGKILL)

    assert _has_ended(pid)


@pytest.mark.skipif(not Path("/proc").exists(), reason="needs the processes as files")
def test_the_server_is_not_told_our_settings(tmp_path: Path):
    more = "input()\n"
    with _start(tmp_path, more, XIANJIE_SMTP_PASSWORD="hush") as run:
        pid = int(run.stdout.readline())
        told = Path(f"/proc/{pid}/environ").read_text("utf-8")
        run.kill()

    assert "PREFECT_HOME=" in told
    assert "XIANJIE_SMTP_PASSWORD" not in told


def test_a_server_that_somebody_chose_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(prefect_server, "_of_runs", [])
    monkeypatch.setenv("PREFECT_API_URL", "http://prefect.example.org/api")
    begin_server_of_runs()
    assert os.environ["PREFECT_API_URL"] == "http://prefect.example.org/api"

    monkeypatch.delenv("PREFECT_API_URL")
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path))
    (tmp_path / "profiles.toml").write_text('active = "office"\n', "utf-8")
    begin_server_of_runs()
    assert "PREFECT_API_URL" not in os.environ
    assert prefect_server._of_runs == []


def test_a_server_that_does_not_start_is_told(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("no_proxy", "intranet.example")
    server = begin_server(["flows.no_such_module"], {})

    with pytest.raises(ServiceError, match="did not start"):
        server.wait()
    server.end()
    assert os.environ["no_proxy"] == "intranet.example,127.0.0.1"
