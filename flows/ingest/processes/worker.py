"""The other end of a reading process: `python -m flows.ingest.processes.worker`, over pipes.

First message in: catalogue and limits; answer: ready. Then requests of a few files each; answer per
file: readings and log lines. It ends when its input ends, and by itself when a file takes too long.
"""

import contextlib
import gc
import io
import logging
import os
import pickle
import signal
import sys
from typing import BinaryIO

from flows.ingest.files.refusals import refuse, refuse_closed
from flows.ingest.processes.messages import Answer, FileToRead, Introduction, Request, flatten
from flows.ingest.processes.process_limits import end_after, limit_memory
from flows.ingest.read_file import History, read_one
from flows.ingest.reading import FileReading


def serve(source: BinaryIO, sink: BinaryIO) -> None:
    """Answer requests until there are none."""
    introduction: Introduction = pickle.load(source)
    log = io.StringIO()
    logging.basicConfig(stream=log, level=logging.WARNING, format="%(message)s", force=True)
    limit_memory(introduction.limits.memory_bytes)
    gc.freeze()
    _answer(sink, "ready")
    history: History = {}
    while (request := _next(source)) is not None:
        history = history if request.history is None else request.history
        for file in request.files:
            end_after(introduction.limits.seconds)
            readings = _read(file, request.period, introduction, history)
            end_after(0)
            _answer(sink, Answer(flatten(readings), log.getvalue()))
            log.seek(0)
            log.truncate()


def _next(source: BinaryIO) -> Request | None:
    try:
        request: Request = pickle.load(source)
    except EOFError:
        return None
    return request


def _read(
    file: FileToRead, period: str, introduction: Introduction, history: History
) -> list[FileReading]:
    limits = introduction.limits
    if file.problem:
        return _refuse(file, "file_unsafe", file.problem)
    try:
        with file.path.open("rb") as stream:
            content = stream.read(limits.file_bytes + 1)
    except OSError as error:
        closed = refuse_closed(file.name, error)
        return [FileReading(file.name, file.sha256, findings=(closed,))]
    return read_one(content, file.name, introduction.catalog, period, limits, history)


def _refuse(file: FileToRead, code: str, found: str) -> list[FileReading]:
    return [FileReading(file.name, file.sha256, findings=(refuse(code, file.name, found),))]


def _answer(sink: BinaryIO, message: object) -> None:
    pickle.dump(message, sink, protocol=pickle.HIGHEST_PROTOCOL)
    sink.flush()


def main() -> None:
    """Speak over what were standard input and output; prints go to standard error instead."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sink = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    with contextlib.suppress(BrokenPipeError):  # whoever asked has gone
        serve(sys.stdin.buffer, sink)
    os._exit(0)


if __name__ == "__main__":
    main()
