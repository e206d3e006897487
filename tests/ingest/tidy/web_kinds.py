"""The kinds of tables that the web has, each as what it does to a plan."""

import datetime as dt
from collections.abc import Callable

from tests.ingest.tidy.drawn_table import Drawing
from tests.ingest.tidy.web_table import Plan, Row, draw, new_plan

Kind = Callable[[Plan], None]


def _names(plan: Plan, count: int) -> list[str]:
    pool = [*plan.words["places"], *plan.words["groups"]]
    return plan.chance.sample(pool, count)


def plain(plan: Plan) -> None:
    pass


def dollar_columns(plan: Plan) -> None:
    """A column of $ before each column of figures, negatives in brackets, a blank between."""
    plan.left_sign = plan.chance.choice(["$", "€", "£", "¥"])
    plan.numbers = plan.chance.choice(["accounting", "integer", "grouped"])
    years = [float(2015 + number) for number in range(plan.chance.randint(2, 4))]
    plan.heads = [(year,) for year in years]
    plan.header_way = plan.chance.choice(["merged", "sparse"])


def sign_columns(plan: Plan) -> None:
    """A column without header right of each column of figures, with a letter here and there."""
    plan.right_signs = plan.chance.choice(["p", "be", "*", "†", "r"])
    plan.header_way = plan.chance.choice(["merged", "sparse"])
    if plan.maybe(0.5):
        plan.heads = [(float(2010 + number),) for number in range(4)]


def noted_heads(plan: Plan) -> None:
    """Footnote marks behind header texts and years."""
    marks = [" (1)", "¹", " [a]", "*", " \\2", " (p)"]
    way = plan.chance.choice(["years", "texts"])
    if way == "years":
        plan.heads = [(f"{2010 + n}{plan.chance.choice(['', *marks])}",) for n in range(5)]
    else:
        plan.heads = [(f"{head[0]}{plan.chance.choice(marks)}",) for head in plan.heads]


def year_groups(plan: Plan) -> None:
    """Years as numbers over sub headers."""
    subs = plan.chance.sample(plan.words["heads"], plan.chance.randint(2, 4))
    first = plan.chance.randrange(1960, 2020)
    years = [first + number for number in range(plan.chance.randint(2, 3))]
    plan.heads = [(float(year), sub) for year in years for sub in subs]
    plan.header_way = plan.chance.choice(["merged", "sparse", "centred", "repeated"])


def groups_over_years(plan: Plan) -> None:
    """Groups over years as numbers."""
    groups = plan.chance.sample(plan.words["heads"], plan.chance.randint(2, 3))
    plan.heads = [(group, float(2000 + 5 * n)) for group in groups for n in range(3)]
    plan.header_way = plan.chance.choice(["merged", "sparse", "centred"])


def spanners(plan: Plan) -> None:
    """Some columns stand under a spanner, others alone."""
    one, two, *_ = plan.chance.sample(plan.words["groups"], 3)
    a, b, c, d, e, f = plan.chance.sample(plan.words["heads"], 6)
    plan.heads = plan.chance.choice([
        [(a,), (one, b), (one, c), (two, d), (two, e)],
        [(one, b), (one, c), (a,), (two, d), (two, e), (f,)],
        [(a,), (f,), (one, b), (one, c), (one, d)],
    ])  # fmt: skip
    plan.header_way = plan.chance.choice(["merged", "merged", "centred"])


def three_levels(plan: Plan) -> None:
    """Spanners over spanners."""
    top = plan.chance.sample(plan.words["heads"], 2)
    middle = plan.chance.sample(plan.words["groups"], 2)
    low = plan.chance.sample(plan.words["heads"], 2)
    if plan.maybe(0.4):
        low = [2019.0, 2020.0]
    plan.heads = [(a, b, c) for a in top for b in middle for c in low]
    plan.header_way = plan.chance.choice(["merged", "sparse"])


def units_row(plan: Plan) -> None:
    """A row of units under the header."""
    units = [plan.chance.choice(plan.words["units"]) for _ in plan.heads]
    brackets = plan.chance.choice(["{}", "({})", "[{}]"])
    plan.heads = [
        (head[0], brackets.format(unit)) for head, unit in zip(plan.heads, units, strict=True)
    ]
    plan.header_way = "sparse"


def units_over_years(plan: Plan) -> None:
    """A line with one unit under a header of years, over all columns."""
    plan.heads = [(float(2016 + number), "%") for number in range(4)]
    plan.header_way = "sparse"


def foot_notes(plan: Plan) -> None:
    """Several notes at the foot, with and without a blank row."""
    plan.notes = plan.chance.sample(
        [
            "* Provisional.", "1) Excludes 12 offices opened in 2019.", plan.words["note"],
            "NA Not available.", "\\1 Based on 2010 census.", "† See text.",
            "- Represents zero.  Z Less than 50.", "(1) Figures are rounded to the nearest 100.",
        ],
        plan.chance.randint(2, 5),
    )  # fmt: skip
    plan.notes_gap = plan.chance.choice([0, 1, 1, 2])


def title_anywhere(plan: Plan) -> None:
    """Titles, dates and units above the table begin in any column."""
    width = len(plan.heads)
    plan.titles = [(plan.chance.randrange(width), plan.words["title"])]
    if plan.maybe(0.6):
        plan.titles.append((plan.chance.randrange(width + 1), plan.words["unit"]))
    plan.title_gap = plan.chance.choice([0, 0, 1])


def blank_after_header(plan: Plan) -> None:
    """A blank row between header and body, and blank rows in groups of rows."""
    plan.header_gap = plan.chance.choice([0, 1])
    plan.rows = [Row([name], name) for name in _names(plan, 9)]
    for number in (3, 6):
        plan.rows[number].gap = 1


def spacers(plan: Plan) -> None:
    """Blank columns between labels, groups or columns."""
    plan.first_gap = plan.maybe(0.5)
    years = [float(2018 + number) for number in range(3)]
    groups = plan.chance.sample(plan.words["heads"], 2)
    if plan.maybe(0.5):
        plan.heads = [(group, year) for group in groups for year in years]
        plan.header_way = plan.chance.choice(["merged", "centred"])
        plan.spacers = {3}
    else:
        plan.spacers = set(range(1, len(plan.heads)))


def indents(plan: Plan) -> None:
    """Three levels by blanks or by format, upper rows with or without figures."""
    plan.indent_way = plan.chance.choice(["blanks", "format"])
    upper = plan.maybe(0.6)
    names, path, rows = _names(plan, 9), [], []
    for number, depth in enumerate([0, 1, 1, 2, 2, 0, 1, 2, 2]):
        path = [*path[:depth], names[number]]
        has_values = upper or number not in (0, 2, 5, 6)
        rows.append(Row([names[number]], " > ".join(path), has_values, depth))
    plan.rows = rows


def total_over_parts(plan: Plan) -> None:
    """A total at the top, its parts indented below it; the total heads them or not."""
    total, names = plan.words["total"], _names(plan, 5)
    plan.rows = [Row([total], total, indent=0)] + [Row([name], name) for name in names]
    if plan.maybe(0.5):
        plan.rows[0].is_bold = True


def subtotals(plan: Plan) -> None:
    """Groups with a heading row and a subtotal that ends each."""
    rows, names = [], _names(plan, 6)
    for number, section in enumerate(plan.words["sections"][:2]):
        rows.append(Row([section], section, has_values=False, gap=int(plan.maybe(0.3))))
        rows[-1].is_bold = True
        for name in names[3 * number : 3 * number + 3]:
            rows.append(Row([name], f"{section} > {name}", indent=1))
    rows[0].gap = 0
    total = plan.words["total"]
    rows.append(Row([total], total, is_bold=True))
    plan.rows = rows


def centred_sections(plan: Plan) -> None:
    """A text over the figures, merged or not, heads the rows below it: NUMBER, PERCENT."""
    names = _names(plan, 4)
    is_wide = plan.maybe(0.5)
    rows = []
    for section in plan.words["sections"][:2]:
        rows.append(Row([section] if is_wide else [None], section, has_values=False, gap=0))
        rows[-1].is_wide = is_wide
        rows[-1].over_values = "" if is_wide else section
        rows += [Row([name], f"{section} > {name}") for name in names]
    plan.heads = [(head,) for head in plan.chance.sample(plan.words["heads"], 5)]
    plan.rows = rows


def merged_labels(plan: Plan) -> None:
    """Two or three stub columns, the outer ones merged over their rows."""
    depth = plan.chance.choice([2, 2, 3])
    plan.corner = plan.chance.choice(
        [[plan.words["corner"][0], *plan.words["heads"][: depth - 1]], [""] * depth]
    )
    is_merged, rows = plan.maybe(0.6), []
    for outer in plan.words["groups"][:2]:
        names = _names(plan, 4)
        names = [name for name in names if name != outer][:3]
        for number, name in enumerate(names):
            stub: list = [outer if not number else None]
            path = [outer]
            if depth == 3:
                stub.append(plan.words["sections"][number])
                path.append(plan.words["sections"][number])
            row = Row([*stub, name], " > ".join([*path, name]))
            if is_merged and not number:
                row.merges = [(0, len(names))]
            rows.append(row)
    plan.rows = rows


def repeated_labels(plan: Plan) -> None:
    """Two stub columns, the outer one repeated in every row (a list, a crosstab)."""
    plan.corner = [plan.words["corner"][0], plan.words["heads"][7]]
    names = plan.words["places"][:3]
    plan.rows = [
        Row([outer, name], f"{outer} > {name}")
        for outer in plan.words["groups"][:2]
        for name in names
    ]


def indexed(plan: Plan) -> None:
    """An index before the names, headed or not."""
    head = plan.chance.choice(["", "No.", "#", "序号", "Rang", "Rank", "Tsk"])
    plan.corner = [head, plan.corner[0] or "Name"]
    plan.rows = [Row([float(n + 1), row.path], row.path) for n, row in enumerate(plan.rows)]


def coded(plan: Plan) -> None:
    """Codes of letters or digits beside the names."""
    plan.corner = [plan.chance.choice(["Code", "ID", "代码"]), plan.corner[0] or "Name"]
    way = plan.chance.choice(["zeros", "letters"])
    plan.rows = [
        Row([f"{n + 1:03}" if way == "zeros" else f"K{n + 10}", row.path], row.path)
        for n, row in enumerate(plan.rows)
    ]


def dates_across(plan: Plan) -> None:
    """Dates head the columns."""
    days = [dt.date(2022, 1 + n, 28) for n in range(4)]
    way = plan.chance.choice(["cells", "iso", "short", "long", "month"])
    if way == "cells":
        plan.heads = [(day,) for day in days]
    else:
        style = {"iso": "%Y-%m-%d", "short": "%d/%m/%Y", "long": "%B %d, %Y", "month": "%b-%y"}
        plan.heads = [(day.strftime(style[way]),) for day in days]


def periods_down(plan: Plan) -> None:
    """Years, fiscal years, quarters, months or months of years label the rows."""
    labels = plan.chance.choice([
        [float(year) for year in range(1990, 1999)],
        [float(year) for year in range(2005, 1970, -5)],
        [f"{year}" for year in range(1990, 1997)],
        [f"{year}-{year % 100 + 1:02}" for year in range(1990, 1997)],
        [f"{year}/{year % 100 + 1:02}" for year in range(1990, 1997)],
        [f"{year}Q{q}" for year in (2020, 2021) for q in (1, 2, 3, 4)],
        [f"{year}-{month:02}" for year in (2020,) for month in range(1, 9)],
        ["January", "February", "March", "April", "May", "June"],
        ["Jan-20", "Feb-20", "Mar-20", "Apr-20", "May-20"],
        ["1995", "1996 r", "1997", "1998 \\1", "1999", "2000p", "2001"],
    ])  # fmt: skip
    plan.corner = [plan.chance.choice(["", "Year", "Period", "年份", "Krat"])]
    plan.rows = [
        Row([label], str(int(label)) if isinstance(label, float) else label) for label in labels
    ]


def classes_down(plan: Plan) -> None:
    """Classes of ages, sizes or money label the rows."""
    labels = plan.chance.choice([
        ["Under 5 years", "5 to 9 years", "10 to 14 years", "15 years and over"],
        ["0-14", "15-29", "30-44", "45-64", "65+"],
        ["Less than $5,000", "$5,000 to $9,999", "$10,000 to $14,999", "$15,000 or more"],
        ["<1", "1-4", "5-9", "10-14", "≥15"],
        ["1 person", "2 persons", "3 persons", "4 or more persons"],
        ["0-14岁", "15-59岁", "60岁及以上"],
    ])  # fmt: skip
    plan.rows = [Row([label], label) for label in labels]


def classes_across(plan: Plan) -> None:
    """Classes head the columns; so do counts, hours and percentiles."""
    heads = plan.chance.choice([
        ["Under 5", "5-14", "15-24", "25-44", "45+"],
        ["0-14", "15-29", "30-44", "45-64"],
        ["< $5,000", "$5,000-9,999", "$10,000+"],
        [float(n) for n in range(1, 7)],
        [float(n) for n in range(0, 6)],
        ["1st", "2nd", "3rd", "4th"],
        ["Q1", "Q2", "Q3", "Q4"],
        ["I", "II", "III", "IV"],
    ])  # fmt: skip
    plan.heads = [(head,) for head in heads]


def years_across(plan: Plan) -> None:
    """Years head the columns: numbers or texts, marked, skipping, descending."""
    years = plan.chance.choice([
        [float(year) for year in (1980, 1990, 1995, 2000)],
        [float(year) for year in (2021, 2020, 2019)],
        ["2019", "2020", "2021"],
        ["FY2019", "FY2020", "FY2021"],
        ["2018/19", "2019/20", "2020/21"],
        [2018.0, 2019.0, "2020p", "2021p"],
        [2018.0, 2019.0, "2020 (est.)"],
        ["2019年", "2020年", "2021年"],
    ])  # fmt: skip
    plan.heads = [(year,) for year in years]
    if plan.maybe(0.3):
        plan.heads.append((plan.chance.choice(["Change", "% change 2018-2021", "Total"]),))


def cross_table(plan: Plan) -> None:
    """Two stub columns and two header rows."""
    repeated_labels(plan)
    if plan.maybe(0.5):
        plan.rows = [
            Row([None if number % 3 else row.stub[0], *row.stub[1:]], row.path)
            for number, row in enumerate(plan.rows)
        ]
    groups = plan.chance.sample(plan.words["sections"], 2)
    subs = plan.chance.sample(plan.words["heads"][:6], 2)
    plan.heads = [(group, sub) for group in groups for sub in subs]
    plan.header_way = plan.chance.choice(["merged", "sparse"])


def text_columns(plan: Plan) -> None:
    """Columns of texts between or behind columns of figures."""
    last = len(plan.heads)
    plan.heads += [(plan.chance.choice(["Remark", "备注", "Status", "Remarque"]),)]
    plan.texts = {last: plan.chance.choice([["yes", "no"], ["open", "closed", "in review"],
                                            ["Mr. Smith", "Ms. Bell"]])}  # fmt: skip


def small_figures(plan: Plan) -> None:
    """Figures of one digit that may look like an index or a count."""
    plan.numbers = "small"


def one_column(plan: Plan) -> None:
    """One column of figures."""
    plan.heads = plan.heads[:1]
    plan.heads = [(plan.chance.choice([plan.heads[0][0], 2020.0, "2020"]),)]


def one_row(plan: Plan) -> None:
    """One or two rows of figures."""
    plan.rows = plan.rows[: plan.chance.choice([1, 2])]


def money(plan: Plan) -> None:
    """Figures written with a currency sign, in brackets, or with a footnote."""
    plan.numbers = plan.chance.choice(["dollars", "accounting", "noted"])


def wrapped_heads(plan: Plan) -> None:
    """Header texts split over two rows without merges: Total / population."""
    plan.heads = [(f"{a[0]}", plan.chance.choice(["rate", "total", "value"])) for a in plan.heads]
    plan.header_way = "sparse"


def numbered_labels(plan: Plan) -> None:
    """Row labels that begin with a number."""
    style = plan.chance.choice(["{}. {}", "{:02} {}", "{}) {}", "{} - {}"])
    plan.rows = [
        Row([style.format(n + 1, row.path)], style.format(n + 1, row.path))
        for n, row in enumerate(plan.rows)
    ]


def sections_alone(plan: Plan) -> None:
    """Heading rows without figures at the same indent, plain, bold or in capitals."""
    rows, names = [], _names(plan, 6)
    way = plan.chance.choice(["bold", "colon", "indented"])
    for number, section in enumerate(plan.words["sections"][:2]):
        text = section + ":" * (way == "colon")
        rows.append(Row([text], text, has_values=False, is_bold=way == "bold"))
        for name in names[3 * number : 3 * number + 3]:
            rows.append(Row([name], f"{text} > {name}", indent=int(way == "indented")))
    plan.rows = rows


def matrix(plan: Plan) -> None:
    """The same texts head rows and columns."""
    names = plan.chance.sample(plan.words["places"], 5)
    plan.heads = [(name,) for name in names]
    plan.rows = [Row([name], name) for name in names]


def numeric_stub(plan: Plan) -> None:
    """Ages, distances or counts label the rows; no text does."""
    labels = plan.chance.choice([
        [float(n) for n in range(0, 8)], [float(n) for n in range(1, 9)],
        [0.5, 1.0, 1.5, 2.0, 2.5], [10.0, 20.0, 50.0, 100.0, 200.0],
    ])  # fmt: skip
    plan.corner = [plan.chance.choice(["Age", "x", "Distance (m)", "Alter"])]
    plan.numbers = "decimal"
    plan.rows = [Row([one], str(int(one)) if one.is_integer() else repr(one)) for one in labels]


def key_values(plan: Plan) -> None:
    """Items and what they are, without a header."""
    plan.heads = [("",)]
    plan.corner = [""]
    plan.titles = plan.titles[:1]


KINDS: dict[str, Kind] = {
    name: kind
    for name, kind in list(globals().items())
    if callable(kind) and getattr(kind, "__module__", "") == __name__ and name[0] != "_"
    and name not in ("draw_kind",)
}  # fmt: skip


def draw_kind(name: str, seed: int) -> Drawing:
    """Return one sheet of a kind."""
    plan = new_plan(seed)
    KINDS[name](plan)
    return draw(plan)
