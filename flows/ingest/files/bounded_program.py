"""Another program run on a received file: in its own session, bounded in time, memory and disk."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from flows.ingest.files.unsafe import UnsafeFileError

_PATIENCE = 0.05
_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG of prctl(2)


@dataclass(frozen=True)
class Bounds:
    """What the program may use; `folder_bytes` and `folder_files` are what may lie in `folder`."""

    seconds: float
    memory_bytes: int
    file_bytes: int
    folder: Path
    folder_bytes: int
    folder_files: int


def run_bounded(
    command: Sequence[str], bounds: Bounds, environment: Mapping[str, str] | None = None
) -> tuple[int, str]:
    """Return the program's exit code and what it printed; it gets no input.

    Raises UnsafeFileError when it takes too long or writes too much; its whole session has ended
    then. On systems without resource limits time and disk alone are watched.
    """
    printed = bounds.folder / ".printed"
    with printed.open("wb") as out:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            cwd=bounds.folder,
            env=os.environ | dict(environment or {}),
            start_new_session=True,
            preexec_fn=_limiter(bounds),
        )
        try:
            code = _wait(process, bounds)
        finally:
            _end(process)
    text = printed.read_bytes()[:10_000].decode("utf-8", "replace")
    printed.unlink()
    return code, text


def _limiter(bounds: Bounds) -> Callable[[], None] | None:
    """Return what the child does before it becomes the program: limit itself."""
    if sys.platform != "linux":
        return None
    import resource  # there is none on Windows

    prctl = ctypes.CDLL(None).prctl

    def limit() -> None:
        prctl(_DIE_WITH_PARENT, signal.SIGKILL)
        for kind, most in (
            (resource.RLIMIT_AS, bounds.memory_bytes),
            (resource.RLIMIT_FSIZE, bounds.file_bytes),
            (resource.RLIMIT_CPU, int(bounds.seconds) + 1),
        ):
            _, hard = resource.getrlimit(kind)
            largest = most if hard == resource.RLIM_INFINITY else min(most, hard)
            resource.setrlimit(kind, (largest, largest))

    return limit


def _wait(process: "subprocess.Popen[bytes]", bounds: Bounds) -> int:
    end = time.monotonic() + bounds.seconds
    while True:
        try:
            return process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            if time.monotonic() > end:
                raise UnsafeFileError(f"{bounds.seconds:g}秒内未能转换完") from None
            _check_folder(bounds)


def _check_folder(bounds: Bounds) -> None:
    size = count = 0
    for folder, _, names in os.walk(bounds.folder):
        count += len(names)
        for name in names:
            try:
                size += (Path(folder) / name).lstat().st_size
            except OSError:  # it has gone since
                continue
    if size > bounds.folder_bytes or count > bounds.folder_files:
        raise UnsafeFileError(f"解压或转换后超过{bounds.folder_bytes // 1_000_000} MB")


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End the program and what it started."""
    if process.poll() is None or hasattr(os, "killpg"):
        try:
            if hasattr(os, "killpg"):
                os.killpg(process.pid, signal.SIGKILL)
            else:
                process.kill()
        except (ProcessLookupError, PermissionError):
            pass
    process.wait()
