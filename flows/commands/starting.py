"""The command that begins a new county's folder."""

from pathlib import Path
from typing import Annotated

import typer

init_app = typer.Typer()


@init_app.command("init")
def init(
    folder: Annotated[Path, typer.Argument(help="The new county's folder.")],
    name: Annotated[str, typer.Option("--county", "--name", prompt="County (县名)", help="Name.")],
    code: Annotated[str, typer.Option("--code", prompt="Code (6 digits)", help="Six digits.")],
    years: Annotated[
        str, typer.Option("--years", prompt="Years of the plans", help="First-last year.")
    ],
    office: Annotated[
        str, typer.Option("--office", prompt="Office that signs (落款单位)", help="Who signs.")
    ],
    areas: Annotated[
        Path | None,
        typer.Option("--areas", exists=True, dir_okay=False, help="List of names and codes."),
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
    print(f"Next: fill the files of {folder / 'catalog'} (rows that begin with '# ' are notes),")
    print(f"      then `xianjie catalog check --home {folder}` lists what is missing;")
    print(f"      `xianjie templates --month {county.first_year}-01 --home {folder} --out DIR`")
    print("      writes the workbooks to fill in.")
