"""A chart as SVG text that fits a phone: parts in units that are nearly pixels there."""

from collections.abc import Sequence
from typing import Literal
from xml.sax.saxutils import escape, quoteattr

from flows.report.charts.line_breaks import shorten, text_width

#: Width of a drawing; a phone of 360 px shows it some 310 px wide.
WIDTH = 340
#: The page's size of texts in drawings (page.css): on such a phone 12 px.
TEXT = 13
_BASELINE = 4.5
_KEY, _KEY_ROW, _KEY_GAP = 12, 20, 12

Anchor = Literal["start", "middle", "end"]
Key = tuple[str, str, str]


class Drawing:
    """The parts of one drawing in order; texts take the page's colours, areas the policy's."""

    def __init__(self) -> None:
        self._parts: list[str] = []

    def text(
        self, x: float, y: float, words: str, *, anchor: Anchor = "start", kind: str = ""
    ) -> None:
        """Write words whose middle height is y."""
        self._add("text", words, x=x, y=y + _BASELINE, text_anchor=anchor, class_=kind)

    def bar(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """Fill a rectangle."""
        self._add("rect", x=x, y=y, width=max(width, 0.0), height=height, fill=colour)

    def line(self, points: Sequence[tuple[float, float]], kind: str, colour: str = "") -> None:
        """Draw a line through points in the style of a class, or in a colour."""
        path = " ".join(f"{_short(x)},{_short(y)}" for x, y in points)
        self._add("polyline", points=path, class_=kind, stroke=colour)

    def dot(self, x: float, y: float, kind: str, radius: float = 4.0, colour: str = "") -> None:
        """Draw a dot."""
        self._add("circle", cx=x, cy=y, r=radius, class_=kind, fill=colour)

    def diamond(self, x: float, y: float, kind: str) -> None:
        """Draw the mark of a target."""
        self._add("path", d=f"M{_short(x)} {_short(y - 6)}l6 6l-6 6l-6 -6z", class_=kind)

    def keys(self, keys: Sequence[Key], y: float) -> float:
        """Draw a legend from y on, as many rows as it needs, and return where it ends.

        A key is what it draws (area, line, diamond), its colour or class, its words.
        """
        x = 0.0
        for shape, look, words in keys:
            width = _KEY + 5 + text_width(words) * TEXT
            if x and x + width > WIDTH:
                x, y = 0.0, y + _KEY_ROW
            middle = y + _KEY_ROW / 2
            if shape == "area":
                self.bar(x, middle - _KEY / 2, _KEY, _KEY, look)
            elif shape == "diamond":
                self.diamond(x + _KEY / 2, middle, look)
            else:
                self.line([(x, middle), (x + _KEY, middle)], look)
            self.text(x + _KEY + 5, middle, words)
            x += width + _KEY_GAP
        return y + _KEY_ROW if keys else y

    def svg(self, height: float, label: str) -> str:
        """Return the drawing as an element with its content in words."""
        return (
            f'<svg viewBox="0 0 {WIDTH} {_short(height)}" role="img" aria-label={quoteattr(label)}>'
            f"{''.join(self._parts)}</svg>"
        )

    def _add(self, tag: str, words: str = "", **values: float | str) -> None:
        attributes = "".join(
            f" {name.rstrip('_').replace('_', '-')}={quoteattr(_value(value))}"
            for name, value in values.items()
            if value != ""
        )
        self._parts.append(f"<{tag}{attributes}>{escape(words)}</{tag}>")


def fitting(words: str, width: float) -> str:
    """Return words cut with … where they are wider than so many units."""
    return shorten(words, width / TEXT)


def _value(value: float | str) -> str:
    return value if isinstance(value, str) else _short(value)


def _short(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
