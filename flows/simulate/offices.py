"""How each office lays out its tables; all the same figures, in different dress."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from flows.catalog.model import Catalog
from flows.catalog.records import Area, Form, Measure
from flows.period import chinese_period

Cell = str | float | int | None
Rows = list[list[Cell]]
#: What stands in a cell: the measure's true value in the area.
Look = Callable[[Measure, str], float]
MARK = "（模拟数据）"


@dataclass(frozen=True)
class Table:
    """A sheet to write: rows from A1, merged ranges as (row, column, row, column), zero-based.

    `places` says where each measure of each area stands.
    """

    rows: Rows
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    places: dict[tuple[str, str], tuple[int, int]] = field(default_factory=dict)


def lay_out(
    catalog: Catalog, form: Form, reporter: Area, period: str, look: Look, style: int
) -> Table:
    """Return a form as one office fills it in; `style` picks the office's habits."""
    measures = catalog.measures_by_form[form.form]
    who = form.unit or f"{reporter.name}人民政府"
    prefix = "" if form.unit else f"{catalog.county.name}{reporter.name}"
    title = f"{prefix}{form.name}（{chinese_period(period)}）{MARK}"
    if form.row_level == "village":
        villages = catalog.villages_by_town[reporter.area_code]
        return _villages(title, who, measures, villages, look, style)
    return _indicators(title, who, measures, reporter, look, style)


def _villages(
    title: str,
    who: str,
    measures: Sequence[Measure],
    villages: Sequence[Area],
    look: Look,
    style: int,
) -> Table:
    has_number, has_total, has_groups = style % 2 == 0, style % 3 == 0, style % 4 == 1
    lead: list[Cell] = ["序号", "村（社区）"] if has_number else ["村（社区）"]
    names: list[Cell] = [_header(measure, style) for measure in measures]
    width = len(lead) + len(names)
    rows: Rows = [[title], [f"填报单位：{who}"]]
    merges = [(0, 0, 0, width - 1)]
    if has_groups:
        half = len(names) // 2
        rows.append(
            [*lead, "基本情况", *[None] * (half - 1), "工作进展", *[None] * (len(names) - half - 1)]
        )
        merges += [(2, len(lead), 2, len(lead) + half - 1), (2, len(lead) + half, 2, width - 1)]
        merges += [(2, column, 3, column) for column in range(len(lead))]
        rows.append([*[None] * len(lead), *names])
    else:
        rows.append([*lead, *names])
    places: dict[tuple[str, str], tuple[int, int]] = {}
    first = len(rows)
    for number, village in enumerate(villages, start=1):
        name = village.name if style % 5 else village.name.replace("社区居委会", "社区")
        values: list[Cell] = [look(measure, village.area_code) for measure in measures]
        for column, measure in enumerate(measures):
            places[measure.measure_code, village.area_code] = (len(rows), len(lead) + column)
        rows.append([*([number] if has_number else []), name, *values])
    if has_total:
        sums: list[Cell] = [
            round(sum(float(row[len(lead) + column] or 0) for row in rows[first:]), 2)
            for column in range(len(names))
        ]
        rows.append([*([None] if has_number else []), "合计", *sums])
    rows.append(["填报人：（模拟）", *[None] * (width - 2), "审核人：（模拟）"])
    return Table(rows, merges, places)


def _indicators(
    title: str,
    who: str,
    measures: Sequence[Measure],
    reporter: Area,
    look: Look,
    style: int,
) -> Table:
    rows: Rows = [[title], [f"填报单位：{who}"]]
    has_number = style % 2 == 0
    header: list[Cell] = ["指标名称", "计量单位", "本期数", "备注"]
    rows.append([*(["序号"] if has_number else []), *header])
    places: dict[tuple[str, str], tuple[int, int]] = {}
    for number, measure in enumerate(measures, start=1):
        value = look(measure, reporter.area_code)
        name = f"其中：{measure.name}" if measure.subset_of and style % 3 == 1 else measure.name
        lead: list[Cell] = [number] if has_number else []
        places[measure.measure_code, reporter.area_code] = (len(rows), len(lead) + 2)
        rows.append([*lead, name, measure.unit, value, None])
    rows.append(["填报人：（模拟）"])
    return Table(rows, [(0, 0, 0, len(rows[2]) - 1)], places)


def _header(measure: Measure, style: int) -> str:
    return f"{measure.name}（{measure.unit}）" if style % 3 == 2 else measure.name
