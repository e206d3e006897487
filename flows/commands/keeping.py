"""Commands that save the warehouse, put it back, make it again, and remove old files."""

from pathlib import Path
from typing import Annotated

import typer

from flows.settings import find_home, load_settings
from flows.terminal.options import HomeOption
from flows.words.sentence import say

keep_app = typer.Typer()

_MEGABYTE = 1_000_000


@keep_app.command("backup")
def backup_command(
    to: Annotated[Path, typer.Option("--to", help="option.backup_to")],
    home: HomeOption = None,
) -> None:
    """Save the warehouse to a file."""
    from flows.warehouse.backup import backup
    from flows.warehouse.lock import run_lock

    place = find_home(home)
    with run_lock(place):
        rows = backup(place, to)
    print(say("keep.saved", file=to, tables=len(rows), rows=sum(rows.values())))


@keep_app.command("restore")
def restore_command(
    source: Annotated[Path, typer.Option("--from", help="option.restore_from")],
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
    print(say("keep.restored", tables=len(rows), rows=sum(rows.values())))


@keep_app.command("rebuild")
def rebuild_command(home: HomeOption = None) -> None:
    """Make the warehouse again from raw/ and the journal of what was decided."""
    from flows.running.rebuild import rebuild
    from flows.warehouse.lock import run_lock
    from flows.warehouse.publish import publish

    place = find_home(home)
    with run_lock(place):
        made = rebuild(place)
        publish(place, keep=load_settings(place).keep_published, allow_less=True)
    print(say("keep.rebuilt", months=made.months, files=made.files, values=made.observations))
    for name in made.lost:
        print(say("keep.lost", name=name))


@keep_app.command("prune")
def prune_command(
    delete: Annotated[bool, typer.Option("--delete", help="option.delete")] = False,
    home: HomeOption = None,
) -> None:
    """List what a run can make again of old months: page, charts, Data Docs; or delete it."""
    from flows.running.retention import prune

    place = find_home(home)
    months = prune(place, deletes=delete)
    for month in months:
        names = ", ".join(path.name for path in month.paths)
        size = f"{month.size_bytes / _MEGABYTE:.1f}"
        print(say("prune.month", month=month.period, names=names, files=month.files, size=size))
    if not months:
        print(say("prune.nothing", months=load_settings(place).retention.months))
        return
    count = len(months)
    print(say("prune.deleted", months=count) if delete else say("prune.listed", months=count))
