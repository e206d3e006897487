"""A day that somebody typed."""

import datetime as dt

from flows.errors import UsageError
from flows.words.sentence import sentence


def parse_day(text: str) -> dt.date:
    """Return the day, or raise UsageError."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise UsageError(sentence("error.day", text=text)) from None
