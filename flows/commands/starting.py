"""The command that begins a new county's folder."""

from pathlib import Path
from typing import Annotated

import typer

from flows.words.sentence import say

init_app = typer.Typer()


@init_app.command("init")
def init(
    folder: Annotated[Path, typer.Argument(help="option.new_folder")],
    name: Annotated[
        str, typer.Option("--county", "--name", prompt="prompt.county", help="option.county")
    ],
    code: Annotated[str, typer.Option("--code", prompt="prompt.code", help="option.code")],
    years: Annotated[str, typer.Option("--years", prompt="prompt.years", help="option.years")],
    office: Annotated[str, typer.Option("--office", prompt="prompt.office", help="option.office")],
    areas: Annotated[
        Path | None,
        typer.Option("--areas", exists=True, dir_okay=False, help="option.areas"),
    ] = None,
) -> None:
    """Begin a new county: declarations with commented examples, settings, an inbox."""
    from flows.starting.area_list import read_area_list
    from flows.starting.new_county import make_county, parse_county

    county = parse_county(name, code, years, office)
    if areas is not None:
        listed = read_area_list(areas, county.area_code)
        county = parse_county(name, code, years, office, listed)
    for file in make_county(folder, county):
        print(file)
    print(
        say(
            "init.next",
            catalog=folder / "catalog",
            home=folder,
            month=f"{county.first_year}-01",
        )
    )
