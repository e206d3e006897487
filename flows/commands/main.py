"""The command line (contract.md); every command is one call and its exit code."""

import atexit
import os
import sys
import traceback
from importlib.metadata import version
from typing import Annotated

import typer
from typer.exceptions import TyperException

from flows.commands.approvals import approvals_app
from flows.commands.cadence import cadence_app, sample_app
from flows.commands.drawing import draw_app
from flows.commands.export import export_app
from flows.commands.keeping import keep_app
from flows.commands.letter_commands import letters_app
from flows.commands.long_run import progress_app
from flows.commands.mail_in import mail_in_app
from flows.commands.operate import operate_app
from flows.commands.provinces import province_app
from flows.commands.read_only import read_app
from flows.commands.recording import alias_app, mails_app, targets_app
from flows.commands.several_months import several_app
from flows.commands.starting import init_app
from flows.commands.worth import worth_app
from flows.errors import MonitorError, ServiceError, UsageError
from flows.period import parse_period
from flows.running.clock import watched_by
from flows.running.environment import check_readiness, note_migrated, prepare_environment
from flows.running.prefect_server import begin_server_of_runs
from flows.settings import find_home, load_settings
from flows.terminal.disk_words import told_file_error
from flows.terminal.options import HistoryOption, HomeOption, JsonOption, MonthOption, QuietOption
from flows.terminal.speaking import speaking_command
from flows.terminal.wrong_usage import told_wrong_usage
from flows.warehouse.lock import lock_for_flow
from flows.words.sentence import say

app = typer.Typer(
    name="xianjie",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)

BUG = 70


catalog_app = typer.Typer(help="help.catalog", no_args_is_help=True)
_PLAIN = [read_app, init_app, keep_app, mail_in_app, progress_app, several_app, worth_app, draw_app]
_GROUPS = {
    "catalog": catalog_app,
    "alias": alias_app,
    "letters": letters_app,
    "mails": mails_app,
    "sample": sample_app,
    "targets": targets_app,
}
for one in (*_PLAIN, export_app, approvals_app, operate_app, cadence_app, province_app):
    app.add_typer(one)
for name, group in _GROUPS.items():
    app.add_typer(group, name=name)


def _show_version(is_asked: bool) -> None:
    if is_asked:
        print(f"xianjie {version('xianjie')}")
        raise typer.Exit


@app.callback()
def options(
    show_version: Annotated[
        bool,
        typer.Option("--version", is_eager=True, callback=_show_version, help="option.version"),
    ] = False,
) -> None:
    """Watch whether a county keeps the promises in its plans."""


@app.command()
def run(
    month: MonthOption,
    home: HomeOption = None,
    send: Annotated[bool, typer.Option("--send", help="option.send")] = False,
    import_history: HistoryOption = False,
    quiet: QuietOption = False,
    json: JsonOption = False,
) -> None:
    """Run the monthly job of one month."""
    place, period = find_home(home), parse_period(month)
    check_readiness(place, period, send=send)
    with lock_for_flow(place):
        prepare_environment(place)
        begin_server_of_runs()
        from flows.monthly import run_monthly
        from flows.terminal.console import Console

        with Console(quiet=quiet, as_json=json) as console, watched_by(console):
            summary = run_monthly(place, period, send=send, import_history=import_history)
            note_migrated(place)
            console.show(summary)
    raise typer.Exit(summary.exit_code)


@catalog_app.command("check")
def catalog_check(home: HomeOption = None) -> None:
    """Show all problems of the declarations at once, then what may be a mistake."""
    from flows.catalog.load import load_catalog
    from flows.catalog.notes import catalog_notes
    from flows.steps import county_now
    from flows.warehouse.shown.status import cells_at_last_run

    place = find_home(home)
    catalog = load_catalog(place.catalog)
    print(
        say(
            "catalog.counts",
            version=catalog.version,
            areas=len(catalog.areas),
            forms=len(catalog.forms),
            measures=len(catalog.measures),
            indicators=len(catalog.indicators),
            targets=len(catalog.targets),
            conflicts=len(catalog.conflicts),
        )
    )
    office, cells = load_settings(place).office, cells_at_last_run(place)
    for note in catalog_notes(catalog, county_now().year, cells, office):
        print(note)


def _end_at_once(codes: list[int]) -> None:
    """End the process when all is said and every other exit handler has run.

    What Python does after it takes seconds and decides nothing: it frees a run's objects one by
    one, and DuckDB's binding lists those that outlive it below the one sentence that matters.
    """
    if not codes:
        return
    code = codes[0]
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:  # a full disk, or a reader who has gone
            code = code or ServiceError.exit_code
    os._exit(code)


def main() -> None:
    """Run the command line; an error that a person can correct is one text and its exit code.

    The process ends with it: who only wants to run a command calls the functions behind it.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    codes: list[int] = []
    atexit.register(_end_at_once, codes)  # registered first, it runs last
    try:
        codes.append(_call())
    except SystemExit:  # Typer's end where the reader of the output has gone
        codes.append(ServiceError.exit_code)
    sys.exit(codes[0])


def _call() -> int:
    """Run a command and return its exit code; say in one text what stopped it."""
    try:
        return int(speaking_command(app)(prog_name="xianjie", standalone_mode=False) or 0)
    except TyperException as error:
        told, code = told_wrong_usage(error), UsageError.exit_code
    except typer.Abort:
        told, code = say("typer.aborted"), UsageError.exit_code  # no answer to a question
    except MonitorError as error:
        told, code = str(error), error.exit_code
    except OSError as error:
        told, code = told_file_error(error), ServiceError.exit_code
    except Exception as error:
        told, code = _told_disk_trouble(error), ServiceError.exit_code
        if not told:
            traceback.print_exc()
            told, code = say("error.bug"), BUG
    if told:
        print(f"xianjie: {told}", file=sys.stderr)
    return code


def _told_disk_trouble(error: Exception) -> str:
    """Return the sentence of a full disk or damaged file, if it is one: no bug of ours."""
    from flows.warehouse.disk_errors import first_line, is_disk_error

    return first_line(error) if is_disk_error(error) else ""
