"""Commands that record what a person decided: aliases, unclear mails, targets."""

from functools import partial
from pathlib import Path
from typing import Annotated

import duckdb
import typer

from flows.errors import UsageError
from flows.settings import find_home
from flows.terminal.options import HomeOption
from flows.wording import MAIL_NAMES
from flows.words.sentence import name_of_code, say, sentence

alias_app = typer.Typer(help="help.alias", no_args_is_help=True)
mails_app = typer.Typer(help="help.mails", no_args_is_help=True)
targets_app = typer.Typer(help="help.targets", no_args_is_help=True)


@alias_app.command("add")
def alias_add(
    name: Annotated[str, typer.Argument(help="option.wording")],
    code: Annotated[str, typer.Argument(help="option.means")],
    author: Annotated[str, typer.Option("--author", help="option.author")],
    scope: Annotated[str, typer.Option("--scope", help="option.scope")] = "",
    home: HomeOption = None,
) -> None:
    """Accept another wording for a village or measure; the next run reads it."""
    from flows.catalog.aliases import add_alias
    from flows.catalog.load import load_catalog
    from flows.catalog.office_records import Alias
    from flows.steps import county_now

    place = find_home(home)
    kind = "area" if code.isdigit() else "measure"
    alias = Alias(kind, name, code, scope, author, county_now().date().isoformat())
    add_alias(place.catalog, load_catalog(place.catalog), alias)
    print(f"{name} → {code}")


@mails_app.command("unclear")
def mails_unclear(home: HomeOption = None) -> None:
    """Show the mails of which it is unclear whether they went out."""
    from flows.alert.ledger import read_sql
    from flows.terminal.terminal_tables import print_frame
    from flows.warehouse.query import run_query

    rows = run_query(find_home(home), read_sql("unclear_mails"))
    rows["kind"] = rows["kind"].map(partial(name_of_code, MAIL_NAMES))
    print_frame(rows, "table", with_heads=True)


@mails_app.command("settle")
def mails_settle(
    was_sent: Annotated[bool, typer.Option("--sent/--not-sent", help="option.sent")],
    message_id: Annotated[str, typer.Argument(help="option.message_id")] = "",
    settle_all: Annotated[bool, typer.Option("--all", help="option.all_mails")] = False,
    home: HomeOption = None,
) -> None:
    """Settle mails of which it is unclear whether they went out; those not sent are sent again."""
    from flows.alert.ledger import settle_unclear, unclear_mails
    from flows.running.take_decision import record_decision
    from flows.steps import county_now

    if bool(message_id) == settle_all:
        raise UsageError(sentence("error.mail_or_all"))

    def settle(connection: duckdb.DuckDBPyConnection) -> list[str]:
        unclear = [mail.message_id for mail in unclear_mails(connection)]
        settled = unclear if settle_all else [message_id]
        settle_unclear(connection, settled, was_sent, checked_at=county_now())
        return settled

    for one in record_decision(find_home(home), settle):
        print(f"{one}: {say('mails.sent') if was_sent else say('mails.again')}")


@targets_app.command("propose")
def targets_propose(
    year: Annotated[int, typer.Option("--year", help="option.tasks_year")],
    home: HomeOption = None,
    out: Annotated[Path | None, typer.Option("--out", help="option.out_or_home")] = None,
) -> None:
    """Write the derived references of a year as a draft target workbook to be approved."""
    from flows.catalog.load import load_catalog
    from flows.forms import write_target_templates
    from flows.forms.proposals import draft_figures, targets_of_year
    from flows.warehouse import read
    from flows.warehouse.query import open_published

    place = find_home(home)
    with open_published(place) as connection:
        observations = read.current_observations(connection)
    catalog = load_catalog(place.catalog)
    proposals = draft_figures(targets_of_year(catalog, observations, year), catalog)
    folder = out or place.root
    folder.mkdir(parents=True, exist_ok=True)
    (file,) = write_target_templates(catalog, year, folder, proposals)
    print(say("targets.proposed", count=len(proposals), year=year, file=file))


@targets_app.command("import")
def targets_import(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="option.target_book")],
    home: HomeOption = None,
    document: Annotated[str, typer.Option("--document", help="option.document")] = "",
    date: Annotated[str, typer.Option("--date", help="option.document_date")] = "",
    approver: Annotated[str, typer.Option("--approver", help="option.approver")] = "",
) -> None:
    """Add the lines of a filled target workbook to targets_local.csv and baselines.csv."""
    from flows.forms import Approval, import_targets
    from flows.period import parse_day

    day = parse_day(date).isoformat() if date else ""
    lines = import_targets(file, find_home(home).catalog, Approval(document, day, approver))
    print(say("targets.added", targets=len(lines.targets), baselines=len(lines.baselines)))
