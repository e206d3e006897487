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

_PACKAGES = ("duckdb", "pandas", "great_expectations", "prefect", "matplotlib", "python-calamine")
_FREE_BYTES = 500_000_000


@dataclass(frozen=True)
class Check:
    """One thing looked at."""

    name: str
    is_good: bool
    detail: str


def examine(home: Home, *, is_deep: bool = False) -> list[Check]:
    """Return what was looked at and how it stands; deep also reads both warehouses to the end."""
    looks: dict[str, Callable[[Home], str]] = {
        "python": _look_at_python,
        "packages": _look_at_packages,
        "font": _look_at_font,
        "folders": _look_at_folders,
        "catalogue": _look_at_catalogue,
        "settings": _look_at_settings,
        "rules": _look_at_rules,
        "office program": _look_at_office,
    }
    if is_deep:
        looks |= {"working file": _read_working, "published file": _read_published}
    return [_look(name, look, home) for name, look in looks.items()]


def _read_working(home: Home) -> str:
    return _read_file(home.working_warehouse)


def _read_published(home: Home) -> str:
    found = _read_file(home.warehouse)
    fewer = missing_rows(sum_tables(home.working_warehouse), sum_tables(home.warehouse))
    if fewer:
        raise ServiceError(f"the working file holds less than it: {'; '.join(fewer)}")
    return found


def _read_file(file: Path) -> str:
    if not file.exists():
        raise ServiceError(f"{file} is missing")
    sums = sum_tables(file)
    return f"{len(sums)} tables, {sum(found.rows for found in sums.values())} rows, all readable"


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
    for folder in (home.warehouse.parent, home.root / "reports", home.root / "outbox"):
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".probe"
        probe.write_bytes(b"")
        probe.unlink()
    free = shutil.disk_usage(home.root).free
    if free < _FREE_BYTES:
        raise OSError(f"only {free // 1_000_000} MB are free on the disk of {home.root}")
    return f"{home.root} is writable, {free // 1_000_000_000} GB free"


def _look_at_catalogue(home: Home) -> str:
    catalog = load_catalog(home.catalog)
    return f"{len(catalog.indicators)} indicators, version {catalog.version}"


def _look_at_settings(home: Home) -> str:
    settings = load_settings(home)
    server = settings.smtp.host or "none (mails are only written to the outbox)"
    return f"{settings.workers} workers; mail server: {server}"


def _look_at_rules(home: Home) -> str:
    return f"{len(load_rules(EXPECTATIONS))} expectations, {len(load_audits(EXPECTATIONS))} audits"


def _look_at_office(home: Home) -> str:
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return f"LibreOffice at {Path(found).name}" if found else "not installed (no PDF copies)"
