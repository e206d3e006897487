"""Text from outside on its way into a sheet or CSV: never a live formula, never a control mark."""

import re

from flows.words.formula_guard import disarm

_UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def safe_text(value: object) -> str:
    """Return the text without control marks; one that starts like a formula gets an apostrophe."""
    text = _UNWANTED.sub("", "" if value is None else str(value))
    return disarm(text)
