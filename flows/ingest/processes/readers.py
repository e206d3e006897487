"""Received files in, their readings out in the same order, each read where it can do no harm.

Files are read in processes of their own: one that hangs, crashes or asks for too much memory is
replaced and costs only the file it was reading.
"""

import logging
import pickle
import queue
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from types import TracebackType
from typing import Self

from flows.catalog.model import Catalog
from flows.ingest.files.refusals import refuse
from flows.ingest.inbox import ReceivedFile
from flows.ingest.processes.messages import Introduction, restore
from flows.ingest.processes.reader_process import Reader, ReaderDiedError
from flows.ingest.read_file import History
from flows.ingest.reading import FileReading
from flows.settings import Limits

logger = logging.getLogger(__name__)

_LARGEST_PORTION = 16
_ATTEMPTS = 2


class Readers:
    """A few reading processes that share a catalogue; started when first needed.

    `module` is what the processes run; the tests have one that crashes when told to.
    """

    def __init__(
        self,
        catalog: Catalog,
        limits: Limits,
        workers: int,
        *,
        module: str = "flows.ingest.processes.worker",
    ) -> None:
        self._introduction = pickle.dumps(Introduction(catalog, limits), pickle.HIGHEST_PROTOCOL)
        self._limits = limits
        self._module = module
        self._workers = max(1, workers)
        self._idle: queue.LifoQueue[Reader] = queue.LifoQueue()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the processes."""
        while not self._idle.empty():
            self._idle.get_nowait().end()

    def read(
        self, files: Sequence[ReceivedFile], period: str, history: History
    ) -> Iterator[FileReading]:
        """Yield the readings of the files in order."""
        with ThreadPoolExecutor(self._workers) as executor:
            work = executor.map(
                lambda portion: self.read_portion(portion, period, history),
                portions_of(files, self._workers),
            )
            try:
                for readings in work:
                    yield from readings
            finally:
                executor.shutdown(cancel_futures=True)

    def read_portion(
        self, files: Sequence[ReceivedFile], period: str, history: History
    ) -> list[FileReading]:
        """Return the readings of files that one process reads one after the other.

        A crash is tried once more, it may have been another's.
        """
        readings: list[FileReading] = []
        done = attempts = 0
        while done < len(files):
            reader = self._take()
            try:
                for answer in reader.ask(files[done:], period, history, self._limits.seconds):
                    readings += restore(answer.readings)
                    done, attempts = done + 1, 0
            except ReaderDiedError as error:
                attempts += 1
                if error.is_late or attempts == _ATTEMPTS:
                    readings.append(_refuse(files[done], error, self._limits))
                    done, attempts = done + 1, 0
            else:
                self._idle.put(reader)
        return readings

    def _take(self) -> Reader:
        try:
            return self._idle.get_nowait()
        except queue.Empty:
            return Reader(self._introduction, self._module)


def portions_of(files: Sequence[ReceivedFile], workers: int) -> list[Sequence[ReceivedFile]]:
    """Return the files in portions, in order: small enough that all workers end together."""
    size = min(_LARGEST_PORTION, 1 + len(files) // (4 * workers))
    return [files[first : first + size] for first in range(0, len(files), size)]


def _refuse(file: ReceivedFile, error: ReaderDiedError, limits: Limits) -> FileReading:
    logger.warning("%s: %s", file.name, error)
    found = "读取进程中断，可能占用内存过大"
    if error.is_late:
        found = f"{limits.seconds:g}秒内未能读完"
    return FileReading(file.name, file.sha256, findings=(refuse("file_unsafe", file.name, found),))
