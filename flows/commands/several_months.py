"""Commands that run several months: backfill, and the demo with its synthetic inbox."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from flows.errors import UsageError
from flows.paths import Home
from flows.period import parse_period
from flows.running.clock import Watcher, watched_by
from flows.running.environment import check_readiness, note_migrated, prepare_environment
from flows.running.prefect_server import begin_server_of_runs
from flows.settings import find_home
from flows.terminal.options import HistoryOption, HomeOption, JsonOption, QuietOption
from flows.warehouse.lock import lock_for_flow
from flows.words.sentence import say, sentence

several_app = typer.Typer()


@several_app.command("backfill")
def backfill_months(
    first: Annotated[str, typer.Option("--from", help="option.first")],
    last: Annotated[str, typer.Option("--to", help="option.last")],
    home: HomeOption = None,
    import_history: HistoryOption = False,
    quiet: QuietOption = False,
    json: JsonOption = False,
) -> None:
    """Run the monthly job of several months in order."""
    place, start, end = find_home(home), parse_period(first), parse_period(last)
    _backfill(place, start, end, quiet=quiet, as_json=json, is_history=import_history)


def _backfill(
    place: Home,
    first: str,
    last: str,
    *,
    quiet: bool,
    as_json: bool,
    is_history: bool = False,
    beside: Callable[[Watcher], Watcher] = lambda watcher: watcher,
) -> None:
    if last < first:
        raise UsageError(sentence("error.before", last=last, first=first))
    check_readiness(place, last)
    with lock_for_flow(place):
        prepare_environment(place)
        begin_server_of_runs()
        from flows.monthly import run_backfill
        from flows.terminal.console import Console

        with Console(quiet=quiet, as_json=as_json) as console, watched_by(beside(console)):
            summaries = run_backfill(place, first, last, import_history=is_history)
            note_migrated(place)
            console.show(summaries[-1])
    raise typer.Exit(max(summary.exit_code for summary in summaries))


@several_app.command()
def demo(
    home: HomeOption = None,
    months: Annotated[int, typer.Option("--months", min=1, max=60, help="option.months")] = 18,
    quiet: QuietOption = False,
) -> None:
    """Make a synthetic inbox from the real catalogue and run its months."""
    place = Home((home or Path("data") / "demo").resolve())
    with lock_for_flow(place):
        last = _make_and_run(place, months, quiet=quiet)
    if not quiet:
        reports = place.reports(last)
        print(
            "\n"
            + say(
                "demo.end",
                page=reports / "index.html",
                bulletin=reports / "bulletin.docx",
                outbox=place.outbox(last),
                home=place.root,
                month=last,
            )
        )


def _make_and_run(place: Home, months: int, *, quiet: bool) -> str:
    """Make the demo's inbox, run its months and return the last one."""
    prepare_environment(place)
    begin_server_of_runs()  # its seconds pass while the inbox is made
    from flows.simulate.correspondence import AnsweringOffices
    from flows.simulate.demo import DEMO_SEED, prepare_demo

    periods = prepare_demo(place, months)
    first, last = periods[0], periods[-1]
    offices = partial(AnsweringOffices, place, last, DEMO_SEED)
    try:
        _backfill(place, first, last, quiet=quiet, as_json=False, beside=offices)
    except typer.Exit as end:
        if end.exit_code not in (0, 1):
            raise
    return last
