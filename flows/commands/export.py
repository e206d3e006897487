"""The command that writes the published warehouse out as files for other programs."""

from pathlib import Path
from typing import Annotated

import typer

from flows.settings import find_home
from flows.terminal.options import HomeOption
from flows.words.sentence import say

export_app = typer.Typer()


@export_app.command("export")
def export(
    out: Annotated[Path, typer.Option("--out", help="option.out")],
    home: HomeOption = None,
) -> None:
    """Write all tables and views as CSV and Parquet with a data package and the dictionary."""
    from flows.warehouse.exchange.export_warehouse import export_warehouse

    done = export_warehouse(find_home(home), out)
    print(say("export.done", relations=done.relations, rows=done.rows, folder=out))
