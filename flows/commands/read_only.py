"""Commands that change nothing: check, tidy, templates, status, matters, sql."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from flows.errors import UsageError
from flows.period import parse_period
from flows.settings import find_home, load_settings
from flows.terminal.options import FormOption, HomeOption, JsonOption, MonthOption, check_form
from flows.words.sentence import say, sentence

read_app = typer.Typer()


@read_app.command()
def check(
    files: Annotated[
        list[Path],
        typer.Argument(exists=True, dir_okay=False, readable=True, help="option.files"),
    ],
    month: Annotated[str | None, typer.Option("--month", help="option.month")] = None,
    home: HomeOption = None,
    json: JsonOption = False,
) -> None:
    """Show the findings of workbooks in Chinese; nothing is loaded."""
    from flows.running.checking import check_files, print_findings
    from flows.running.tidying import print_account

    place = find_home(home)
    findings = check_files(place, files, parse_period(month) if month else None)
    print_findings(findings, as_json=json)
    print_account(files, load_settings(place).limits, sys.stderr if json else sys.stdout)
    raise typer.Exit(int(bool(findings["severity"].isin(["reject", "hold"]).any())))


@read_app.command()
def tidy(
    file: Annotated[
        Path, typer.Argument(exists=True, dir_okay=False, readable=True, help="option.any_file")
    ],
    out: Annotated[Path | None, typer.Option("--out", help="option.csv")] = None,
    explain: Annotated[bool, typer.Option("--explain", help="option.explain")] = False,
) -> None:
    """Write one CSV row per data cell of any workbook; no catalogue is needed."""
    from flows.running.tidying import tidy_file

    raise typer.Exit(tidy_file(file, out, explain=explain))


@read_app.command()
def templates(
    out: Annotated[Path, typer.Option("--out", help="option.out")],
    month: Annotated[str | None, typer.Option("--month", help="option.month")] = None,
    targets: Annotated[int | None, typer.Option("--targets", help="option.targets_year")] = None,
    home: HomeOption = None,
) -> None:
    """Write the workbooks that towns and units fill in, or the county's target workbook."""
    from flows.running.checking import issue_templates

    if (month is None) == (targets is None):
        raise UsageError(sentence("error.month_or_targets"))
    files = issue_templates(find_home(home), out, parse_period(month) if month else None, targets)
    print(say("templates.written", count=len(files), folder=out))


@read_app.command()
def status(month: MonthOption, home: HomeOption = None, json: JsonOption = False) -> None:
    """Show who has reported what."""
    from flows.terminal.lock_line import lock_line
    from flows.terminal.terminal_tables import print_frame
    from flows.warehouse.shown.status import lock_of_month, reporting_status, show_status

    place, period = find_home(home), parse_period(month)
    rows = reporting_status(place, period)
    print_frame(rows if json else show_status(rows), "json" if json else "table", with_heads=True)
    if not json:
        print(lock_line(period, lock_of_month(place, period)))


@read_app.command()
def matters(
    month: MonthOption,
    home: HomeOption = None,
    form: FormOption = "table",
) -> None:
    """Show what comes first in a month: the open warnings in order, one line a matter."""
    from flows.terminal.terminal_tables import print_frame
    from flows.warehouse.shown.matters_of_month import matters_of_month, show_matters

    check_form(form)
    rows = matters_of_month(find_home(home), parse_period(month))
    print_frame(show_matters(rows) if form == "table" else rows, form, with_heads=True)


@read_app.command()
def sql(
    query: Annotated[str, typer.Argument(help="option.query")],
    home: HomeOption = None,
    form: FormOption = "table",
) -> None:
    """Run a read-only query on the published warehouse."""
    from flows.terminal.terminal_tables import print_frame
    from flows.warehouse.query import run_query

    check_form(form)
    print_frame(run_query(find_home(home), query), form)


@read_app.command()
def assess(
    month: MonthOption,
    as_of: Annotated[str, typer.Option("--as-of", help="option.as_of")],
    home: HomeOption = None,
    form: FormOption = "csv",
) -> None:
    """Judge an old month as it was on a day; nothing is stored."""
    from flows.running.look_back import judge_as_of
    from flows.terminal.terminal_tables import print_frame

    check_form(form)
    print_frame(judge_as_of(find_home(home), parse_period(month), as_of), form)
