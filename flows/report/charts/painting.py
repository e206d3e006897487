"""The other end of painter.py: `python -m flows.report.charts.painting`, over pipes.

A month's charts in, None or what went wrong out; it ends when its input ends.
"""

import contextlib
import os
import pickle
import signal
import sys
from typing import BinaryIO

from flows.report.charts.chart_work import ChartWork, draw_work


def serve(source: BinaryIO, sink: BinaryIO) -> None:
    """Draw what is asked for until nothing is."""
    while (work := _next(source)) is not None:
        pickle.dump(_draw(work), sink, protocol=pickle.HIGHEST_PROTOCOL)
        sink.flush()


def _next(source: BinaryIO) -> ChartWork | None:
    try:
        work: ChartWork = pickle.load(source)
    except EOFError:
        return None
    return work


def _draw(work: ChartWork) -> Exception | None:
    try:
        draw_work(work)
    except Exception as error:
        return error
    return None


def main() -> None:
    """Speak over what were standard input and output; prints go to standard error instead."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sink = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    with contextlib.suppress(BrokenPipeError):  # whoever asked has gone
        serve(sys.stdin.buffer, sink)


if __name__ == "__main__":
    main()
