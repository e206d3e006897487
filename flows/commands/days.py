"""A day that somebody typed."""

import datetime as dt

from flows.errors import UsageError


def parse_day(text: str) -> dt.date:
    """Return the day, or raise UsageError."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"{text!r} is not a day; write it as YYYY-MM-DD") from None
