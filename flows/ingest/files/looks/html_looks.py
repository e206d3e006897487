"""How a cell of an HTML table looks by its tag and attributes; style sheets are not read."""

import re
from collections.abc import Mapping

from flows.ingest.grid import CellLook

_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.I)
_FILL = re.compile(
    r"background(?:-color)?\s*:\s*(?!transparent|none|white\b|#fff\b|#ffffff)\S", re.I
)
#: What Excel writes for its indent, and what web pages do: pixels, points or letters.
_STEPS = re.compile(r"mso-char-indent-count\s*:\s*(\d{1,2})", re.I)
_PADDING = re.compile(r"(?:padding-left|text-indent)\s*:\s*(\d{1,3}(?:\.\d+)?)\s*(px|pt|em)", re.I)
_WIDTHS = {"px": 9.0, "pt": 7.0, "em": 1.0}
_WHITE = frozenset(["", "white", "#ffffff", "#fff"])
_DEEPEST = 15


def look_of_tag(tag: str, attributes: Mapping[str, str]) -> CellLook:
    """Return a cell's look: a `th` is bold, as browsers show it."""
    style = attributes.get("style", "")
    return CellLook(
        indent=_indent(style) if style else 0,
        is_bold=tag == "th" or _BOLD.search(style) is not None,
        is_filled=attributes.get("bgcolor", "").lower() not in _WHITE
        or _FILL.search(style) is not None,
    )


def _indent(style: str) -> int:
    if steps := _STEPS.search(style):
        return int(steps.group(1))
    padding = _PADDING.search(style)
    if padding is None:
        return 0
    return min(int(float(padding.group(1)) / _WIDTHS[padding.group(2).lower()]), _DEEPEST)
