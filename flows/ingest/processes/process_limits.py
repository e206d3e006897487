"""How a reading process limits itself: how long it may take for a file, how much it may grow."""

import faulthandler
import signal
import sys
from pathlib import Path


def end_after(seconds: float) -> None:
    """Let the process end after so many seconds, even inside a library that never returns.

    0 takes that back. Windows has no alarm, but the fault handler's clock needs no interpreter.
    """
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)
    elif seconds:
        faulthandler.dump_traceback_later(seconds, exit=True)
    else:
        faulthandler.cancel_dump_traceback_later()


def limit_memory(memory_bytes: int) -> None:
    """Let the process grow by so much and no more, where the system can see to it.

    The system's own limit stays: a program that the process starts is given another one.
    """
    if sys.platform != "linux":
        return
    import resource  # there is none on Windows

    pages, resident = Path("/proc/self/statm").read_text("ascii").split()[:2]
    size = resource.getpagesize()
    limit = int(pages) * size + max(memory_bytes - int(resident) * size, 0)
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
