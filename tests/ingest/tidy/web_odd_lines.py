"""Kinds of web tables with odd lines above them, long texts, and figures of several parts."""

import datetime as dt
from collections.abc import Callable

from tests.ingest.tidy.drawn_table import Drawing
from tests.ingest.tidy.web_table import Plan, Row, draw, new_plan

Kind = Callable[[Plan], None]


def spreads(plan: Plan) -> None:
    """A figure and its spread: 12.3 ± 0.4."""
    plan.numbers = "spread"


def shares(plan: Plan) -> None:
    """A count and its share: 34 (12.5%)."""
    plan.numbers = "share"


def intervals(plan: Plan) -> None:
    """An estimate and its interval: 0.85 (0.72–0.99)."""
    plan.numbers = "interval"


def title_in_two_cells(plan: Plan) -> None:
    """The number of the table stands beside its long title."""
    plan.titles = [(0, "Table 2")]
    plan.extras = {(0, 1): "Households, persons and area by district and by year, all ages"}


def date_beside_words(plan: Plan) -> None:
    """A line above the header is a word and a date cell."""
    plan.titles = [(0, plan.words["title"]), (0, "As of")]
    plan.extras = {(1, 1): dt.date(2021, 5, 1)}


def unit_above_last_column(plan: Plan) -> None:
    """The unit of all columns stands above the last one."""
    plan.heads = [(float(2015 + number),) for number in range(4)]
    unit = plan.chance.choice(["(%)", "Millions", "in %", "万元", "(1000 t)"])
    plan.titles = [(0, plan.words["title"]), (4, unit)]


def items_with_colons(plan: Plan) -> None:
    """Items end in a colon; one column of figures, no header."""
    plan.heads, plan.corner, plan.titles = [("",)], [""], []
    plan.numbers = "integer"
    plan.rows = [Row([f"{row.path}:"], f"{row.path}:") for row in plan.rows]


def long_heads(plan: Plan) -> None:
    """Headers are whole sentences."""
    plan.heads = [
        (f"Percentage of {head[0]} reported by the respondents in round {number}",)
        for number, head in enumerate(plan.heads)
    ]


def long_labels(plan: Plan) -> None:
    """Row labels are whole questions."""
    texts = [
        f"Should {row.path} be supported by the state in the coming years?" for row in plan.rows
    ]
    plan.rows = [Row([text], text) for text in texts]


def long_remarks(plan: Plan) -> None:
    """The last column holds sentences here and there."""
    plan.texts = {
        len(plan.heads): ["Includes the offices that were closed in 2018; see annex 3.", ""]
    }
    plan.heads += [("Remarks",)]


def years_over_months(plan: Plan) -> None:
    """A year, once or merged, before the names of months."""
    plan.corner, plan.numbers, plan.rows = ["Year", "Month"], "small", []
    is_merged = plan.maybe(0.5)
    for year in (2020.0, 2021.0):
        for number, month in enumerate(["Jan", "Feb", "Mar", "Apr"]):
            row = Row([None if number else year, month], f"{int(year)} > {month}")
            row.merges = [] if number or not is_merged else [(0, 4)]
            plan.rows.append(row)


def years_as_sections(plan: Plan) -> None:
    """A year stands alone above the months that belong to it."""
    plan.rows, is_bold = [], plan.maybe(0.5)
    for year in (2018.0, 2019.0):
        plan.rows.append(Row([year], str(int(year)), has_values=False, is_bold=is_bold))
        for month in ("January", "February", "March"):
            plan.rows.append(Row([month], f"{int(year)} > {month}", indent=1))


def areas_over_years(plan: Plan) -> None:
    """Areas, once or merged, over years; a column alone beside groups."""
    plan.corner, plan.rows, is_merged = ["Area", "Year"], [], plan.maybe(0.5)
    low = ["Number", "Rate"]
    plan.heads = [
        ("Population",),
        *((group, text) for group in ("Violent", "Other") for text in low),
    ]
    for name in plan.words["places"][:4]:
        for number, year in enumerate([2008.0, 2009.0]):
            plan.rows.append(Row([None if number else name, year], f"{name} > {int(year)}"))
            if is_merged and not number:
                plan.rows[-1].merges = [(0, 2)]


def indexed_groups(plan: Plan) -> None:
    """An index, groups and names."""
    plan.corner, plan.rows = ["No.", "Region", "Name"], []
    for group in plan.words["sections"][:2]:
        for number, name in enumerate(plan.words["places"][:3]):
            index = float(len(plan.rows) + 1)
            plan.rows.append(Row([index, None if number else group, name], f"{group} > {name}"))


def total_beside_groups(plan: Plan) -> None:
    """A column alone, then two groups of two."""
    one, other = plan.chance.sample(plan.words["groups"], 2)
    low = plan.chance.sample(plan.words["heads"], 2)
    plan.heads = [("Total",), *((group, text) for group in (one, other) for text in low)]


def capital_sections(plan: Plan) -> None:
    """Sections in capitals, at the indent of their rows."""
    names, rows = plan.chance.sample(plan.words["places"], 6), []
    for number, section in enumerate(["ASSETS", "LIABILITIES"]):
        rows.append(Row([section], section, has_values=False))
        rows += [Row([name], f"{section} > {name}") for name in names[3 * number : 3 * number + 3]]
    plan.numbers, plan.rows = "integer", rows


def gaps_everywhere(plan: Plan) -> None:
    """A blank row between all rows."""
    for row in plan.rows[1:]:
        row.gap = 1


def broken_labels(plan: Plan) -> None:
    """Labels have a line break."""
    plan.rows = [Row([f"{row.path}\n(all ages)"], f"{row.path} (all ages)") for row in plan.rows]


def bounds_and_texts(plan: Plan) -> None:
    """Plain numbers and classes head the columns: 0 | 1-4 | 5-9 | 10+."""
    plan.heads = plan.chance.choice([
        [(0.0,), ("1-4",), ("5-9",), ("10+",)], [(1.0,), (2.0,), ("3 or more",)],
        [("1990-95",), ("1995-2000",), ("2000-05",), (2010.0,)],
    ])  # fmt: skip


KINDS: dict[str, Kind] = {
    kind.__name__: kind
    for kind in (
        spreads, shares, intervals, title_in_two_cells, date_beside_words, unit_above_last_column,
        items_with_colons, long_heads, long_labels, long_remarks, years_over_months, indexed_groups,
        years_as_sections, areas_over_years,
        total_beside_groups, capital_sections, gaps_everywhere, broken_labels, bounds_and_texts,
    )
}  # fmt: skip


def draw_odd(name: str, seed: int) -> Drawing:
    """Return one sheet of a kind."""
    plan = new_plan(seed)
    KINDS[name](plan)
    return draw(plan)
