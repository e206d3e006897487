"""How each office lays out its tables; all the same figures, in different dress."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from flows.catalog.model import Catalog
from flows.catalog.records import Area, Form, Measure
from flows.period import chinese_period, shift

Cell = str | float | int | None
Rows = list[list[Cell]]
#: What stands in a cell: the measure's true value in the area.
Look = Callable[[Measure, str], float]
MARK = "（模拟数据）"
#: Of the offices' numbers modulo 8: whose sheets nobody reviews.
_UNREVIEWED = 5
_OF_WHICH = "其中："


@dataclass(frozen=True)
class Table:
    """A sheet to write: rows from A1, merged ranges as (row, column, row, column), zero-based.

    `places` says where each measure of each area stands.
    """

    rows: Rows
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    places: dict[tuple[str, str], tuple[int, int]] = field(default_factory=dict)


@dataclass(frozen=True)
class Habits:
    """How an office fills in a village table; `total` is where its 合计 row stands."""

    first_label: tuple[str, ...]
    total: str
    has_groups: bool
    has_units: bool
    has_short_names: bool


def habits_of(style: int) -> Habits:
    """Return the habits of an office by its number."""
    labels = {0: ("序号",), 1: (), 2: ("区划代码",), 3: ()}
    totals = {0: "last", 1: "", 2: "", 3: "first", 4: "", 5: "last"}
    return Habits(
        first_label=labels[style % 4],
        total=totals[style % 6],
        has_groups=style % 4 == 1,
        has_units=style % 7 == 3,
        has_short_names=style % 5 == 0,
    )


def lay_out(
    catalog: Catalog, form: Form, reporter: Area, period: str, look: Look, style: int
) -> Table:
    """Return a form as one office fills it in; `style` picks the office's habits."""
    measures = catalog.measures_by_form[form.form]
    who = form.unit or f"{reporter.name}人民政府"
    prefix = "" if form.unit else f"{catalog.county.name}{reporter.name}"
    title = f"{prefix}{form.name}（{chinese_period(period)}）{MARK}"
    if form.row_level == "village":
        villages = catalog.villages_in(reporter.area_code, period)
        table = _villages(title, who, measures, villages, look, style)
    else:
        table = _indicators(title, who, measures, reporter, look, style)
    return replace(table, rows=[*table.rows, _foot(table, period, style)])


def _foot(table: Table, period: str, style: int) -> list[Cell]:
    """Return the signature line; at every eighth office nobody signs as reviewer."""
    later = shift(period, 1)
    reviewer = "" if style % 8 == _UNREVIEWED else "（模拟）"
    line = f"审核人：{reviewer}　填报日期：{chinese_period(later)}2日"
    width = max(len(row) for row in table.rows)
    return ["填报人：（模拟）", *[None] * (width - 2), line]


def _villages(
    title: str,
    who: str,
    measures: Sequence[Measure],
    villages: Sequence[Area],
    look: Look,
    style: int,
) -> Table:
    habits = habits_of(style)
    lead: list[Cell] = [*habits.first_label, "村（社区）"]
    rows: Rows = [[title], [f"填报单位：{who}"]]
    width = len(lead) + len(measures)
    heads, merges = _heads(lead, [_header(measure, style) for measure in measures], habits)
    rows += heads
    if habits.has_units:
        rows.append([*[None] * (len(lead) - 1), "计量单位", *(m.unit for m in measures)])
    first = len(rows) + (1 if habits.total == "first" else 0)
    places = {
        (measure.measure_code, village.area_code): (first + down, len(lead) + right)
        for down, village in enumerate(villages)
        for right, measure in enumerate(measures)
    }
    data = [_village_row(n, village, measures, look, habits) for n, village in enumerate(villages)]
    total = _total_row(data, len(lead))
    rows += [total] if habits.total == "first" else []
    rows += data
    rows += [total] if habits.total == "last" else []
    return Table(rows, [(0, 0, 0, width - 1), *merges], places)


def _heads(
    lead: list[Cell], names: Sequence[str], habits: Habits
) -> tuple[Rows, list[tuple[int, int, int, int]]]:
    """Return one head row, or two with groups above the names, and what is merged in them."""
    if not habits.has_groups:
        return [[*lead, *names]], []
    start, half = len(lead), len(names) // 2
    gap: list[Cell] = [None] * (half - 1)
    rest: list[Cell] = [None] * (len(names) - half - 1)
    groups: list[Cell] = [*lead, "基本情况", *gap, "工作进展", *rest]
    merges = [(2, start, 2, start + half - 1), (2, start + half, 2, start + len(names) - 1)]
    merges += [(2, column, 3, column) for column in range(start)]
    return [groups, [*[None] * start, *names]], merges


def _village_row(
    place: int, village: Area, measures: Sequence[Measure], look: Look, habits: Habits
) -> list[Cell]:
    label: Cell = village.area_code if habits.first_label == ("区划代码",) else place + 1
    name = village.name.replace("社区居委会", "社区") if habits.has_short_names else village.name
    values = (look(measure, village.area_code) for measure in measures)
    return [*([label] if habits.first_label else []), name, *values]


def _total_row(data: Rows, start: int) -> list[Cell]:
    columns = range(start, len(data[0]))
    sums = [round(sum(float(row[column] or 0) for row in data), 4) for column in columns]
    return [*[None] * (start - 1), "合计", *sums]


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
        is_told = measure.subset_of and style % 3 == 1 and not measure.name.startswith(_OF_WHICH)
        name = f"{_OF_WHICH}{measure.name}" if is_told else measure.name
        lead: list[Cell] = [number] if has_number else []
        places[measure.measure_code, reporter.area_code] = (len(rows), len(lead) + 2)
        rows.append([*lead, name, measure.unit, value, None])
    return Table(rows, [(0, 0, 0, len(rows[2]) - 1)], places)


def _header(measure: Measure, style: int) -> str:
    name = measure.aliases[0] if measure.aliases and style % 11 == 6 else measure.name
    return f"{name}（{measure.unit}）" if style % 3 == 2 else name
