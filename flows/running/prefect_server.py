"""A Prefect server of our own: a free port of this machine, and a secret nobody else knows."""

import atexit
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from argparse import ArgumentParser
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from threading import Thread

from flows.errors import ServiceError
from flows.paths import python_path
from flows.words.sentence import sentence

_HERE = "127.0.0.1"
#: What Prefect tells a temporary server of its own: no schedules, no pages.
_TEMPORARY = {
    "PREFECT_UI_ENABLED": "0",
    "PREFECT__SERVER_EPHEMERAL": "1",
    "PREFECT__SERVER_FINAL": "1",
}
_START_SECONDS = 120
_LOOK_AGAIN_SECONDS = 0.1
_END_SECONDS = 5


@dataclass(frozen=True)
class PrefectServer:
    """A server that was begun; it answers once `wait` returns."""

    address: str
    secret: str
    process: "subprocess.Popen[bytes]"

    def wait(self) -> None:
        """Wait until it answers; ServiceError when it ended, or another one answers."""
        for _ in range(int(_START_SECONDS / _LOOK_AGAIN_SECONDS)):
            if _is_healthy(self.address):
                if self.process.poll() is None and _asks_for_secret(self.address):
                    return
                raise ServiceError(sentence("error.other_server", address=self.address))
            if self.process.poll() is not None:
                break
            time.sleep(_LOOK_AGAIN_SECONDS)
        raise ServiceError(sentence("error.no_server", address=self.address))

    def end(self) -> None:
        """End it, by force when it does not listen."""
        self.process.terminate()
        if self.process.stdin:
            self.process.stdin.close()
        try:
            self.process.wait(_END_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


#: The server of this process's runs, if it has one.
_of_runs: list[PrefectServer] = []


def begin_server(arguments: Sequence[str], environment: Mapping[str, str]) -> PrefectServer:
    """Begin a server, a Python module with its arguments, and return at once.

    Because it knows a secret, the server that answers is the one that was started, and nobody
    else can give it orders. What it reads from us ends when this process does.
    """
    port, secret = _free_port(), f"xianjie:{secrets.token_urlsafe(32)}"
    _reach_directly()
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", *arguments, "--host", _HERE, "--port", str(port)],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={
            **_without_secrets(),
            **environment,
            "PREFECT_SERVER_API_AUTH_STRING": secret,
            "PYTHONPATH": python_path(),
        },
    )
    return PrefectServer(f"http://{_HERE}:{port}/api", secret, process)


def begin_server_of_runs() -> None:
    """Begin the temporary server of this process's runs, unless somebody chose one.

    To be called before Prefect is imported: the seconds that it needs pass beside ours. It ends
    with the process, after Prefect has told it the rest.
    """
    if _of_runs or _is_chosen():
        return
    server = begin_server([__name__], _TEMPORARY)
    _of_runs.append(server)
    atexit.register(server.end)
    os.environ["PREFECT_API_URL"] = server.address
    os.environ["PREFECT_API_AUTH_STRING"] = server.secret


def wait_for_server() -> None:
    """Wait until the temporary server answers, if one was begun; ServiceError if it does not."""
    for server in _of_runs:
        server.wait()


def _without_secrets() -> dict[str, str]:
    """Return the environment without our settings, the mail server's password among them."""
    return {name: text for name, text in os.environ.items() if not name.startswith("XIANJIE_")}


def _is_chosen() -> bool:
    folder = os.environ.get("PREFECT_HOME")
    has_profiles = folder is not None and (Path(folder) / "profiles.toml").is_file()
    return has_profiles or "PREFECT_API_URL" in os.environ


def _reach_directly() -> None:
    """Let nobody look for our server behind the office's proxy."""
    direct = os.environ.get("no_proxy") or os.environ.get("NO_PROXY", "")
    if _HERE not in direct.split(","):
        os.environ["no_proxy"] = ",".join(filter(None, (direct, _HERE)))


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind((_HERE, 0))
        port: int = taken.getsockname()[1]
    return port


def _is_healthy(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/health", timeout=2):
            return True
    except OSError:
        return False


def _asks_for_secret(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/admin/version", timeout=5):
            return False
    except urllib.error.HTTPError as error:
        return error.code == HTTPStatus.UNAUTHORIZED
    except OSError:
        return False


def _run_temporary(arguments: Sequence[str]) -> None:
    """Be the temporary server until the process that began it ends, however it does."""
    import uvicorn

    parser = ArgumentParser()
    parser.add_argument("--host")
    parser.add_argument("--port", type=int)
    where = parser.parse_args(arguments)
    Thread(target=_end_with_parent, daemon=True).start()
    application = "prefect.server.api.server:create_app"
    uvicorn.run(
        application,
        factory=True,
        host=where.host,
        port=where.port,
        log_level="error",
        lifespan="on",
    )


def _end_with_parent() -> None:
    sys.stdin.buffer.read()
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    _run_temporary(sys.argv[1:])
