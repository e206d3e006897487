"""The command that draws any chart of a month from the published warehouse."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.errors import UsageError
from flows.paths import Home
from flows.period import due_date, parse_period
from flows.settings import find_home
from flows.terminal.options import HomeOption, MonthOption
from flows.words.sentence import say, sentence

if TYPE_CHECKING:
    from flows.report.month.review import Review

draw_app = typer.Typer()
#: Below a month's folder; `charts/` holds only what papers and page use.
_FOLDER = "more-charts"


@draw_app.command()
def charts(
    month: MonthOption,
    indicator: Annotated[
        list[str] | None, typer.Option("--indicator", help="option.indicator")
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="option.every")] = False,
    svg: Annotated[bool, typer.Option("--svg", help="option.svg")] = False,
    out: Annotated[Path | None, typer.Option("--out", help="option.out")] = None,
    home: HomeOption = None,
) -> None:
    """Draw any chart of a month: bullet, trajectory and variance of indicators, plans, ranks."""
    if bool(indicator) == every:
        raise UsageError(sentence("error.indicator_or_all"))
    from flows.report.charts.chart_list import charts_of
    from flows.report.charts.draw_charts import save_charts

    place, period = find_home(home), parse_period(month)
    review = _review(place, period, indicator or ())
    due = sorted({row.indicator_code for row in review.month_rows})
    if early := [code for code in indicator or () if code not in due]:
        raise UsageError(sentence("error.not_due", period=period, codes=", ".join(early)))
    target = out or place.reports(period) / _FOLDER
    files = save_charts(charts_of(review, indicator or due), target, with_svg=svg)
    for file in files:
        print(f"{file.png.name}  {file.title}")
    print(say("charts.drawn", count=len(files), folder=target))


def _review(home: Home, period: str, asked: Sequence[str]) -> "Review":
    """Return the month in review as it is published.

    Raises UsageError for an indicator that is none and a month that no run has judged.
    """
    from flows.catalog.load import load_catalog
    from flows.report.month.facts import load_facts
    from flows.report.month.review import review_month
    from flows.settings import load_settings
    from flows.warehouse.query import open_published
    from flows.warehouse.read import refuse_unjudged

    catalog, settings = load_catalog(home.catalog), load_settings(home)
    if unknown := [code for code in asked if code not in catalog.indicator_by_code]:
        raise UsageError(sentence("error.no_indicator", code=", ".join(unknown)))
    with open_published(home) as connection:
        refuse_unjudged(connection, period)
        facts = load_facts(
            connection,
            catalog,
            period,
            office=settings.office,
            is_synthetic=settings.is_synthetic,
        )
    return review_month(facts, due_date(period, settings.schedule.day))
