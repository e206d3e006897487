"""Another program is held to time, memory and disk, and ends with everything it started."""

import os
import sys
from pathlib import Path

import pytest

from flows.ingest.files.bounded_program import Bounds, run_bounded
from flows.ingest.files.unsafe import UnsafeFileError

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits memory")


def bounds(folder: Path, **changed: float) -> Bounds:
    values = {
        "seconds": 20.0,
        "memory_bytes": 1_000_000_000,
        "file_bytes": 1_000_000,
        "folder_bytes": 1_000_000,
        "folder_files": 10,
    } | changed
    return Bounds(folder=folder, **values)  # type: ignore[arg-type]


def run(code: str, limits: Bounds) -> tuple[int, str]:
    return run_bounded([sys.executable, "-c", code], limits)


def test_code_and_output_come_back_and_there_is_no_input(tmp_path: Path):
    code, printed = run(
        "import sys; print('甲', len(sys.stdin.read())); sys.exit(3)", bounds(tmp_path)
    )

    assert (code, printed.strip()) == (3, "甲 0")
    assert list(tmp_path.iterdir()) == []


def test_a_program_that_takes_too_long_has_ended_with_its_children(tmp_path: Path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    sleeper = (
        "import os, subprocess, sys, time\n"
        f"end = os.open({str(pipe)!r}, os.O_WRONLY)\n"
        "subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'], pass_fds=[end])\n"
        "os.write(end, b'started'); time.sleep(60)\n"
    )

    with pytest.raises(UnsafeFileError, match="秒内未能转换完"):
        run(sleeper, bounds(tmp_path, seconds=5.0))

    os.set_blocking(reader, True)
    assert [os.read(reader, 100), os.read(reader, 100)] == [b"started", b""]  # all ends are closed
    os.close(reader)


def test_a_program_that_writes_too_much_is_ended(tmp_path: Path):
    writer = (
        "import time\n"
        "for number in range(1000):\n"
        "    open(str(number), 'wb').write(bytes(200_000)); time.sleep(0.01)\n"
    )

    with pytest.raises(UnsafeFileError, match="超过1 MB"):
        run(writer, bounds(tmp_path, folder_files=10_000))
    with pytest.raises(UnsafeFileError, match="超过1000 MB"):
        run(writer, bounds(tmp_path, folder_bytes=1_000_000_000))


@on_linux
def test_memory_and_the_size_of_a_file_are_limited(tmp_path: Path):
    code, printed = run("bytearray(2_000_000_000)", bounds(tmp_path))
    assert (code != 0, "MemoryError" in printed) == (True, True)

    code, _ = run("open('a', 'wb').write(bytes(2_000_000))", bounds(tmp_path))
    assert code != 0
    assert (tmp_path / "a").stat().st_size <= 1_000_000
