"""Further kinds of tables of the web: mixed stubs, stacked and neighbouring tables, odd lines."""

from collections.abc import Callable

from tests.ingest.tidy.drawn_table import Drawing
from tests.ingest.tidy.web_table import Plan, Row, draw, new_plan

Kind = Callable[[Plan], None]


def staggered(plan: Plan) -> None:
    """Each level has a column of its own; upper rows may have figures."""
    plan.corner = ["", "", ""] if plan.maybe(0.5) else [plan.words["corner"][0], "", ""]
    names, path, rows = plan.chance.sample(plan.words["places"], 8), [], []
    upper = plan.maybe(0.6)
    for number, depth in enumerate([0, 1, 2, 2, 1, 2, 0, 1]):
        path = [*path[:depth], names[number]]
        stub = [None] * depth + [names[number]] + [None] * (2 - depth)
        rows.append(Row(stub, " > ".join(path), upper or number not in (0, 1, 4, 6)))
    plan.rows = rows


def years_and_change(plan: Plan) -> None:
    """Areas over two years and a change between them."""
    plan.corner = [plan.words["corner"][0], plan.chance.choice(["Year", "Jahr", "", "年份"])]
    change = plan.chance.choice(["Percent change", "Change", "增长%"])
    is_merged, rows = plan.maybe(0.5), []
    for name in plan.words["places"][:4]:
        for number, year in enumerate([2008.0, 2009.0, change]):
            text = str(int(year)) if isinstance(year, float) else year
            rows.append(Row([None if number else name, year], f"{name} > {text}"))
            if is_merged and not number:
                rows[-1].merges = [(0, 3)]
    plan.rows = rows


def figures_and_total(plan: Plan) -> None:
    """Years, months or classes as figures label the rows, a total or a change ends them."""
    labels = plan.chance.choice([
        [float(year) for year in range(2011, 2018)], [float(month) for month in range(1, 13)],
        [0.0, 1.0, 2.0, 3.0, 4.0, 5.0],
    ])  # fmt: skip
    last = plan.chance.choice([plan.words["total"], "Average", "Change 2011-2017", "5+"])
    plan.corner = [plan.chance.choice(["", "Krat", "Children", "Monat"])]
    plan.rows = [Row([one], str(int(one))) for one in labels] + [Row([last], last)]
    if plan.maybe(0.4):
        plan.rows = [plan.rows[-1], *plan.rows[:-1]]


def indexed_with_total(plan: Plan) -> None:
    """An index before the names; the total stands in the index' column or the names'."""
    head = plan.chance.choice(["No.", "#", "", "序号"])
    plan.corner = [head, plan.corner[0] or "Name"]
    plan.rows = [Row([float(n + 1), row.path], row.path) for n, row in enumerate(plan.rows)]
    total = plan.words["total"]
    plan.rows.append(Row(plan.chance.choice([[total, None], [None, total]]), total))


def layered_with_totals(plan: Plan) -> None:
    """Two stub columns; each group ends or begins with its total, a grand total closes."""
    plan.corner = [plan.words["corner"][0], plan.chance.choice(["", "Name"])]
    rows, total, is_first = [], plan.words["total"], plan.maybe(0.5)
    for group in plan.words["sections"][:2]:
        names = plan.words["places"][:3]
        names = [total, *names] if is_first else [*names, total]
        rows += [
            Row([None if n else group, name], f"{group} > {name}") for n, name in enumerate(names)
        ]
    plan.rows = rows


def sparse(plan: Plan) -> None:
    """Most cells are blank."""
    plan.numbers = "sparse"
    plan.heads = [(head,) for head in plan.chance.sample(plan.words["heads"], 6)]


def years_among_values(plan: Plan) -> None:
    """A column of figures holds years: founded, opened."""
    plan.heads += [(plan.chance.choice(["Founded", "Opened in", "建成年份"]),)]
    plan.texts = {}
    plan.year_columns = {len(plan.heads) - 1}


def numeric_codes(plan: Plan) -> None:
    """Codes of equally many digits stand before the names."""
    plan.corner = [plan.chance.choice(["Code", "FIPS", "", "代码"]), plan.corner[0] or "Name"]
    plan.rows = [
        Row([float(1001 + 2 * n * n), row.path], row.path) for n, row in enumerate(plan.rows)
    ]


def ranges_across(plan: Plan) -> None:
    """Spans of time head the columns."""
    heads = plan.chance.choice([
        ["Jan–Mar 2020", "Apr–Jun 2020", "Jul–Sep 2020"], ["1990-1999", "2000-2009", "2010-2019"],
        ["Week 1", "Week 2", "Week 3"], ["1-6月", "1-7月", "1-8月"], ["10:00", "11:00", "12:00"],
        ["2015–16", "2016–17", "2017–18"],
    ])  # fmt: skip
    plan.heads = [(head,) for head in heads]


def one_spanner(plan: Plan) -> None:
    """One text over all columns of figures, merged, above the years or texts."""
    top = plan.chance.choice([plan.words["title"], plan.words["heads"][6]])
    lows = plan.chance.choice([[2018.0, 2019.0, 2020.0], plan.words["heads"][:3]])
    plan.heads = [(top, low) for low in lows]
    plan.header_way = "merged"


def merged_titles(plan: Plan) -> None:
    """Titles, unit and remarks above the table are merged over its width."""
    plan.titles = [(0, plan.words["title"]), (0, plan.words["unit"])]
    if plan.maybe(0.5):
        plan.titles.insert(1, (0, plan.words["note"]))
    plan.title_gap = plan.chance.choice([0, 1])
    plan.merges_titles = True


def blank_head(plan: Plan) -> None:
    """A column of figures without header keeps its place."""
    at = plan.chance.randrange(len(plan.heads))
    plan.heads[at] = ("",)
    if plan.heads == [("",)]:
        plan.heads.append((plan.words["heads"][0],))


def broken_lines(plan: Plan) -> None:
    """Header texts and labels have line breaks."""
    plan.heads = [(f"{head[0]}\n(2021)",) for head in plan.heads]


def lettered_columns(plan: Plan) -> None:
    """A row numbers or letters the columns below the header; it labels nothing."""
    plan.column_marks = plan.chance.choice(["({n})", "[{n}]", "{letter}", "({letter})"])


def total_after_gap(plan: Plan) -> None:
    """A blank row stands before the total."""
    total = plan.words["total"]
    plan.rows = [*plan.rows, Row([total], total, gap=1)]


def averages(plan: Plan) -> None:
    """Rows of averages and the like end the table."""
    plan.rows += [Row([name], name) for name in ("Mean", "Median", "Std. dev.")]


def rules(plan: Plan) -> None:
    """Rows of dashes stand below the header and above the notes."""
    plan.rule = plan.chance.choice(["-----", "=====", "─────"])


def wide(plan: Plan) -> None:
    """Many columns: years of decades."""
    plan.heads = [(float(1990 + number),) for number in range(25)]


def booleans(plan: Plan) -> None:
    """Marks such as yes and no between figures."""
    plan.texts = {len(plan.heads) - 1: ["Yes", "No"]}


KINDS: dict[str, Kind] = {
    kind.__name__: kind
    for kind in (
        staggered, years_and_change, figures_and_total, indexed_with_total, layered_with_totals,
        sparse, years_among_values, numeric_codes, ranges_across, one_spanner, merged_titles,
        blank_head, broken_lines, lettered_columns, total_after_gap, averages, rules, wide,
        booleans,
    )
}  # fmt: skip
PAIRS = ("stacked", "stacked close", "beside", "beside close", "parts")


def draw_mixture(name: str, seed: int) -> Drawing:
    """Return one sheet of a kind, or of two tables."""
    if name in PAIRS:
        return _draw_pair(name, seed)
    plan = new_plan(seed)
    KINDS[name](plan)
    return draw(plan)


def _draw_pair(name: str, seed: int) -> Drawing:
    """Return two tables with a header each, titles only where both have their own."""
    plans = [new_plan(2 * seed), new_plan(2 * seed + 1)]
    for number, plan in enumerate(plans):
        plan.notes, plan.titles = [], []
        plan.corner = [plan.corner[0] or "Name"]
        if name in ("stacked", "parts"):
            plan.titles = [(0, f"Part {number + 1}. {plan.words['title']}")]
    if name == "beside close":
        plans[1].words, plans[1].heads = plans[0].words, plans[0].heads
        plans[1].corner = plans[0].corner
        places = plans[0].words["places"]
        for plan, half in zip(plans, (places[:4], places[4:]), strict=True):
            plan.rows = [Row([place], place) for place in half]
            plan.is_header_bold = False
    one, other = (draw(plan) for plan in plans)
    sheet = Drawing()
    sheet.add(one, 0, 0, one.title)
    gap = {"stacked": 1, "parts": 2, "stacked close": 0}.get(name, 0)
    if name.startswith("beside"):
        sheet.add(other, 0, one.width + (name == "beside"), other.title)
    else:
        sheet.add(other, one.height + gap, 0, other.title)
    return sheet
