"""The command line (contract.md); every command is one call and its exit code."""

import sys
import traceback
from pathlib import Path
from typing import Annotated

import typer

from flows.errors import MonitorError, UsageError
from flows.period import parse_period
from flows.settings import find_home

app = typer.Typer(
    name="xianjie",
    help="Watches whether a county keeps the promises in its plans.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)

BUG = 70

HomeOption = Annotated[
    Path | None,
    typer.Option("--home", help="Data folder; default: XIANJIE_HOME, else data in the checkout."),
]
MonthOption = Annotated[str, typer.Option("--month", help="Reporting month, YYYY-MM.")]


def main() -> None:
    """Run the command line; a trouble a person can mend is one text and its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        app()
    except MonitorError as error:
        print(f"xianjie: {error}", file=sys.stderr)
        sys.exit(error.exit_code)
    except OSError as error:
        print(f"xianjie: {error}", file=sys.stderr)
        sys.exit(5)
    except Exception:
        traceback.print_exc()
        print("xianjie: this is a bug; please report the lines above", file=sys.stderr)
        sys.exit(BUG)
