"""A process that draws a month's charts while its papers are written; it lives for a whole run."""

import contextlib
import logging
import os
import pickle
import subprocess
import sys
from types import TracebackType
from typing import Self

from flows.paths import python_path
from flows.report.charts.chart_work import ChartWork, Finish, draw_work

log = logging.getLogger(__name__)


class Painter:
    """Draws in a process of its own, and here when that process has died."""

    def __init__(self, module: str = "flows.report.charts.painting") -> None:
        self._module = module
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._end()

    def start(self) -> None:
        """Start the process, so that its imports are done when the first charts come."""
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", self._module],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env=os.environ | {"PYTHONPATH": python_path(), "OPENBLAS_NUM_THREADS": "1"},
            )

    def begin(self, work: ChartWork) -> Finish:
        """Begin to draw; what is returned waits until all is drawn and raises what went wrong."""
        self.start()
        if self._process is not None and self._process.stdin is not None:
            with contextlib.suppress(OSError):  # it has ended: reading will say so
                self._process.stdin.write(pickle.dumps(work, pickle.HIGHEST_PROTOCOL))
                self._process.stdin.flush()
        return lambda: self._finish(work)

    def _finish(self, work: ChartWork) -> None:
        try:
            answer = self._answer()
        except (EOFError, OSError, pickle.UnpicklingError):
            log.warning("the process that draws charts has ended; they are drawn here")
            self._end()
            draw_work(work)
            return
        if isinstance(answer, BaseException):
            raise answer

    def _answer(self) -> object:
        if self._process is None or self._process.stdout is None:
            raise EOFError
        return pickle.load(self._process.stdout)

    def _end(self) -> None:
        if self._process is None:
            return
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
        self._process = None
