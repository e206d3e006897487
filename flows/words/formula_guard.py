"""Text from outside that a spreadsheet program would run as a formula, and how it is disarmed."""

#: Signs that begin a formula, of either width; a leading tab or line break is skipped by programs.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def is_formula_like(text: str) -> bool:
    """Return whether a program might run the text; a sign alone is harmless."""
    return len(text) > 1 and text.startswith(FORMULA_STARTS)


def disarm(text: str) -> str:
    """Return the text with an apostrophe in front where a program might run it."""
    return f"'{text}" if is_formula_like(text) else text
