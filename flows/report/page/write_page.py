"""The month's page: index.html and the folder `page/` beside it, opened from disk."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from flows.period import is_period
from flows.report.month.review import Review
from flows.report.page.first_screen import first_screen
from flows.report.page.page_data import lineage_data, page_data
from flows.report.page.page_view import page_view

_ASSETS = Path(__file__).parent / "assets"


class Chart(Protocol):
    """A drawn chart (report.charts.draw.ChartFile)."""

    @property
    def kind(self) -> str:
        """Return the chart's kind."""

    @property
    def title(self) -> str:
        """Return what the chart says."""

    @property
    def png(self) -> Path:
        """Return its picture."""


def write_page(review: Review, charts: Sequence[Chart], folder: Path) -> Path:
    """Write `index.html` and `page/`; nothing in them asks for anything outside the folder.

    The list of months is written anew into every sibling month's folder, so that all pages flip
    through all months.
    """
    target = folder / "page"
    target.mkdir(parents=True, exist_ok=True)
    shown = [chart for chart in charts if chart.kind in ("bullet", "trajectory", "plans")]
    pictures = [{"file": f"charts/{chart.png.name}", "title": chart.title} for chart in shown]
    environment = Environment(
        loader=FileSystemLoader(_ASSETS), autoescape=True, undefined=StrictUndefined
    )
    facts = review.facts
    view = page_view(facts)
    html = environment.get_template("page.html").render(
        **view, pictures=pictures, first=first_screen(review)
    )
    style = environment.get_template("page.css").render(colours=view["colours"])
    (target / "page.css").write_text(style, "utf-8")
    (target / "page.js").write_text((_ASSETS / "page.js").read_text("utf-8"), "utf-8")
    (target / "data.js").write_text(_script("XJ", page_data(facts)), "utf-8")
    (target / "lineage.js").write_text(_script("XJ_LINEAGE", lineage_data(facts)), "utf-8")
    (folder / "index.html").write_text(html, "utf-8")
    _write_months(folder.parent)
    return folder / "index.html"


def _write_months(reports: Path) -> None:
    months = sorted(
        path.name
        for path in reports.iterdir()
        if is_period(path.name) and (path / "index.html").exists()
    )
    for month in months:
        (reports / month / "page" / "months.js").write_text(_script("XJ_MONTHS", months), "utf-8")


def _script(name: str, value: Any) -> str:
    """Return a script that sets one value; it stands in a file of its own, never in the page."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    for mark, escaped in (("\u2028", "\\u2028"), ("\u2029", "\\u2029"), ("</", "<\\/")):
        text = text.replace(mark, escaped)
    return f"window.{name}={text};\n"
