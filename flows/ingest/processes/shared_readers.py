"""Reading processes that outlive a month: starting them takes longer than most months' files."""

from types import TracebackType
from typing import Self

from flows.catalog.model import Catalog
from flows.ingest.processes.readers import Readers
from flows.settings import Limits


class SharedReaders:
    """The readers of a run of several months: the same while catalogue and limits stay the same."""

    def __init__(self) -> None:
        self._readers: Readers | None = None
        self._told: tuple[str, Limits, int] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._close()

    def readers(self, catalog: Catalog, limits: Limits, workers: int) -> Readers:
        """Return readers that know this catalogue; those that knew another one are ended."""
        told = (catalog.version, limits, workers)
        if self._readers is None or told != self._told:
            self._close()
            self._readers, self._told = Readers(catalog, limits, workers), told
        return self._readers

    def _close(self) -> None:
        if self._readers is not None:
            self._readers.close()
        self._readers = None
