"""What the terminal shows of a run: stages while it works, a summary at its end."""

import sys
from types import TracebackType
from typing import Self

from rich.console import Console as Screen
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn
from rich.table import Column

from flows.running.summary import RunSummary
from flows.terminal.run_end import print_run_end, stage_name
from flows.words.sentence import say

#: Cells of the terminal; a Chinese character takes two.
_LABEL = 24


class Console:
    """Progress on standard error and the summary on standard output.

    `quiet` shows nothing; `as_json` one JSON object per month and no progress. Without a terminal
    there are no control codes: one line per stage.
    """

    def __init__(self, *, quiet: bool = False, as_json: bool = False) -> None:
        self._quiet, self._as_json = quiet, as_json
        self._screen = Screen(stderr=True)
        self._is_live = self._screen.is_terminal and not quiet and not as_json
        self._progress = Progress(
            TextColumn("{task.description}", table_column=Column(width=_LABEL, justify="right")),
            BarColumn(),
            TextColumn("{task.completed}/{task.total}"),
            TimeElapsedColumn(),
            console=self._screen,
            transient=True,
            disable=not self._is_live,
        )
        self._task: TaskID | None = None
        self._stage = ""

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._progress.stop()

    def show_stage(self, period: str, name: str, done: int, total: int) -> None:
        """Show how far a month's stage is."""
        if self._is_live:
            self._move(f"{period} {stage_name(name)}", done, total)
        elif done == 0 and not self._quiet and not self._as_json:
            self._screen.print(f"{period} {stage_name(name)}", highlight=False)

    def show_month(self, summary: RunSummary) -> None:
        """Show a month in one line as soon as it has ended."""
        if self._as_json:
            print(summary.to_json(), flush=True)
        elif not self._quiet:
            held = summary.findings.get("hold", 0)
            self._progress.print(
                say(
                    "run.month",
                    month=summary.period,
                    files=summary.files,
                    values=summary.observations,
                    held=held,
                    red=summary.statuses.get("red", 0),
                    seconds=sum(summary.seconds.values()),
                )
            )

    def _move(self, label: str, done: int, total: int) -> None:
        if label != self._stage:
            if self._task is not None:
                self._progress.remove_task(self._task)
            self._task, self._stage = self._progress.add_task(label, total=total), label
        if self._task is not None:
            self._progress.update(self._task, completed=done, total=total)

    def show(self, summary: RunSummary) -> None:
        """Show a month's summary; as JSON it has been shown when the month ended."""
        self._progress.stop()
        if not self._quiet and not self._as_json:
            print_run_end(summary)
        for failure in summary.failures:
            print(f"xianjie: {failure}", file=sys.stderr)
