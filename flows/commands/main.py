"""The command line (contract.md); every command is one call and its exit code."""

import sys
import traceback
from collections.abc import Callable
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer

from flows.commands.letter_commands import letters_app
from flows.commands.long_run import progress_app
from flows.commands.read_only import HomeOption, JsonOption, MonthOption, read_app
from flows.commands.recording import alias_app, mails_app, targets_app
from flows.commands.starting import init_app
from flows.commands.worth import worth_app
from flows.errors import DeclarationError, MonitorError, UsageError
from flows.paths import Home
from flows.period import parse_period
from flows.running.clock import Watcher, watched_by
from flows.running.environment import check_readiness, note_migrated, prepare_environment
from flows.settings import find_home

app = typer.Typer(
    name="xianjie",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)

BUG = 70

QuietOption = Annotated[bool, typer.Option("--quiet", help="Print errors only.")]

catalog_app = typer.Typer(help="The declarations of data/catalog.", no_args_is_help=True)
app.add_typer(read_app)
app.add_typer(init_app)
app.add_typer(progress_app)
app.add_typer(worth_app)
app.add_typer(catalog_app, name="catalog")
app.add_typer(alias_app, name="alias")
app.add_typer(letters_app, name="letters")
app.add_typer(mails_app, name="mails")
app.add_typer(targets_app, name="targets")


def _show_version(is_asked: bool) -> None:
    if is_asked:
        print(f"xianjie {version('xianjie')}")
        raise typer.Exit


@app.callback()
def options(
    show_version: Annotated[
        bool,
        typer.Option("--version", is_eager=True, callback=_show_version, help="Show the version."),
    ] = False,
) -> None:
    """Watch whether a county keeps the promises in its plans."""


@app.command()
def run(
    month: MonthOption,
    home: HomeOption = None,
    send: Annotated[bool, typer.Option("--send", help="Send the mails over SMTP.")] = False,
    quiet: QuietOption = False,
    json: JsonOption = False,
) -> None:
    """Run the monthly job of one month."""
    place, period = find_home(home), parse_period(month)
    check_readiness(place, send=send)
    prepare_environment(place)
    from flows.commands.console import Console
    from flows.monthly import run_monthly

    with Console(quiet=quiet, as_json=json) as console, watched_by(console):
        summary = run_monthly(place, period, send=send)
        note_migrated(place)
        console.show(summary)
    raise typer.Exit(summary.exit_code)


@app.command("backfill")
def backfill_months(
    first: Annotated[str, typer.Option("--from", help="First month, YYYY-MM.")],
    last: Annotated[str, typer.Option("--to", help="Last month, YYYY-MM.")],
    home: HomeOption = None,
    quiet: QuietOption = False,
    json: JsonOption = False,
) -> None:
    """Run the monthly job of several months in order."""
    place = find_home(home)
    _backfill(place, parse_period(first), parse_period(last), quiet=quiet, as_json=json)


def _backfill(
    place: Home,
    first: str,
    last: str,
    *,
    quiet: bool,
    as_json: bool,
    beside: Callable[[Watcher], Watcher] = lambda watcher: watcher,
) -> None:
    if last < first:
        raise UsageError(f"{last} lies before {first}")
    check_readiness(place)
    prepare_environment(place)
    from flows.commands.console import Console
    from flows.monthly import run_backfill

    with Console(quiet=quiet, as_json=as_json) as console, watched_by(beside(console)):
        summaries = run_backfill(place, first, last)
        note_migrated(place)
        console.show(summaries[-1])
    raise typer.Exit(max(summary.exit_code for summary in summaries))


@app.command()
def demo(
    home: HomeOption = None,
    months: Annotated[int, typer.Option("--months", min=1, max=60)] = 18,
    quiet: QuietOption = False,
) -> None:
    """Make a synthetic inbox from the real catalogue and run its months."""
    from flows.simulate.correspondence import AnsweringOffices
    from flows.simulate.demo import DEMO_SEED, prepare_demo

    place = Home((home or Path("data") / "demo").resolve())
    periods = prepare_demo(place, months)
    first, last = periods[0], periods[-1]
    offices = partial(AnsweringOffices, place, last, DEMO_SEED)
    try:
        _backfill(place, first, last, quiet=quiet, as_json=False, beside=offices)
    except typer.Exit as end:
        if end.exit_code not in (0, 1):
            raise
    if not quiet:
        print(f"\nSynthetic data (模拟数据). Open {place.reports(periods[-1])}")


@catalog_app.command("check")
def catalog_check(home: HomeOption = None) -> None:
    """Show all problems of the declarations at once."""
    from flows.catalog.load import load_catalog

    catalog = load_catalog(find_home(home).catalog)
    print(
        f"catalogue {catalog.version}: {len(catalog.areas)} areas, {len(catalog.forms)} forms, "
        f"{len(catalog.measures)} measures, {len(catalog.indicators)} indicators, "
        f"{len(catalog.targets)} targets, {len(catalog.conflicts)} conflicts between plans"
    )


@app.command()
def doctor(home: HomeOption = None) -> None:
    """Show whether this installation is fit to run."""
    from flows.commands.doctor import examine

    checks = examine(find_home(home))
    for one in checks:
        print(f"{'ok  ' if one.is_good else 'FAIL'} {one.name}: {one.detail}")
    if not all(one.is_good for one in checks):
        raise DeclarationError("this installation is not fit to run; see the lines above")


@app.command()
def serve(
    home: HomeOption = None,
    send: Annotated[bool, typer.Option("--send", help="Send the mails over SMTP.")] = False,
) -> None:
    """Run the previous month, every month, on the day and hour of the settings."""
    place = find_home(home)
    check_readiness(place, send=send)
    prepare_environment(place)
    from flows.serve import serve_schedule

    serve_schedule(place, send)


def main() -> None:
    """Run the command line; an error that a person can correct is one text and its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        app()
    except MonitorError as error:
        print(f"xianjie: {error}", file=sys.stderr)
        sys.exit(error.exit_code)
    except OSError as error:
        print(f"xianjie: {error}", file=sys.stderr)
        sys.exit(5)
    except Exception:
        traceback.print_exc()
        print("xianjie: this is a bug; please report the lines above", file=sys.stderr)
        sys.exit(BUG)
