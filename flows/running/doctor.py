"""Whether an installation is fit to run: Python, packages, fonts, folders, declarations."""

import importlib.metadata
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from flows.catalog.load import load_catalog
from flows.errors import MonitorError, ServiceError
from flows.paths import EXPECTATIONS, Home
from flows.quality.rules import load_audits, load_rules
from flows.settings import load_settings
from flows.warehouse.contents import missing_rows, sum_tables
from flows.warehouse.lock import run_lock
from flows.words.sentence import say, sentence

_PACKAGES = ("duckdb", "pandas", "great_expectations", "prefect", "matplotlib", "python-calamine")
_FREE_BYTES = 500_000_000


@dataclass(frozen=True)
class Check:
    """One thing looked at."""

    name: str
    is_good: bool
    detail: str

    @property
    def mark(self) -> str:
        """Return the word at the beginning of its line."""
        return say("doctor.good") if self.is_good else say("doctor.bad")


def examine(home: Home, *, is_deep: bool = False) -> list[Check]:
    """Return what was looked at and how it stands; deep also reads both warehouses to the end."""
    looks: dict[str, Callable[[Home], str]] = {
        say("doctor.python"): _look_at_python,
        say("doctor.packages"): _look_at_packages,
        say("doctor.font"): _look_at_font,
        say("doctor.folders"): _look_at_folders,
        say("doctor.catalogue"): _look_at_catalogue,
        say("doctor.settings"): _look_at_settings,
        say("doctor.rules"): _look_at_rules,
        say("doctor.office"): _look_at_office,
    }
    if is_deep:
        looks |= {
            say("doctor.working"): _read_working,
            say("doctor.published"): _read_published,
        }
    return [_look(name, look, home) for name, look in looks.items()]


def _read_working(home: Home) -> str:
    # A run keeps the file for itself: it would look damaged, and the run could not open it.
    with run_lock(home):
        return _read_file(home.working_warehouse)


def _read_published(home: Home) -> str:
    with run_lock(home):
        found = _read_file(home.warehouse)
        fewer = missing_rows(sum_tables(home.working_warehouse), sum_tables(home.warehouse))
    if fewer:
        raise ServiceError(sentence("error.published_holds_more", fewer=fewer))
    return found


def _read_file(file: Path) -> str:
    if not file.exists():
        raise ServiceError(sentence("error.missing", file=file))
    sums = sum_tables(file)
    return say("doctor.readable", tables=len(sums), rows=sum(found.rows for found in sums.values()))


def _look(name: str, look: Callable[[Home], str], home: Home) -> Check:
    try:
        return Check(name, True, look(home))
    except (MonitorError, OSError, importlib.metadata.PackageNotFoundError) as error:
        return Check(name, False, str(error))


def _look_at_python(home: Home) -> str:
    return f"{sys.version_info.major}.{sys.version_info.minor}.{sys.version_info.micro}"


def _look_at_packages(home: Home) -> str:
    return ", ".join(f"{name} {importlib.metadata.version(name)}" for name in _PACKAGES)


def _look_at_font(home: Home) -> str:
    from flows.report.charts.canvas import font_name

    return font_name()


def _look_at_folders(home: Home) -> str:
    if not home.root.is_dir():
        raise ServiceError(sentence("error.missing", file=home.root))
    for folder in (home.warehouse.parent, home.root / "reports", home.root / "outbox"):
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".probe"
        probe.write_bytes(b"")
        probe.unlink()
    free = shutil.disk_usage(home.root).free
    if free < _FREE_BYTES:
        raise ServiceError(sentence("error.little_room", free=free // 1_000_000, folder=home.root))
    return say("doctor.writable", folder=home.root, free=free // 1_000_000_000)


def _look_at_catalogue(home: Home) -> str:
    catalog = load_catalog(home.catalog)
    return say("doctor.indicators", count=len(catalog.indicators), version=catalog.version)


def _look_at_settings(home: Home) -> str:
    settings = load_settings(home)
    server = settings.smtp.host or say("doctor.no_server")
    return say("doctor.workers", count=settings.workers, server=server)


def _look_at_rules(home: Home) -> str:
    return say(
        "doctor.rule_counts",
        rules=len(load_rules(EXPECTATIONS)),
        audits=len(load_audits(EXPECTATIONS)),
    )


def _look_at_office(home: Home) -> str:
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return say("doctor.office_at", program=Path(found).name) if found else say("doctor.no_office")
