"""Commands about the three letters (三函): list, release, answer, delay."""

from functools import partial
from typing import Annotated

import duckdb
import typer

from flows.period import parse_day
from flows.report.letters.letter_ledger import Letter, read_sql
from flows.settings import find_home
from flows.terminal.options import HomeOption
from flows.wording import LEVEL_NAMES
from flows.words.sentence import name_of_code, say

letters_app = typer.Typer(help="help.letters", no_args_is_help=True)

NumberArgument = Annotated[str, typer.Argument(help="option.letter_number")]
FromOption = Annotated[str, typer.Option("--from", help="option.addressee")]


@letters_app.command("list")
def letters_list(home: HomeOption = None) -> None:
    """Show all letters and drafts with their deadlines and answers."""
    from flows.terminal.terminal_tables import print_frame
    from flows.warehouse.query import run_query

    rows = run_query(find_home(home), read_sql("letter_list"))
    rows["level"] = rows["level"].map(partial(name_of_code, LEVEL_NAMES))
    print_frame(rows, "table", with_heads=True)


@letters_app.command("release")
def letters_release(
    number: NumberArgument,
    on: Annotated[str, typer.Option("--on", help="option.released_on")] = "",
    home: HomeOption = None,
) -> None:
    """Release a draft: its documents are written without 草稿, the next run may mail it."""
    from flows.catalog.load import load_catalog
    from flows.deliver import rewrite_letters
    from flows.report.letters.letter_decisions import release_letters
    from flows.running.take_decision import record_decision
    from flows.steps import county_now

    place = find_home(home)
    day = parse_day(on) if on else county_now().date()
    catalog = load_catalog(place.catalog)
    released: list[Letter] = []

    def release(connection: duckdb.DuckDBPyConnection) -> Letter:
        released.extend(release_letters(connection, catalog, number, day))
        return released[0]

    letter = record_decision(place, release)
    rewrite_letters(place, letter.period)
    for one in released:
        print(
            say("letters.released", number=one.number, recipient=one.recipient, due=one.answer_due)
        )


@letters_app.command("answer")
def letters_answer(
    number: NumberArgument,
    text: Annotated[str, typer.Argument(help="option.answer_text")],
    on: Annotated[str, typer.Option("--on", help="option.answered_on")],
    recipient: FromOption = "",
    home: HomeOption = None,
) -> None:
    """Record the written answer to a letter."""
    from flows.report.letters.letter_decisions import Answer, record_answer
    from flows.running.take_decision import record_decision

    day = parse_day(on)
    letter = record_decision(
        find_home(home),
        lambda connection: record_answer(
            connection, number, day, Answer(text), recipient=recipient
        ),
    )
    print(say("letters.answered", number=letter.number, recipient=letter.recipient, day=day))


@letters_app.command("delay")
def letters_delay(
    number: NumberArgument,
    until: Annotated[str, typer.Option("--until", help="option.until")],
    recipient: FromOption = "",
    home: HomeOption = None,
) -> None:
    """Record an approved delay; no higher letter is written for it before that day."""
    from flows.report.letters.letter_decisions import delay_letter
    from flows.running.take_decision import record_decision

    day = parse_day(until)
    letter = record_decision(
        find_home(home),
        lambda connection: delay_letter(connection, number, day, recipient=recipient),
    )
    print(say("letters.delayed", number=letter.number, recipient=letter.recipient, day=day))
