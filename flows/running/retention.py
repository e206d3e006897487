"""Old months' files that a run can make again are removed; what people decided or got stays."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from flows.paths import Home
from flows.period import shift
from flows.running.missed_months import months_that_ran
from flows.settings import load_settings
from flows.warehouse.lock import run_lock

#: What goes, in this order, with the kinds of files that the program writes there. The page goes
#: before the folders that it shows, so that a page is never there with empty boxes. Everything
#: that is not named stays: bulletin, letters, workbooks, returned lists.
RECREATABLE: dict[str, frozenset[str]] = {
    "index.html": frozenset({".html"}),
    "quality.html": frozenset({".html"}),
    "warnings.csv": frozenset({".csv"}),
    "page": frozenset({".js", ".css"}),
    "charts": frozenset({".png", ".svg", ".json"}),
    "data-docs": frozenset({".html", ".css"}),
}
#: A month's files are renamed into this folder, each whole, and deleted there.
_ASIDE = ".pruned"


@dataclass(frozen=True)
class OldFiles:
    """What may go of a month: files and folders of its report folder, counted."""

    period: str
    paths: tuple[Path, ...]
    files: int
    size_bytes: int


def prune(home: Home, *, deletes: bool) -> list[OldFiles]:
    """Return what may go of the months before the last `retention.months`; delete it when asked.

    Each part goes by one rename. A prune that was killed leaves each part whole or not at all, and
    the next one does the rest. Raises RunLockedError while a run is under way.
    """
    if not deletes:
        return old_files(home)
    with run_lock(home):
        return delete_old_files(home)


def prune_after_run(home: Home, period: str) -> list[OldFiles]:
    """Delete what may go where `retention.after_run` asks for it; the caller holds the lock.

    Only after the run of the latest month: an old month that is run again to see it stays.
    """
    is_asked = load_settings(home).retention.after_run
    if not is_asked or period != max(months_that_ran(home), default=""):
        return []
    return delete_old_files(home)


def old_files(home: Home) -> list[OldFiles]:
    """Return what may go, by month. A month that could not be run again is not among them."""
    ran = months_that_ran(home)
    if not ran:
        return []
    first_kept = shift(max(ran), 1 - load_settings(home).retention.months)
    again = [one for one in ran if one < first_kept and home.raw(one).is_dir()]
    months = [_old_files(one, home.reports(one)) for one in again]
    return [month for month in months if month.paths]


def delete_old_files(home: Home) -> list[OldFiles]:
    """Delete what may go and return it; the caller holds the lock."""
    for left in (home.root / "reports").glob(f"*/{_ASIDE}"):
        shutil.rmtree(left)
    months = old_files(home)
    for month in months:
        _delete(month.paths)
    return months


def _old_files(period: str, folder: Path) -> OldFiles:
    named = [(folder / name, kinds) for name, kinds in RECREATABLE.items()]
    paths = tuple(path for path, kinds in named if path.exists() and _is_ours(path, kinds))
    files = [file for path in paths for file in _files_of(path)]
    return OldFiles(period, paths, len(files), sum(file.stat().st_size for file in files))


def _is_ours(path: Path, kinds: frozenset[str]) -> bool:
    """Return whether nothing is there but what the program writes: a foreign file may be dear."""
    return not path.is_symlink() and all(file.suffix in kinds for file in _files_of(path))


def _files_of(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
    else:
        yield from (file for file in path.rglob("*") if not file.is_dir() or file.is_symlink())


def _delete(paths: tuple[Path, ...]) -> None:
    aside = paths[0].parent / _ASIDE
    aside.mkdir()
    for path in paths:
        path.replace(aside / path.name)
    shutil.rmtree(aside)
