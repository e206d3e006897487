"""What Prefect must know before its first import, so that a newcomer's run is quiet and quick."""

import os
from importlib.metadata import version

from flows.catalog.load import load_catalog
from flows.errors import DeclarationError
from flows.paths import Home
from flows.settings import load_signed_settings
from flows.steps import refuse_future
from flows.warehouse.lock import run_lock
from flows.words.sentence import sentence

#: A first start on an empty folder takes 14 s. The temporary server must not phone home or chat,
#: and Prefect must not print the traceback of an error that the command line reports in one
#: sentence; the log of a run goes to the server alone. No block types are used.
DEFAULTS = {
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_LOGGING_LEVEL": "CRITICAL",
    "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "CRITICAL",
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
    "PREFECT_SERVER_REGISTER_BLOCKS_ON_START": "false",
    "PREFECT_CLI_PROMPT": "false",
}
_MIGRATED = "migrated.txt"


def check_readiness(home: Home, period: str = "", *, send: bool = False) -> None:
    """Raise what would stop a run at once, before Prefect's server takes seconds to start."""
    load_catalog(home.catalog)
    refuse_future(home, period)
    if not load_signed_settings(home).smtp.host and send:
        raise DeclarationError(sentence("error.no_mail_server"))
    with run_lock(home):
        pass


def prepare_environment(home: Home) -> None:
    """Set what is not set; a folder or server that somebody chose for Prefect is kept.

    Everything Prefect keeps lies beside the warehouse, never in the user's own profile.
    """
    for name, value in DEFAULTS.items():
        os.environ.setdefault(name, value)
    if "PREFECT_HOME" not in os.environ:
        folder = home.warehouse.parent / "prefect"
        folder.mkdir(parents=True, exist_ok=True)
        os.environ["PREFECT_HOME"] = str(folder)
        mark = folder / _MIGRATED
        if mark.exists() and mark.read_text("utf-8") == version("prefect"):
            os.environ.setdefault("PREFECT_SERVER_DATABASE_MIGRATE_ON_START", "false")


def note_migrated(home: Home) -> None:
    """Note that Prefect's database is made: the next run need not look for migrations."""
    folder = home.warehouse.parent / "prefect"
    if folder.is_dir():
        (folder / _MIGRATED).write_text(version("prefect"), "utf-8")
