"""The command that runs many counties and rolls them up: province."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.errors import UsageError
from flows.paths import Home
from flows.period import parse_period
from flows.running.environment import check_readiness, note_migrated, prepare_environment
from flows.running.prefect_server import begin_server_of_runs
from flows.terminal.options import MonthOption
from flows.words.sentence import say, sentence

if TYPE_CHECKING:
    from flows.counties.province_job import ProvinceRun

province_app = typer.Typer()


@province_app.command("province")
def run_counties(
    month: MonthOption,
    homes: Annotated[list[Path], typer.Option("--homes", help="option.homes")],
    more: Annotated[list[Path] | None, typer.Argument(help="option.homes")] = None,
    out: Annotated[Path, typer.Option("--out", help="option.province_out")] = Path("province"),
    dask: Annotated[str, typer.Option("--dask", help="option.dask")] = "",
    office: Annotated[str, typer.Option("--office", help="option.office")] = "",
    send: Annotated[bool, typer.Option("--send", help="option.send_counties")] = False,
) -> None:
    """Run a month of many counties, in parallel with --dask, and roll them up."""
    period = parse_period(month)
    places = [home.resolve() for home in (*homes, *(more or ()))]
    missing = [str(home) for home in places if not (home / "catalog").is_dir()]
    if missing:
        raise UsageError(sentence("error.no_county", homes=", ".join(missing)))
    target = out.resolve()
    target.mkdir(parents=True, exist_ok=True)
    if send:
        for place in places:
            check_readiness(Home(place), send=True)
    prepare_environment(Home(target))
    if not dask:  # a cluster's workers have a server of their own
        begin_server_of_runs()
    from flows.counties.province_job import do_province
    from flows.province import run_province
    from flows.steps import county_now

    result = do_province(
        places,
        period,
        target,
        lambda counties, of, into: run_province(counties, of, into, dask),
        office=office,
        day=county_now().date(),
        send=send,
    )
    note_migrated(Home(target))
    _show(result)
    raise typer.Exit(result.exit_code)


def _show(result: "ProvinceRun") -> None:
    for county in result.counties:
        if county.failure:
            print(say("province.failed", home=county.home, failure=county.failure))
    for failure in result.mail_failures:
        print(failure)
    done = sum(1 for county in result.counties if county.code)
    print(say("province.done", done=done, counties=len(result.counties), sent=result.mails_sent))
    for paper in result.papers:
        print(paper)
