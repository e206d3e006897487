"""Where the latest value of every measure and area stands: file, sheet, cell."""

from collections import defaultdict
from dataclasses import dataclass

from flows.report.month.facts import Facts
from flows.report.page.scripts import number

#: File and sheet as numbers of the lists, cell, value, period, what its sender explained.
Place = tuple[int, int, str, float | int | None, str, str]


@dataclass(frozen=True)
class SourceCells:
    """The source of each measure's latest value by area; `parents` lead from village to county."""

    files: tuple[str, ...]
    sheets: tuple[str, ...]
    cells: dict[str, dict[str, Place]]
    names: dict[str, str]
    parents: dict[str, str]
    measures: dict[str, tuple[str, str]]


def source_cells(facts: Facts) -> SourceCells:
    """Return the places of the latest values up to the month."""
    latest = facts.latest_observations.sort_values(["measure_code", "area_code"])
    names = ("measure_code", "area_code", "file_name", "sheet", "cell", "value", "period")
    told = _explanations(facts)
    files: dict[str, int] = {}
    sheets: dict[str, int] = {}
    cells: dict[str, dict[str, Place]] = defaultdict(dict)
    for measure, area, file, sheet, cell, value, period in zip(
        *(latest[name] for name in names), strict=True
    ):
        cells[measure][area] = (
            files.setdefault(file, len(files)),
            sheets.setdefault(sheet, len(sheets)),
            cell,
            number(float(value)),
            period,
            told.get((file, sheet, cell), ""),
        )
    catalog = facts.catalog
    return SourceCells(
        files=tuple(files),
        sheets=tuple(sheets),
        cells=dict(cells),
        names={area.area_code: area.name for area in catalog.areas},
        parents={area.area_code: area.parent_code for area in catalog.areas},
        measures={one.measure_code: (one.name, one.unit) for one in catalog.measures},
    )


def _explanations(facts: Facts) -> dict[tuple[str, str, str], str]:
    """Return what was explained, by file, sheet and cell."""
    columns = (facts.findings[name] for name in ("file_name", "sheet", "cell", "explanation"))
    return {
        (str(file), str(sheet), str(cell)): str(text)
        for file, sheet, cell, text in zip(*columns, strict=True)
        if text
    }
