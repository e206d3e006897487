"""Commands that save the warehouse, put it back, or make it again."""

from pathlib import Path
from typing import Annotated

import typer

from flows.commands.read_only import HomeOption
from flows.settings import find_home, load_settings

keep_app = typer.Typer()


@keep_app.command("backup")
def backup_command(
    to: Annotated[Path, typer.Option("--to", help="File to write; it must not be there yet.")],
    home: HomeOption = None,
) -> None:
    """Save the warehouse to a file."""
    from flows.warehouse.backup import backup
    from flows.warehouse.lock import run_lock

    place = find_home(home)
    with run_lock(place):
        rows = backup(place, to)
    print(f"{to}: {len(rows)} tables, {sum(rows.values())} rows")


@keep_app.command("restore")
def restore_command(
    source: Annotated[Path, typer.Option("--from", help="A backup or a published file.")],
    home: HomeOption = None,
) -> None:
    """Put a backup or a published file back as the warehouse; what stood there is kept."""
    from flows.warehouse.backup import restore
    from flows.warehouse.lock import run_lock
    from flows.warehouse.publish import publish

    place = find_home(home)
    with run_lock(place):
        rows = restore(place, source)
        publish(place, keep=load_settings(place).keep_published, allow_less=True)
    print(f"restored {len(rows)} tables, {sum(rows.values())} rows; run the months since again")


@keep_app.command("rebuild")
def rebuild_command(home: HomeOption = None) -> None:
    """Make the warehouse again from raw/ and the journal of what was decided."""
    from flows.commands.rebuild import rebuild
    from flows.warehouse.lock import run_lock
    from flows.warehouse.publish import publish

    place = find_home(home)
    with run_lock(place):
        made = rebuild(place)
        publish(place, keep=load_settings(place).keep_published, allow_less=True)
    print(f"rebuilt {made.months} months: {made.files} files, {made.observations} values")
    for name in made.lost:
        print(f"not in raw/ any more: {name}")
