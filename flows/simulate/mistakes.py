"""The wrong cells that the simulated inbox holds on purpose, so that every output has a case."""

from dataclasses import dataclass

from flows.catalog.model import Catalog
from flows.period import shift
from flows.simulate.courses import random_numbers
from flows.simulate.offices import Cell, Table


@dataclass(frozen=True)
class Mistake:
    """What one town does wrong in one form of a month: the n-th village's measure, and the text."""

    month_from_last: int
    form: str
    town: int
    village: int
    measure: int
    wrong: Cell
    code: str


#: Months count back from the last one; town, village and measure count from 0 in the catalogue.
MISTAKES = (
    Mistake(0, "T1", 1, 2, 3, "约12", "value_not_number"),
    Mistake(0, "T1", 4, 1, 1, -5, "value_negative"),
    Mistake(0, "T1", 7, 0, 0, 12.5, "value_not_integer"),
    Mistake(0, "T2", 3, 3, 1, "待核实", "value_not_number"),
    Mistake(0, "T2", 5, 0, 0, "#REF!", "value_error"),
    Mistake(0, "T3", 2, 4, 0, "3-5", "value_not_number"),
    Mistake(0, "T8", 6, 1, 1, 99999, "part_exceeds_whole"),
    Mistake(1, "T2", 8, 2, 2, "/", ""),
    Mistake(1, "T1", 0, 5, 3, "无", ""),
    Mistake(2, "T3", 9, 1, 0, "7.8S", "value_not_number"),
    Mistake(4, "T8", 10, 3, 0, "621 89", "value_not_number"),
)
#: The village whose name one town gets wrong in the last month: form, town, village, wrong name.
WRONG_NAME = ("T3", 6, 2, "青龙观村")
#: A town whose total does not add up in the last month.
WRONG_TOTAL = ("T1", 4)
#: The column that a town left out in the last month: form, town, measure.
LOST_COLUMN = ("T8", 1, 9)
#: A figure in the wrong unit (亩 for 万亩): months from the last, form, town, measure, factor.
UNIT_ERROR = (3, "T4", 5, "walnut_base_area", 10_000)
#: What is wrong in an ordinary month, and what it is found as.
_ORDINARY: tuple[tuple[Cell, str], ...] = (
    ("约12", "value_not_number"),
    ("待核实", "value_not_number"),
    ("3-5", "value_not_number"),
    ("#REF!", "value_error"),
    (-5, "value_negative"),
)
#: The forms in which ordinary mistakes happen, in one town each.
_ORDINARY_FORMS = ("T1", "T2", "T3", "T8")


@dataclass(frozen=True)
class FlawedFigure:
    """A department's figure that was reported too low and is corrected some months later."""

    measure: str
    factor: float
    month_from_last: int
    corrected_from_last: int


FLAWED_FIGURE = FlawedFigure("pension_paid_in_full", 0.87, 4, 2)


def months_between(period: str, last: str) -> int:
    """Return how many months lie between a period and the last one."""
    count = 0
    while period < last:
        period, count = shift(period, 1), count + 1
    return count


def mistakes_of(
    catalog: Catalog, form: str, period: str, months_from_last: int, seed: int
) -> list[Mistake]:
    """Return the mistakes of one form in a month: the planned ones, else one by chance."""
    planned = [
        mistake
        for mistake in MISTAKES
        if (mistake.form, mistake.month_from_last) == (form, months_from_last)
    ]
    if planned or form not in _ORDINARY_FORMS or months_from_last <= 1:
        return planned
    random = random_numbers(seed, f"{period} {form} mistake")
    town = int(random.integers(len(catalog.towns)))
    villages = catalog.villages_in(catalog.towns[town].area_code, period)
    wrong, code = _ORDINARY[int(random.integers(len(_ORDINARY)))]
    village = int(random.integers(len(villages)))
    measure = int(random.integers(len(catalog.measures_by_form[form])))
    return [Mistake(months_from_last, form, town, village, measure, wrong, code)]


def put_mistakes(
    table: Table,
    catalog: Catalog,
    form: str,
    town_code: str,
    months_from_last: int,
    mistakes: list[Mistake],
) -> Table:
    """Return the table with the mistakes that its town makes in that month."""
    rows = [list(row) for row in table.rows]
    town = [area.area_code for area in catalog.towns].index(town_code)
    for mistake in mistakes:
        if mistake.town == town:
            row, column = _place(table, catalog, form, town_code, mistake.village, mistake.measure)
            rows[row][column] = mistake.wrong
    if months_from_last == 0 and (form, town) == WRONG_NAME[:2]:
        row, column = _place(table, catalog, form, town_code, WRONG_NAME[2], 0)
        rows[row][column - 1] = WRONG_NAME[3]
    if months_from_last == 0 and (form, town) == WRONG_TOTAL:
        _spoil_total(rows)
    if months_from_last == 0 and (form, town) == LOST_COLUMN[:2]:
        _, column = _place(table, catalog, form, town_code, 0, LOST_COLUMN[2])
        _lose_column(rows, column)
    return Table(rows, table.merges, table.places)


def _place(
    table: Table, catalog: Catalog, form: str, town_code: str, village: int, measure: int
) -> tuple[int, int]:
    """Return where a village's measure stands; both count from 0 in the catalogue."""
    area = catalog.villages_by_town[town_code][village]
    return table.places[catalog.measures_by_form[form][measure].measure_code, area.area_code]


def _spoil_total(rows: list[list[Cell]]) -> None:
    for row in rows:
        if "合计" in row[:2] and isinstance(row[-1], int | float):
            row[-1] += 11


def _lose_column(rows: list[list[Cell]], column: int) -> None:
    """Empty a column below the two lines of the title."""
    for row in rows[2:]:
        if column < len(row):
            row[column] = None
