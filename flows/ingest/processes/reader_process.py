"""One reading process and the pipes to it."""

import contextlib
import logging
import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence

from flows.errors import ServiceError
from flows.ingest.inbox import ReceivedFile
from flows.ingest.processes.messages import Answer, FileToRead, Request
from flows.ingest.read_file import History
from flows.paths import python_path
from flows.words.sentence import sentence

logger = logging.getLogger(__name__)


_ENDED_BY_ALARM = -int(getattr(signal, "SIGALRM", 0)) or None


class ReaderDiedError(Exception):
    """The process ended before it had answered; late when it ended itself for lack of time."""

    def __init__(self, code: int) -> None:
        super().__init__(f"the reading process ended with {code}")
        self.is_late = code == _ENDED_BY_ALARM


#: Settings in the environment, the mail server's password among them.
_OURS = ("XIANJIE_", "PREFECT_")


class Reader:
    """A process that has been told the catalogue; `introduction` is a pickled Introduction."""

    def __init__(self, introduction: bytes, module: str = "flows.ingest.processes.worker") -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", module],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=_environment(),
        )
        self._history: History | None = None
        try:
            self._write(introduction)
            self._next()
        except ReaderDiedError as error:
            raise ServiceError(sentence("error.reader", reason=str(error))) from None

    def ask(
        self, files: Sequence[ReceivedFile], period: str, history: History, seconds: float
    ) -> Iterator[Answer]:
        """Yield an answer per file, or raise why there is none; the process has ended then."""
        news = None if history is self._history else dict(history)
        self._history = history
        wanted = tuple(
            FileToRead(file.name, file.path, file.sha256, file.problem) for file in files
        )
        self._write(pickle.dumps(Request(wanted, period, news), pickle.HIGHEST_PROTOCOL))
        for _ in wanted:
            started = time.monotonic()
            try:
                answer = self._next()
            except ReaderDiedError as error:
                error.is_late = error.is_late or time.monotonic() - started >= seconds
                raise
            if not isinstance(answer, Answer):
                raise TypeError("the reader answered out of turn")
            if answer.log:
                logger.warning("%s", answer.log.rstrip())
            yield answer

    def end(self) -> None:
        """End the process and close the pipes."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()

    def _write(self, message: bytes) -> None:
        pipe = self._process.stdin
        if pipe is not None:
            with contextlib.suppress(OSError):  # it has ended: reading will say so
                pipe.write(message)
                pipe.flush()

    def _next(self) -> object:
        pipe = self._process.stdout
        try:
            return pickle.load(pipe) if pipe is not None else None
        except (EOFError, OSError, pickle.UnpicklingError):
            self.end()
            raise ReaderDiedError(self._process.returncode) from None


def _environment() -> dict[str, str]:
    """Return the child's environment: it reads strangers' files and needs none of our secrets."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_OURS)}
    return kept | {
        "PYTHONPATH": python_path(),
        "RUST_BACKTRACE": "0",
        "OPENBLAS_NUM_THREADS": "1",
    }
