"""The bodies of drawn tables: which columns label the rows, and in which of many ways."""

from flows.ingest.grid import CellLook
from tests.ingest.tidy.drawn_table import Table


class Body:
    """Plain labels, one column; the others change how the rows are labelled."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.chance = table.chance
        self.stub: list[tuple[str, str]] = [("label", self.chance.choice(table.words["corner"]))]
        self.places: list[str] = self.chance.sample(table.words["places"], 6)

    def label(self, text: str, column: int = 0) -> int:
        row = self.table.row
        self.table.put(row, column, text)
        self.table.row += 1
        return row

    def draw(self) -> None:
        total = self.table.words["total"]
        names = list(self.places)
        if self.table.maybe(0.4):
            names.insert(0 if self.table.maybe(0.5) else len(names), total)
        leaders = self.table.maybe(0.15)
        for number, name in enumerate(names):
            row = self.label(name + " ........" * leaders)
            self.table.values(row, name)
            if number == 2 and self.table.maybe(0.2):
                self.table.row += 1


class Indexed(Body):
    """An index before or between, headed by whatever word or nothing."""

    def __init__(self, table: Table) -> None:
        super().__init__(table)
        head = self.chance.choice(["序号", "No.", "", "名次", "Rank", "位次"])
        self.stub = [("index", head), *self.stub]
        if not self.stub[1][1]:
            self.stub[1] = ("label", "Name")

    def draw(self) -> None:
        for number, name in enumerate(self.places):
            row = self.label(name, 1)
            self.table.put(row, 0, float(number + 1))
            self.table.values(row, name)


class Coded(Body):
    """A code column before or behind the labels; indents behind it count."""

    def __init__(self, table: Table) -> None:
        super().__init__(table)
        self.is_first = table.maybe(0.5)
        code = ("code", self.chance.choice(["代码", "Code", "编码", "ID"]))
        self.stub = [code, *self.stub] if self.is_first else [*self.stub, code]

    def draw(self) -> None:
        label, code = (1, 0) if self.is_first else (0, 1)
        for number, name in enumerate(self.places):
            is_inner = number % 3 != 0
            row = self.label("    " * is_inner + name, label)
            self.table.put(row, code, f"{number + 1:03}")
            parent = self.places[number // 3 * 3]
            self.table.values(row, f"{parent} > {name}" if is_inner else name)


class Indented(Body):
    """Levels by blanks or by the cells' format, with or without values in the upper rows."""

    def draw(self) -> None:
        by_format = self.table.maybe(0.5)
        has_values = self.table.maybe(0.6)
        step = self.chance.choice([2, 3, 4])
        path: list[str] = []
        for number, depth in enumerate([0, 1, 2, 2, 1, 0, 1, 1][: self.chance.choice([6, 8])]):
            name = (self.places + self.table.words["groups"])[number]
            path = [*path[:depth], name]
            row = self.label(name if by_format else " " * (step * depth) + name)
            if by_format and depth:
                self.table.drawing.looks[row, 0] = CellLook(indent=depth)
            is_parent = number in (0, 1, 5)
            if has_values or not is_parent:
                self.table.values(row, " > ".join(path))


class Sectioned(Body):
    """Rows without figures head the rows below them: bold, wide, after a gap, with a colon."""

    def draw(self) -> None:
        way = self.chance.choice(["bold", "wide", "gap", "colon", "numbered", "plain"])
        for number, section in enumerate(self.table.words["sections"][:2]):
            text = section + ":" * (way == "colon")
            if way == "numbered":
                text = "一二"[number] + "、" + section
            if number and (way == "gap" or self.table.maybe(0.2)):
                self.table.row += 1
            row = self.label(text)
            if way == "bold":
                self.table.drawing.looks[row, 0] = CellLook(is_bold=True)
            if way == "wide":
                last = self.table.left + len(self.table.heads) - 1
                self.table.drawing.merges.append((row, 0, row, last))
            for name in self.places[number * 3 : number * 3 + 3]:
                self.table.values(self.label(name), f"{text} > {name}")


class Yearly(Body):
    """A year column behind the label, which stands once, merged or repeated."""

    def __init__(self, table: Table) -> None:
        super().__init__(table)
        self.stub = [*self.stub, ("year", self.chance.choice(["年份", "Year", "Jahr", "Tarv"]))]

    def draw(self) -> None:
        way = self.chance.choice(["sparse", "merged", "repeated"])
        for name in self.places[:3]:
            first = self.table.row
            for number in range(3):
                row = self.table.row
                if number == 0 or way == "repeated":
                    self.table.put(row, 0, name)
                self.table.put(row, 1, float(2018 + number))
                self.table.values(row, f"{name} > {2018 + number}")
                self.table.row += 1
            if way == "merged":
                self.table.drawing.merges.append((first, 0, first + 2, 0))


class Layered(Body):
    """Two columns of labels; the outer one stands once per group or is merged."""

    def __init__(self, table: Table) -> None:
        super().__init__(table)
        self.stub = [("outer", self.chance.choice(table.words["corner"])), ("inner", "Name")]

    def draw(self) -> None:
        is_merged = self.table.maybe(0.5)
        for number, group in enumerate(self.table.words["groups"][:2]):
            first = self.table.row
            self.table.put(first, 0, group)
            for name in self.places[number * 3 : number * 3 + 3]:
                self.table.put(self.table.row, 1, name)
                self.table.values(self.table.row, f"{group} > {name}")
                self.table.row += 1
            if is_merged:
                self.table.drawing.merges.append((first, 0, first + 2, 0))


class Timed(Body):
    """Years, or years and months, label the rows; no text does."""

    def __init__(self, table: Table) -> None:
        super().__init__(table)
        self.has_months = table.maybe(0.4)
        self.stub = [("year", self.chance.choice(["年份", "Year", "Jahr", "Ulv"]))]
        if self.has_months:
            self.stub.append(("month", self.chance.choice(["月", "Month", "Krat"])))

    def draw(self) -> None:
        if not self.has_months:
            for number in range(6):
                row = self.table.row
                self.table.put(row, 0, float(2010 + number))
                self.table.values(row, str(2010 + number))
                self.table.row += 1
            return
        for year in (2021, 2022):
            for month in range(1, 5):
                if month == 1:
                    self.table.put(self.table.row, 0, float(year))
                self.table.put(self.table.row, 1, float(month))
                self.table.values(self.table.row, f"{year} > {month}")
                self.table.row += 1


class Measured(Body):
    """Indicators down with their units beside them, parts below their wholes."""

    def __init__(self, table: Table) -> None:
        super().__init__(table)
        self.stub = [*self.stub, ("unit", self.chance.choice(["计量单位", "Unit", "单位"]))]

    def draw(self) -> None:
        part = self.table.words["part"]
        names = self.chance.sample(self.table.words["heads"], 4)
        for number, name in enumerate(names):
            unit = "%" if number == 3 else ["人", "万元", "亩"][number]
            row = self.label(name)
            self.table.put(row, 1, unit)
            self.table.values(row, f"{name} > {unit}")
            if part and number == 1:
                text = part + self.places[0]
                row = self.label(text)
                self.table.put(row, 1, unit)
                self.table.values(row, f"{name} > {text} > {unit}")


BODIES = [
    Body,
    Body,
    Indexed,
    Coded,
    Indented,
    Indented,
    Sectioned,
    Yearly,
    Layered,
    Timed,
    Measured,
]


def choose_body(table: Table) -> Body:
    return table.chance.choice(BODIES)(table)
