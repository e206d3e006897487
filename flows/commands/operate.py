"""Commands of whoever keeps the job running: doctor, serve."""

from typing import Annotated

import typer

from flows.errors import DeclarationError
from flows.running.environment import check_readiness, prepare_environment
from flows.settings import find_home
from flows.terminal.options import HomeOption
from flows.words.sentence import say, sentence

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
