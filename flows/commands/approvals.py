"""Commands about reviews and locks: approve, lock, unlock."""

from typing import Annotated

import typer

from flows.period import parse_period
from flows.settings import find_home
from flows.terminal.lock_line import lock_line
from flows.terminal.options import HomeOption, MonthOption
from flows.words.sentence import name_of_code, say

approvals_app = typer.Typer()

FormCodeOption = Annotated[str, typer.Option("--form", help="option.form_code")]
ReporterOption = Annotated[str, typer.Option("--area", help="option.reporter")]
LevelOption = Annotated[str, typer.Option("--level", help="option.review")]
ReasonOption = Annotated[str, typer.Option("--reason", help="option.unlock_reason")]


@approvals_app.command("approve")
def approve_command(
    form: FormCodeOption,
    month: MonthOption,
    level: LevelOption,
    area: ReporterOption = "",
    home: HomeOption = None,
) -> None:
    """Note how far a report was reviewed: first, town or county."""
    from flows.catalog.load import load_catalog
    from flows.running.take_decision import decide_month
    from flows.steps import county_now
    from flows.warehouse.decisions.reviews import approve, name_approval
    from flows.wording import REVIEW_NAMES

    place, period = find_home(home), parse_period(month)
    catalog = load_catalog(place.catalog)
    wanted = name_approval(catalog, form, area, period, level)
    at = county_now()
    count = decide_month(place, period, lambda open_: approve(open_, catalog, wanted, at))
    print(
        say(
            "approve.noted",
            form=wanted.form,
            reporter=catalog.area_name(wanted.area_code),
            month=period,
            review=name_of_code(REVIEW_NAMES, wanted.review),
            count=count,
        )
    )


@approvals_app.command("lock")
def lock_command(month: MonthOption, home: HomeOption = None) -> None:
    """Lock a month after its bulletin: what comes later changes nothing until it is unlocked."""
    from flows.running.take_decision import decide_month
    from flows.steps import county_now
    from flows.warehouse.decisions.month_locks import lock_month

    place, period, at = find_home(home), parse_period(month), county_now()
    print(
        lock_line(period, decide_month(place, period, lambda open_: lock_month(open_, period, at)))
    )


@approvals_app.command("unlock")
def unlock_command(month: MonthOption, reason: ReasonOption, home: HomeOption = None) -> None:
    """Open a locked month again, for a reason: what came since counts from now on."""
    from flows.running.take_decision import decide_month
    from flows.steps import county_now
    from flows.warehouse.decisions.month_locks import unlock_month

    place, period, at = find_home(home), parse_period(month), county_now()
    done = decide_month(place, period, lambda open_: unlock_month(open_, period, reason, at))
    if not done.is_new and reason.strip() != done.reason:
        print(say("lock.unlocked_before", month=period, reason=reason.strip()))
    print(lock_line(period, done))
