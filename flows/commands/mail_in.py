"""The command that takes reports out of the mailbox: fetch-mail."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.period import parse_period
from flows.settings import find_home
from flows.terminal.options import HomeOption, MonthOption
from flows.words.sentence import say

if TYPE_CHECKING:
    from flows.mail_in.fetch import Fetched

mail_in_app = typer.Typer()


@mail_in_app.command("fetch-mail")
def fetch_mail(
    month: MonthOption,
    home: HomeOption = None,
    send: Annotated[bool, typer.Option("--send", help="option.send_answers")] = False,
) -> None:
    """Take the reports that came by mail into the month's inbox, and answer their senders."""
    from flows.running.fetching import look_into_mailbox

    place, period = find_home(home), parse_period(month)
    looked = look_into_mailbox(place, period, send=send)
    show_fetched(looked.fetched, place.raw(period))
    if looked.answers:
        print(say("fetch.answers", written=looked.answers, sent=len(looked.result.sent)))
    for failure in looked.result.sentences:
        print(failure)
    if looked.result.sentences:
        raise typer.Exit(5)


def show_fetched(fetched: "Fetched", folder: Path) -> None:
    """Print what came, a message a line, and who is not registered."""
    from flows.wording import FETCH_STATE_NAMES
    from flows.words.sentence import name_of_code

    for mail in fetched.mails:
        names = ", ".join(name.rpartition("/")[2] for name in mail.file_names)
        state = name_of_code(FETCH_STATE_NAMES, mail.state)
        line = say("fetch.mail", received_at=mail.received_at, sender=mail.sender, state=state)
        print(f"{line} {names}".rstrip())
    for sender in dict.fromkeys(fetched.strangers):
        print(say("fetch.stranger", sender=sender or "?"))
    if fetched.mails:
        values = {"mails": len(fetched.mails), "files": fetched.files, "folder": folder}
        print(say("fetch.mails", **values))
    elif not fetched.strangers:
        print(say("fetch.nothing"))
