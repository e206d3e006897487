"""The small county with a mailbox: its folder, its intake, and messages with filled forms."""

import datetime as dt
from pathlib import Path

from flows.catalog.load import load_catalog
from flows.channels import Imap, Smtp
from flows.mail_in.fetch import Intake
from flows.paths import Home
from flows.settings import load_signed_settings
from tests.starting.small_county import begin_county, send_month

PERIOD = "2026-03"
TOWN, ADDRESS = "清水乡", "qingshui@example.org"
NOW = dt.datetime(2026, 4, 9, 8)
#: 9:30 on 3 April in the county.
ARRIVED = dt.datetime(2026, 4, 3, 1, 30, tzinfo=dt.UTC)


def make_home(folder: Path) -> tuple[Home, dict[str, bytes]]:
    """Make the county with an empty inbox; also the filled forms by name."""
    begin_county(folder)
    home = Home(folder)
    send_month(folder, PERIOD)
    forms = {file.name: file.read_bytes() for file in home.raw(PERIOD).iterdir()}
    for file in home.raw(PERIOD).iterdir():
        file.unlink()
    return home, forms


def intake(home: Home, imap: Imap, smtp: Smtp | None = None) -> Intake:
    """What a look at the mailbox works on, with these servers."""
    settings = load_signed_settings(home)
    changes = {"imap": imap, "smtp": smtp or settings.smtp, "pdf": False}
    return Intake(
        home, load_catalog(home.catalog), settings.model_copy(update=changes), PERIOD, NOW
    )
