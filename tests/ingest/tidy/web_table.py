"""Tables like those of the web, drawn from a plan: what its labels are, and how it is laid out."""

import random
from dataclasses import dataclass, field, replace

from flows.ingest.grid import CellLook, CellValue
from tests.ingest.tidy.drawn_table import Drawing
from tests.ingest.tidy.web_words import WORDS

Written = tuple[CellValue, str]


@dataclass
class Row:
    """A row: the labels in its stub columns (None: blank), its path, and whether it has values."""

    stub: list[CellValue]
    path: str
    has_values: bool = True
    indent: int = 0
    gap: int = 0
    merges: list[tuple[int, int]] = field(default_factory=list)
    is_bold: bool = False
    is_wide: bool = False
    over_values: str = ""


@dataclass
class Plan:
    """What is drawn. `heads` are paths from the top; `signs` stand beside the values of columns."""

    chance: random.Random
    words: dict
    heads: list[tuple[CellValue, ...]] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    corner: list[str] = field(default_factory=lambda: [""])
    header_way: str = "merged"
    spacers: set[int] = field(default_factory=set)
    first_gap: bool = False
    left_sign: str = ""
    right_signs: str = ""
    titles: list[tuple[int, str]] = field(default_factory=list)
    title_gap: int = 0
    header_gap: int = 0
    notes: list[str] = field(default_factory=list)
    notes_gap: int = 1
    numbers: str = "integer"
    indent_way: str = "blanks"
    is_header_bold: bool = False
    prefix: str = ""
    texts: dict[int, list[str]] = field(default_factory=dict)
    year_columns: set[int] = field(default_factory=set)
    merges_titles: bool = False
    column_marks: str = ""
    rule: str = ""
    extras: dict[tuple[int, int], CellValue] = field(default_factory=dict)
    drawn_first: bool = False

    def maybe(self, share: float) -> bool:
        return self.chance.random() < share


def new_plan(seed: int) -> Plan:
    """Return a plain table: one header row, one label column, some rows."""
    chance = random.Random(seed * 104_729)
    words = WORDS[chance.choice(list(WORDS))]
    plan = Plan(chance, words)
    plan.heads = [(text,) for text in chance.sample(words["heads"], chance.randint(2, 6))]
    plan.rows = [Row([name], name) for name in chance.sample(words["places"], chance.randint(4, 8))]
    plan.corner = [chance.choice([*words["corner"], ""])]
    plan.header_way = chance.choice(["merged", "sparse"])
    plan.numbers = chance.choice(["integer", "integer", "decimal", "grouped", "percent"])
    plan.is_header_bold = plan.maybe(0.3)
    if plan.maybe(0.5):
        plan.titles = [(0, words["title"])]
    if plan.maybe(0.5):
        plan.notes = [words["note"]]
    return plan


def draw(plan: Plan) -> Drawing:
    """Return the drawing of a plan."""
    drawing = Drawing(cells=dict(plan.extras))
    row = _draw_titles(plan, drawing)
    columns = _columns(plan)
    row = _draw_header(plan, drawing, row, columns)
    row = _draw_lines(plan, drawing, row, columns) + plan.header_gap
    for line in plan.rows:
        row = _draw_row(plan, drawing, row + line.gap, line, columns) + 1
    if plan.rule:
        _draw_rule(plan, drawing, row, columns)
        row += 1
    if plan.notes:
        row += plan.notes_gap
    for note in plan.notes:
        drawing.cells[row, 0] = note
        row += 1
    return drawing


def _draw_titles(plan: Plan, drawing: Drawing) -> int:
    for row, (column, text) in enumerate(plan.titles):
        drawing.cells[row, column] = text
        if plan.merges_titles:
            drawing.merges.append((row, 0, row, _columns(plan)[-1]))
    if plan.titles:
        drawing.title = plan.titles[0][1]
    return len(plan.titles) + (plan.title_gap if plan.titles else 0)


def _columns(plan: Plan) -> list[int]:
    """Return in which column the values of each head stand; room is left for spacers and signs."""
    at = len(plan.corner) + plan.first_gap
    places = []
    for number in range(len(plan.heads)):
        at += (number in plan.spacers) + bool(plan.left_sign)
        places.append(at)
        at += 1 + bool(plan.right_signs)
    return places


def _draw_header(plan: Plan, drawing: Drawing, row: int, columns: list[int]) -> int:
    depth = max(len(path) for path in plan.heads)
    if not any(any(path) for path in plan.heads):
        return row
    _draw_corner(plan, drawing, row, depth)
    for level in range(depth):
        for first, last in _runs(plan.heads, level):
            _put_head(plan, drawing, (row, level, depth), columns[first], columns[last])
    if plan.is_header_bold:
        for place in [at for at in drawing.cells if row <= at[0] < row + depth]:
            look = drawing.looks.get(place, CellLook())
            drawing.looks[place] = replace(look, is_bold=True)
    return row + depth


def _draw_corner(plan: Plan, drawing: Drawing, row: int, depth: int) -> None:
    for place, text in enumerate(plan.corner):
        if text:
            at = row if plan.header_way == "merged" else row + plan.chance.choice([0, depth - 1])
            drawing.cells[at, place] = text
            if plan.header_way == "merged" and depth > 1:
                drawing.merges.append((row, place, row + depth - 1, place))


def _draw_lines(plan: Plan, drawing: Drawing, row: int, columns: list[int]) -> int:
    """Draw what stands between header and body: numbers of the columns, a rule of dashes."""
    if plan.column_marks:
        for number, column in enumerate(columns):
            mark = plan.column_marks.format(n=number + 1, letter=chr(65 + number))
            drawing.cells[row, column] = mark
        row += 1
    if plan.rule:
        _draw_rule(plan, drawing, row, columns)
        row += 1
    return row


def _draw_rule(plan: Plan, drawing: Drawing, row: int, columns: list[int]) -> None:
    for column in (*range(len(plan.corner)), *columns):
        drawing.cells[row, column] = plan.rule


def _runs(heads: list[tuple[CellValue, ...]], level: int) -> list[tuple[int, int]]:
    """Return from which to which column one head goes on a level; a short path ends above."""
    runs: list[tuple[int, int]] = []
    for number, path in enumerate(heads):
        if len(path) <= level:
            continue
        is_same = bool(runs) and runs[-1][1] == number - 1
        is_last = level == len(path) - 1
        if is_same and not is_last and heads[runs[-1][0]][: level + 1] == path[: level + 1]:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs


def _put_head(
    plan: Plan, drawing: Drawing, place: tuple[int, int, int], first: int, last: int
) -> None:
    row, level, depth = place
    number = _columns(plan).index(first)
    path = plan.heads[number]
    start = first - bool(plan.left_sign)
    is_leaf = level == len(path) - 1
    text = path[level]
    way = plan.header_way
    if way == "merged":
        bottom = row + depth - 1 if is_leaf else row + level
        drawing.cells[row + level, start] = text
        if (row + level, start) != (bottom, last):
            drawing.merges.append((row + level, start, bottom, last))
        return
    at = row + level + (depth - len(path) if is_leaf and way != "top" else 0)
    if way == "centred" and not is_leaf:
        drawing.cells[at, first] = text
        for column in range(first, last + 1):
            drawing.looks[at, column] = CellLook(is_centred_on=True)
    elif way == "repeated" and not is_leaf:
        for column in range(first, last + 1):
            if column in _columns(plan):
                drawing.cells[at, column] = text
    else:
        drawing.cells[at, first] = text


def _draw_row(plan: Plan, drawing: Drawing, row: int, line: Row, columns: list[int]) -> int:
    for place, text in enumerate(line.stub):
        if text is not None:
            is_last = place == len(line.stub) - 1
            _put_label(plan, drawing, (row, place), text, line, line.indent if is_last else 0)
    for place, height in line.merges:
        drawing.merges.append((row, place, row + height - 1, place))
    if line.is_wide:
        drawing.merges.append((row, 0, row, columns[-1]))
    if line.over_values:
        drawing.cells[row, columns[len(columns) // 2]] = line.over_values
    if line.has_values:
        for number, column in enumerate(columns):
            _draw_value(plan, drawing, (row, column), number, line.path)
    return row


def _put_label(
    plan: Plan, drawing: Drawing, at: tuple[int, int], text: CellValue, line: Row, indent: int
) -> None:
    is_by_format = plan.indent_way == "format"
    blanks = "" if is_by_format else "   " * indent
    drawing.cells[at] = blanks + text if isinstance(text, str) else text
    if line.is_bold or (indent and is_by_format):
        drawing.looks[at] = CellLook(indent * is_by_format, is_bold=line.is_bold)


def _draw_value(
    plan: Plan, drawing: Drawing, place: tuple[int, int], number: int, path: str
) -> None:
    row, column = place
    if number in plan.texts:
        written: CellValue = plan.chance.choice(plan.texts[number])
        text = str(written)
    elif number in plan.year_columns:
        written, text = float(year := plan.chance.randrange(1950, 2020)), str(year)
    else:
        written, text = _number(plan)
        plan.drawn_first = plan.drawn_first or row > min(
            at for at, _ in drawing.truth or [(row, 0)]
        )
    drawing.cells[row, column] = written
    if not text:
        return
    if plan.left_sign:
        drawing.cells[row, column - 1] = plan.left_sign
    if plan.right_signs and plan.maybe(0.3):
        drawing.cells[row, column + 1] = plan.chance.choice(plan.right_signs)
    head = " > ".join(
        " ".join(_head_text(part).split()) for part in plan.heads[number] if part not in ("", None)
    )
    drawing.truth[place] = (path, f"{plan.prefix}{head}", text)


def _head_text(part: CellValue) -> str:
    return str(int(part)) if isinstance(part, float) else str(part)


def _number(plan: Plan) -> Written:
    way = plan.chance.random()
    if way < 0.05:
        return plan.chance.choice(["-", "…", "", "—", "..", "(NA)"]), ""
    if plan.numbers == "sparse" and 0.05 < way < 0.7 and plan.drawn_first:
        return "", ""
    if plan.numbers == "decimal":
        number = round(plan.chance.uniform(0.1, 900), 1)
        return number, str(int(number)) if number.is_integer() else repr(number)
    if plan.numbers == "percent":
        text = f"{plan.chance.randrange(1, 999) / 10}%"
        return text, text
    whole = plan.chance.randrange(2, 90_000)
    if plan.numbers == "small":
        return float(whole % 10), str(whole % 10)
    return _written(plan.numbers, whole, is_rare=way < 0.25)


def _written(way: str, whole: int, *, is_rare: bool) -> Written:
    """Return a number as it is written in one of many ways, and what must come out."""
    grouped = f"{whole:,}"
    if way in ("spread", "share", "interval"):
        text = _composed(way, whole)
        return text, text
    if way == "dollars" or (way in ("accounting", "noted") and is_rare):
        text = {"dollars": f"${grouped}", "accounting": f"({grouped})", "noted": f"{grouped} (1)"}
        return text[way], text[way]
    return (float(whole) if way == "integer" else grouped), str(whole)


def _composed(way: str, whole: int) -> str:
    main, part = whole % 900 / 10 + 0.5, whole % 70 / 10 + 0.1
    return {
        "spread": f"{main:.1f} ± {part:.1f}",
        "share": f"{whole % 500} ({part:.1f}%)",
        "interval": f"{main:.2f} ({main - part:.2f}–{main + part:.2f})",
    }[way]
