"""The page's data as scripts: a page opened from disk may load scripts, but no JSON."""

import json
import math
from dataclasses import fields, is_dataclass
from pathlib import Path

_DECIMALS = 4


def write_script(name: str, value: object, file: Path) -> None:
    """Write a script that sets one value; texts of others cannot end it or the page."""
    text = json.dumps(
        value, ensure_ascii=False, separators=(",", ":"), default=_plain, allow_nan=False
    )
    for mark, escaped in (("\u2028", "\\u2028"), ("\u2029", "\\u2029"), ("</", "<\\/")):
        text = text.replace(mark, escaped)
    draft = file.with_suffix(".new")
    draft.write_text(f"window.{name}={text};\n", "utf-8")
    draft.replace(file)


def number(value: float) -> float | int | None:
    """Return a number with at most four decimals, whole ones as such, None when absent."""
    if math.isnan(value):
        return None
    rounded = round(value, _DECIMALS)
    return int(rounded) if rounded.is_integer() else rounded


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: getattr(value, field.name) for field in fields(value)}
    raise TypeError(f"{type(value).__name__} cannot be written into a script")
