"""What Prefect must be told before its first import, so that a newcomer's run is quiet."""

import os
from pathlib import Path

from flows.catalog.load import load_catalog
from flows.errors import DeclarationError
from flows.paths import Home
from flows.settings import load_settings
from flows.warehouse.lock import run_lock

#: A temporary server needs up to 15 s on an empty folder; it must not phone home or chat. Prefect
#: would also log the traceback of every trouble that the command line tells in one sentence.
DEFAULTS = {
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_LOGGING_LEVEL": "CRITICAL",
    "PREFECT_LOGGING_LEVEL": "CRITICAL",
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
    "PREFECT_CLI_PROMPT": "false",
}


def check_readiness(home: Home, *, send: bool = False) -> None:
    """Raise what would stop a run at once, before Prefect's server takes seconds to start."""
    if not load_settings(home).smtp.host and send:
        raise DeclarationError("--send needs a mail server: set smtp.host in settings.toml")
    load_catalog(home.catalog)
    with run_lock(home):
        pass


def prepare_environment(home: Home) -> None:
    """Set what is not set; a folder or server that the user chose for Prefect is kept.

    Prefect keeps its state in the user's `~/.prefect` where there is one, else beside the
    warehouse: it cannot make its own folder when the home directory is missing.
    """
    for name, value in DEFAULTS.items():
        os.environ.setdefault(name, value)
    if "PREFECT_HOME" not in os.environ and not (Path.home() / ".prefect").is_dir():
        folder = home.warehouse.parent / "prefect"
        folder.mkdir(parents=True, exist_ok=True)
        os.environ["PREFECT_HOME"] = str(folder)
