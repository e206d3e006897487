"""Commands of the plans' own cadence: half-year (半年抽查), quarter, year."""

from typing import TYPE_CHECKING, Annotated

import typer

from flows.errors import UsageError
from flows.paths import Home
from flows.period import parse_half, parse_quarter
from flows.running.environment import check_readiness, note_migrated, prepare_environment
from flows.running.prefect_server import begin_server_of_runs
from flows.settings import find_home
from flows.terminal.options import HomeOption
from flows.warehouse.lock import lock_for_flow
from flows.words.sentence import say, sentence

if TYPE_CHECKING:
    from flows.running.cadence_papers import Papers
    from flows.running.inspect_half import InspectionResult

cadence_app = typer.Typer()
sample_app = typer.Typer(help="help.sample", no_args_is_help=True)

HalfOption = Annotated[str, typer.Option("--half", help="option.half")]


@sample_app.command("draw")
def sample_draw(
    half: HalfOption,
    seed: Annotated[int | None, typer.Option("--seed", min=0, help="option.seed")] = None,
    home: HomeOption = None,
) -> None:
    """Draw the figures to check on site, once, and write a check form per village or town."""
    from flows.running.inspect_half import draw_half

    drawn = draw_half(find_home(home), parse_half(half), seed)
    values = {"half": drawn.half, "areas": drawn.areas, "figures": drawn.figures}
    told = values | {"seed": drawn.seed, "folder": drawn.folder}
    print(say("sample.drawn", **told) if drawn.is_new else say("sample.drawn_before", **told))


@sample_app.command("report")
def sample_report(half: HalfOption, home: HomeOption = None) -> None:
    """Write the paper on what the check forms said so far: error rates, differences, demands."""
    from flows.running.inspect_half import report_half

    chosen = parse_half(half)
    result = report_half(find_home(home), chosen)
    if result is None:
        raise UsageError(sentence("error.not_drawn", half=chosen))
    print(inspection_line(result))


def inspection_line(result: "InspectionResult") -> str:
    """Return how far an inspection is, and what it found where anything was checked."""
    values = {"half": result.half, "drawn": result.drawn, "document": result.document}
    if not result.checked:
        return say("sample.unchecked", **values)
    return say("sample.reported", checked=result.checked, wrong=result.wrong, **values)


@cadence_app.command("quarterly")
def quarterly_papers(
    quarter: Annotated[str, typer.Option("--quarter", help="option.quarter")],
    home: HomeOption = None,
) -> None:
    """Write the quarter's papers from what the monthly runs have published."""
    place, asked = find_home(home), parse_quarter(quarter)
    check_readiness(place)
    with lock_for_flow(place):
        prepare_environment(place)
        begin_server_of_runs()
        from flows.quarterly import run_quarterly

        _show(place, run_quarterly(place, asked))


@cadence_app.command("annual")
def annual_papers(
    year: Annotated[int, typer.Option("--year", min=1900, max=9999, help="option.year_of_papers")],
    home: HomeOption = None,
) -> None:
    """Write the year's papers from what the monthly runs have published."""
    place = find_home(home)
    check_readiness(place)
    with lock_for_flow(place):
        prepare_environment(place)
        begin_server_of_runs()
        from flows.annual import run_annual

        _show(place, run_annual(place, year))


def _show(place: Home, papers: "Papers") -> None:
    note_migrated(place)
    print(papers_line(papers))


def papers_line(papers: "Papers") -> str:
    """Return where the papers are, and what they are compared with where there is anything."""
    values = {"document": papers.document, "workbook": papers.workbook}
    if not papers.compared:
        return say("cadence.written_first", **values)
    return say("cadence.written", count=papers.compared, **values)
