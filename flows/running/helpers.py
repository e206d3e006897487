"""The processes that help a run, whether of one month or several: started once, ended with it."""

from contextlib import ExitStack
from types import TracebackType
from typing import Self

from flows.ingest.processes.shared_readers import SharedReaders
from flows.report.charts.painter import Painter


class Helpers:
    """Reading processes and the one that draws; without them a month works, only slower."""

    def __init__(self) -> None:
        self.readers, self.painter = SharedReaders(), Painter()
        self._open = ExitStack()

    def __enter__(self) -> Self:
        self._open.enter_context(self.readers)
        self._open.enter_context(self.painter)
        self.painter.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._open.close()
