"""A filled target workbook in; out the lines that targets_local.csv and baselines.csv lack."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from flows.catalog.model import Catalog
from flows.catalog.records import Baseline, LocalTarget
from flows.errors import DeclarationError
from flows.forms import target_sheets as names
from flows.forms.target_cells import FilledRow, read_rows, year_of_sheet
from flows.ingest.files.container import open_file
from flows.settings import Limits


@dataclass(frozen=True)
class TargetLines:
    """What the workbook adds: figures that are new or revised, never those already in force."""

    targets: tuple[LocalTarget, ...]
    baselines: tuple[Baseline, ...]


def read_target_workbook(path: Path, catalog: Catalog) -> TargetLines:
    """Return the new lines, or raise DeclarationError listing every cell that cannot be used."""
    workbooks, findings = open_file(path.read_bytes(), path.name, Limits())
    if findings or len(workbooks) != 1:
        raise DeclarationError(findings[0].message if findings else f"{path.name}：应是一个工作簿")
    sheets = {grid.sheet: grid for grid in workbooks[0].grids}
    if names.TARGETS not in sheets:
        raise DeclarationError(f"{path.name}：没有工作表“{names.TARGETS}”，请使用下发的任务分解表")
    problems: list[str] = []
    year = year_of_sheet(sheets[names.TARGETS], problems)
    targets = _targets(read_rows(sheets[names.TARGETS], catalog, problems), year, catalog, problems)
    bases: list[Baseline] = []
    if names.BASELINES in sheets:
        bases = _baselines(read_rows(sheets[names.BASELINES], catalog, problems), catalog, problems)
    if problems:
        raise DeclarationError("\n".join(f"{path.name}：{problem}" for problem in problems))
    return TargetLines(tuple(targets), tuple(bases))


def _targets(
    rows: list[FilledRow], year: int, catalog: Catalog, problems: list[str]
) -> list[LocalTarget]:
    current = names.local_figures(catalog, year)
    by_code: dict[str, list[FilledRow]] = defaultdict(list)
    for row in rows:
        by_code[row.indicator.indicator_code].append(row)
    lines = []
    for code, found in by_code.items():
        lower = next((row for row in found if not names.is_upper(row.rule)), found[0])
        upper = next((row for row in found if names.is_upper(row.rule)), None)
        if upper and not _has_both_bounds(lower, upper, current):
            problems.append(f"{lower.place}：“{lower.indicator.name}”的下限和上限须同时填写")
        for area_code, value in lower.figures.items():
            top = upper.figures.get(area_code) if upper else None
            line = LocalTarget(code, area_code, year, value, top, *_revision(found))
            if _is_new(line, current.get((code, area_code)), lower.place, problems):
                lines.append(line)
    return lines


def _has_both_bounds(
    lower: FilledRow, upper: FilledRow, current: Mapping[tuple[str, str], LocalTarget]
) -> bool:
    """Return whether each area has both; a figure in force may stand without an upper value."""
    code, alone = lower.indicator.indicator_code, set(lower.figures) ^ set(upper.figures)
    in_force = [current.get((code, area)) for area in alone]
    return all(one is not None and one.value_upper is None for one in in_force)


def _revision(rows: list[FilledRow]) -> tuple[str, str]:
    """Return date and reason; of a range's two rows either may carry them."""
    return max(row.revised_on for row in rows), next((r.reason for r in rows if r.reason), "")


def _is_new(line: LocalTarget, old: LocalTarget | None, place: str, problems: list[str]) -> bool:
    """Return whether the line is to be added; a revision needs a later date and a reason."""
    if old is None:
        return True
    if (old.value, old.value_upper) == (line.value, line.value_upper):
        return False
    change = f"{old.area_code} 的任务由 {old.value:g} 改为 {line.value:g}"
    if not line.revised_on or not line.reason:
        problems.append(f"{place}：{change}，须填修订日期和修订原因")
    elif line.revised_on <= old.revised_on:
        problems.append(f"{place}：{change}，修订日期应晚于上次修订的 {old.revised_on}")
    return True


def _baselines(rows: list[FilledRow], catalog: Catalog, problems: list[str]) -> list[Baseline]:
    current = names.baseline_figures(catalog)
    lines = []
    for row in rows:
        for area_code, value in row.figures.items():
            code = row.indicator.indicator_code
            old = current.get((code, area_code))
            if old is None:
                lines.append(
                    Baseline(code, area_code, catalog.plan_of(row.indicator).base_year, value)
                )
            elif old.value != value:
                known = f"{area_code} 的{old.year}年基数已登记为 {old.value:g}"
                problems.append(f"{row.place}：{known}，不能改为 {value:g}")
    return lines
