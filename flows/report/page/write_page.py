"""The month's page: index.html and the folder `page/` beside it, opened from disk."""

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from flows.numbers_text import PERCENT, POINTS, usual_decimals
from flows.period import is_period
from flows.report.charts.canvas import ink_on
from flows.report.charts.draw_charts import ChartFile
from flows.report.charts.narrow.narrow_chart import narrow_chart
from flows.report.month.phrases import tie_note
from flows.report.month.review import Review
from flows.report.page.conflict_lines import ConflictLine, conflict_lines
from flows.report.page.first_screen import FirstScreen, first_screen
from flows.report.page.glossary import glossary
from flows.report.page.indicator_data import indicator_cells, indicator_entries
from flows.report.page.indicator_series import indicator_series
from flows.report.page.scripts import write_script
from flows.report.page.source_cells import source_cells
from flows.report.page.town_data import town_entries
from flows.report.page.warning_lines import (
    MatterLine,
    SenderFindings,
    WarningLine,
    finding_groups,
    matter_lines,
    warning_lines,
)
from flows.report.reviews.review_sentences import review_sentences
from flows.wording import (
    CHANGE_NAMES,
    LEVEL_NAMES,
    STATUS_MARKS,
    STATUS_NAMES,
    TARGET_NAMES,
    WATCH_LIST_NAME,
)

_ASSETS = Path(__file__).parent / "assets"
_SCRIPTS = ("page.js", "matrix.js", "trajectory.js", "views.js")


@dataclass(frozen=True)
class Picture:
    """A chart on the page: its file, title, content in words, drawing and what stands below it."""

    file: str
    title: str
    alt: str
    drawing: str
    foot: str


@dataclass(frozen=True)
class Parts:
    """The values of the page's template beside the month in review."""

    county: str
    first: FirstScreen
    asked: tuple[MatterLine, ...]
    watched: tuple[MatterLine, ...]
    warnings: tuple[WarningLine, ...]
    changes: str
    findings: tuple[SenderFindings, ...]
    review_lines: tuple[str, ...]
    conflicts: tuple[ConflictLine, ...]
    words: tuple[tuple[str, str], ...]
    plans: tuple[str, ...]
    leads: tuple[str, ...]
    pictures: tuple[Picture, ...]
    watch_list: str
    tie_note: str
    states: dict[str, str]
    marks: dict[str, str]
    scripts: tuple[str, ...]


def write_page(
    review: Review,
    charts: Sequence[ChartFile],
    folder: Path,
    why: Mapping[tuple[str, str], Sequence[str]],
) -> Path:
    """Write `index.html` and `page/`; nothing in them asks for anything outside the folder.

    `why` has the explanation of figures by indicator and area, in lines, where there is one.
    The list of months is written anew into every sibling month's folder, so that all pages flip
    through all months.
    """
    target = folder / "page"
    target.mkdir(parents=True, exist_ok=True)
    environment = Environment(
        loader=FileSystemLoader(_ASSETS),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    parts = _parts(review, charts)
    html = environment.get_template("page.html").render(review=review, **vars(parts))
    colours = {str(key): str(one) for key, one in review.facts.catalog.policy.colours}
    style = environment.get_template("page.css").render(colours=colours, ink_on=ink_on)
    (target / "page.css").write_text(style, "utf-8")
    for name in _SCRIPTS:
        shutil.copyfile(_ASSETS / name, target / name)
    _write_data(review, target)
    lines = {"|".join(key): tuple(told) for key, told in why.items()}
    write_script("XJ_WHY", lines, target / "why.js")
    (folder / "index.html").write_text(html, "utf-8")
    _write_months(folder.parent)
    return folder / "index.html"


def _parts(review: Review, charts: Sequence[ChartFile]) -> Parts:
    catalog = review.facts.catalog
    return Parts(
        county=catalog.county.name,
        first=first_screen(review),
        asked=matter_lines(review.asked, review),
        watched=matter_lines(review.watched, review),
        warnings=warning_lines(review),
        changes=_changes(review),
        findings=finding_groups(review),
        review_lines=tuple(review_sentences(review.facts)),
        conflicts=conflict_lines(review.facts),
        words=glossary(catalog.policy, catalog.places),
        plans=tuple(dict.fromkeys(one.plan for one in catalog.indicators)),
        leads=tuple(sorted({unit for one in catalog.indicators for unit in one.lead_units})),
        pictures=tuple(map(_picture, charts)),
        watch_list=WATCH_LIST_NAME,
        tie_note=tie_note(town.score for town in review.towns),
        states=STATUS_NAMES,
        marks=STATUS_MARKS,
        scripts=_SCRIPTS,
    )


def _picture(chart: ChartFile) -> Picture:
    drawing = narrow_chart(chart.data) if chart.data is not None else ""
    foot = chart.data.words.foot if chart.data is not None else ""
    return Picture(f"charts/{chart.png.name}", chart.title, chart.alt, drawing, foot)


def _write_data(review: Review, target: Path) -> None:
    catalog = review.facts.catalog
    data = {
        "period": review.period,
        "areas": [(one.area_code, one.name) for one in (catalog.county, *catalog.towns)],
        "decimals": {unit: usual_decimals(unit) for unit in ("", PERCENT, POINTS)},
        "states": {key: (STATUS_MARKS[key], name) for key, name in STATUS_NAMES.items()},
        "levels": LEVEL_NAMES,
        "plan_target": TARGET_NAMES[False],
        "watch_list": WATCH_LIST_NAME,
        "indicators": indicator_entries(review),
        "cells": indicator_cells(review),
        "series": indicator_series(review),
        "towns": town_entries(review),
    }
    write_script("XJ", data, target / "data.js")
    write_script("XJ_SOURCES", source_cells(review.facts), target / "sources.js")


def _changes(review: Review) -> str:
    """Return what the month did to the indicator warnings: 新增3、销号2; nothing for zero."""
    counts = {
        name: sum(one.change == change for one in review.warned)
        for change, name in CHANGE_NAMES.items()
    }
    return "、".join(f"{name}{count}" for name, count in counts.items() if count)


def _write_months(reports: Path) -> None:
    months = sorted(
        path.name
        for path in reports.iterdir()
        if is_period(path.name) and (path / "index.html").exists()
    )
    for month in months:
        write_script("XJ_MONTHS", months, reports / month / "page" / "months.js")
