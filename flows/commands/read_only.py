"""Commands that change nothing: check, tidy, templates, status, matters, sql, sample."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from flows.errors import UsageError
from flows.period import parse_period
from flows.settings import find_home, load_settings

HomeOption = Annotated[
    Path | None,
    typer.Option(
        "--home", help="County folder; default: XIANJIE_HOME, else ./data or . with a catalog/."
    ),
]
MonthOption = Annotated[str, typer.Option("--month", help="Reporting month, YYYY-MM.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]

read_app = typer.Typer()


@read_app.command()
def check(
    files: Annotated[list[Path], typer.Argument(exists=True, dir_okay=False, readable=True)],
    month: Annotated[str | None, typer.Option("--month", help="Reporting month, YYYY-MM.")] = None,
    home: HomeOption = None,
    json: JsonOption = False,
) -> None:
    """Show the findings of workbooks in Chinese; nothing is loaded."""
    from flows.commands.checking import check_files, print_findings
    from flows.commands.tidying import print_account

    place = find_home(home)
    findings = check_files(place, files, parse_period(month) if month else None)
    print_findings(findings, as_json=json)
    print_account(files, load_settings(place).limits, sys.stderr if json else sys.stdout)
    raise typer.Exit(int(bool(findings["severity"].isin(["reject", "hold"]).any())))


@read_app.command()
def tidy(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, readable=True)],
    out: Annotated[Path | None, typer.Option("--out", help="CSV file to write.")] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say why each row and column is what it is.")
    ] = False,
) -> None:
    """Write one CSV row per data cell of any workbook; no catalogue is needed."""
    from flows.commands.tidying import tidy_file

    raise typer.Exit(tidy_file(file, out, explain=explain))


@read_app.command()
def templates(
    out: Annotated[Path, typer.Option("--out", help="Folder to write to.")],
    month: Annotated[str | None, typer.Option("--month", help="Reporting month.")] = None,
    targets: Annotated[int | None, typer.Option("--targets", help="Year of targets.")] = None,
    home: HomeOption = None,
) -> None:
    """Write the workbooks that towns and units fill in, or the county's target workbook."""
    from flows.commands.checking import issue_templates

    if (month is None) == (targets is None):
        raise UsageError("give either --month YYYY-MM or --targets YYYY")
    files = issue_templates(find_home(home), out, parse_period(month) if month else None, targets)
    print(f"{len(files)} workbooks in {out}")


@read_app.command()
def status(month: MonthOption, home: HomeOption = None, json: JsonOption = False) -> None:
    """Show who has reported what."""
    from flows.commands.terminal_tables import print_frame
    from flows.warehouse.status import reporting_status

    rows = reporting_status(find_home(home), parse_period(month))
    print_frame(rows, "json" if json else "table")


@read_app.command()
def matters(
    month: MonthOption,
    home: HomeOption = None,
    form: Annotated[str, typer.Option("--format", help="table, csv or json.")] = "table",
) -> None:
    """Show what comes first in a month: the open warnings in order, one line a matter."""
    from flows.commands.terminal_tables import print_frame
    from flows.warehouse.matters_of_month import matters_of_month, show_matters

    if form not in ("table", "csv", "json"):
        raise UsageError(f"--format is table, csv or json, not {form!r}")
    rows = matters_of_month(find_home(home), parse_period(month))
    print_frame(show_matters(rows) if form == "table" else rows, form)


@read_app.command()
def sql(
    query: str,
    home: HomeOption = None,
    form: Annotated[str, typer.Option("--format", help="table, csv or json.")] = "table",
) -> None:
    """Run a read-only query on the published warehouse."""
    from flows.commands.terminal_tables import print_frame
    from flows.warehouse.query import run_query

    if form not in ("table", "csv", "json"):
        raise UsageError(f"--format is table, csv or json, not {form!r}")
    print_frame(run_query(find_home(home), query), form)


@read_app.command()
def sample(
    month: MonthOption,
    seed: Annotated[str, typer.Option("--seed", help="Any words; the same give the same sample.")],
    size: Annotated[int, typer.Option("--size", min=1, max=500)] = 20,
    home: HomeOption = None,
) -> None:
    """Draw a reproducible sample of reported figures for an inspection."""
    from flows.commands.checking import draw_inspection_sample
    from flows.commands.terminal_tables import print_frame

    print_frame(draw_inspection_sample(find_home(home), parse_period(month), seed, size), "csv")


@read_app.command()
def assess(
    month: MonthOption,
    as_of: Annotated[str, typer.Option("--as-of", help="The day, YYYY-MM-DD.")],
    home: HomeOption = None,
    form: Annotated[str, typer.Option("--format", help="table, csv or json.")] = "csv",
) -> None:
    """Judge an old month as it was on a day; nothing is stored."""
    from flows.commands.look_back import judge_as_of
    from flows.commands.terminal_tables import print_frame

    if form not in ("table", "csv", "json"):
        raise UsageError(f"--format is table, csv or json, not {form!r}")
    print_frame(judge_as_of(find_home(home), parse_period(month), as_of), form)
