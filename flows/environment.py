"""What Prefect must be told before its first import, so that a newcomer's run is quiet."""

import os
from pathlib import Path

from flows.paths import Home

#: A temporary server needs up to 15 s on an empty folder; it must not phone home or chat.
DEFAULTS = {
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_LOGGING_LEVEL": "CRITICAL",
    "PREFECT_LOGGING_LEVEL": "WARNING",
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
    "PREFECT_CLI_PROMPT": "false",
}


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
