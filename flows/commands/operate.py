"""Commands of whoever keeps the job running: doctor, serve, settings, overdue, catch-up."""

from typing import Annotated

import typer

from flows.errors import DeclarationError
from flows.paths import Home
from flows.running.environment import check_readiness, prepare_environment
from flows.running.prefect_server import begin_server_of_runs
from flows.settings import find_home
from flows.terminal.options import HomeOption, JsonOption
from flows.warehouse.lock import lock_for_flow
from flows.words.sentence import name_of_code, say, sentence

operate_app = typer.Typer()


@operate_app.command()
def doctor(
    home: HomeOption = None,
    deep: Annotated[bool, typer.Option("--deep", help="option.deep")] = False,
) -> None:
    """Show whether this installation is fit to run."""
    from flows.running.doctor import examine

    checks = examine(find_home(home), is_deep=deep)
    for one in checks:
        print(say("doctor.line", mark=one.mark, name=one.name, detail=one.detail))
    if not all(one.is_good for one in checks):
        raise DeclarationError(sentence("error.not_fit"))


@operate_app.command()
def serve(
    home: HomeOption = None,
    send: Annotated[bool, typer.Option("--send", help="option.send")] = False,
) -> None:
    """Run the previous month, every month, on the day and hour of the settings."""
    place = find_home(home)
    check_readiness(place, send=send)
    prepare_environment(place)
    from flows.serve import serve_schedule

    serve_schedule(place, send)


@operate_app.command("settings")
def settings_command(home: HomeOption = None, json: JsonOption = False) -> None:
    """Show every setting in force and where its value comes from."""
    import pandas as pd

    from flows.running.settings_in_force import settings_in_force
    from flows.terminal.terminal_tables import print_frame
    from flows.wording import SETTING_SOURCE_NAMES

    rows = pd.DataFrame(settings_in_force(find_home(home)))
    if json:
        print_frame(rows, "json")
        return
    sources = [name_of_code(SETTING_SOURCE_NAMES, source) for source in rows["source"]]
    print_frame(rows.assign(source=sources), "table", with_heads=True)


@operate_app.command("overdue")
def overdue_command(
    home: HomeOption = None,
    send: Annotated[bool, typer.Option("--send", help="option.send")] = False,
) -> None:
    """Show the scheduled months that were not run; exit 1 and a mail when there are any."""
    from flows.running.missed_months import months_to_run
    from flows.running.tell_overdue import tell_overdue
    from flows.steps import county_now

    place, now = find_home(home), county_now()
    months = months_to_run(place, now, has_grace=True)
    if not months:
        _say_none(place)
        return
    print(say("overdue.months", months=months))
    result = tell_overdue(place, months, now, send=send)
    for failure in result.sentences:
        print(failure)
    raise typer.Exit(5 if result.sentences else 1)


@operate_app.command("catch-up")
def catch_up_command(
    home: HomeOption = None,
    send: Annotated[bool, typer.Option("--send", help="option.send")] = False,
) -> None:
    """Run the scheduled months that were not run, in order; the previous month is one of them."""
    from flows.running.missed_months import months_to_run
    from flows.steps import county_now

    place = find_home(home)
    check_readiness(place, send=send)
    months = months_to_run(place, county_now(), has_grace=False)
    if not months:
        _say_none(place)
        return
    codes = []
    with lock_for_flow(place):
        prepare_environment(place)
        begin_server_of_runs()
        from flows.monthly import run_monthly

        for month in months:
            summary = run_monthly(place, month, send=send)
            print(say("overdue.ran", month=month, code=summary.exit_code))
            codes.append(summary.exit_code)
    raise typer.Exit(max(codes))


def _say_none(place: Home) -> None:
    """Say that no month is missed, and why where none was ever run."""
    from flows.running.missed_months import months_that_ran

    print(say("overdue.none") if months_that_ran(place) else say("overdue.first"))
