"""Tables drawn by seed in many layouts; what must come out is known by construction."""

import datetime as dt
import random
from dataclasses import dataclass, field

from flows.ingest.grid import CellLook, CellValue, Grid, Merge, address
from tests.ingest.tidy.drawn_words import words

Truth = dict[str, tuple[str, str, str]]


@dataclass
class Drawing:
    """Cells by place, merges, looks, and the rows that must come out by place."""

    cells: dict[tuple[int, int], CellValue] = field(default_factory=dict)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    looks: dict[tuple[int, int], CellLook] = field(default_factory=dict)
    truth: dict[tuple[int, int], tuple[str, str, str]] = field(default_factory=dict)
    title: str = ""

    @property
    def height(self) -> int:
        return max((row for row, _ in self.cells), default=-1) + 1

    @property
    def width(self) -> int:
        return max((column for _, column in self.cells), default=-1) + 1

    def add(self, other: "Drawing", row: int, column: int, title: str = "") -> None:
        for (r, c), value in other.cells.items():
            self.cells[r + row, c + column] = value
        self.merges += [(a + row, b + column, c + row, d + column) for a, b, c, d in other.merges]
        for (r, c), look in other.looks.items():
            self.looks[r + row, c + column] = look
        for (r, c), (label, head, value) in other.truth.items():
            above = f"{title} > {head}" if title and head else title or head
            self.truth[r + row, c + column] = (label, above, value)

    def grid(self) -> Grid:
        rows: list[list[CellValue]] = [[""] * self.width for _ in range(self.height)]
        for (row, column), value in self.cells.items():
            rows[row][column] = value
        looks = dict(self.looks)
        return Grid(
            "Sheet1",
            rows,
            merges=tuple(Merge(*merge) for merge in self.merges),
            looks=lambda: looks,
        )

    def named_truth(self) -> Truth:
        return {address(*place): row for place, row in self.truth.items()}


class Table:
    """One table drawn step by step: stub, header, body; the drawing grows downwards."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.words = words(self.chance)
        self.drawing = Drawing()
        self.row = 0
        self.notes: list[str] = []

    def maybe(self, share: float) -> bool:
        return self.chance.random() < share

    def put(self, row: int, column: int, value: CellValue) -> None:
        self.drawing.cells[row, column] = value

    # -- above the table

    def title_lines(self) -> None:
        width = self.left + len(self.heads)
        if self.maybe(0.6):
            at = 0 if self.maybe(0.7) else self.chance.randrange(width)
            self.put(self.row, at, self.words["title"])
            self.drawing.title = self.words["title"]
            if at == 0 and width > 2 and self.maybe(0.4):
                self.drawing.merges.append((self.row, 0, self.row, width - 1))
            self.row += 1
            if self.maybe(0.4):
                self.put(self.row, self.chance.choice([0, width - 1]), self.words["unit"])
                self.row += 1
        elif self.maybe(0.2):
            self.put(self.row, 0, "Area:")
            self.put(self.row, 2, self.words["places"][0])
            self.row += 1
        if self.row:
            self.row += self.chance.choice([0, 0, 1, 1, 2])

    # -- header

    def header(self) -> None:
        kind = self.chance.choice(
            ["plain", "plain", "years", "years", "year texts", "quarters", "dates", "groups",
             "groups", "year groups", "ages", "unit row", "split", "month group"]
        )  # fmt: skip
        self.kind = kind
        count = self.chance.randrange(2, 6)
        getattr(self, "_head_" + kind.replace(" ", "_"))(count)

    def _corner(self, row: int, last: int) -> None:
        """Head the stub's columns; the label column's own head may be missing."""
        for place, (name, head) in enumerate(self.stub):
            if name == "label" and self.maybe(0.25) and len(self.stub) == 1:
                continue
            if head:
                at = self.chance.choice([row, last])
                self.put(at, place, head)
                if at == row and last > row and self.maybe(0.5):
                    self.drawing.merges.append((row, place, last, place))

    def _line(self, heads: list[CellValue], texts: list[str]) -> None:
        self._corner(self.row, self.row)
        for place, head in enumerate(heads):
            self.put(self.row, self.left + place, head)
        self.heads = texts
        self.row += 1

    def _head_plain(self, count: int) -> None:
        heads = self.chance.sample(self.words["heads"], count)
        self._line(list(heads), heads)

    def _head_years(self, count: int) -> None:
        first = self.chance.randrange(1950, 2018)
        years = [first + place for place in range(count)]
        if self.maybe(0.3):
            years.reverse()
        self._line([float(year) for year in years], [str(year) for year in years])

    def _head_year_texts(self, count: int) -> None:
        years = [f"{2010 + place}" for place in range(count)]
        self._line(list(years), years)

    def _head_quarters(self, count: int) -> None:
        count = self.chance.choice([4, 12])
        self._line([float(n + 1) for n in range(count)], [str(n + 1) for n in range(count)])

    def _head_dates(self, count: int) -> None:
        days = [dt.date(2023, 1, 2) + dt.timedelta(days=7 * n) for n in range(count)]
        self._line(list(days), [str(day) for day in days])

    def _head_ages(self, count: int) -> None:
        ages = ["0-14", "15-29", "30-44", "45-59", "60+"]
        mark = self.chance.choice(["", "岁", " years"])
        heads = [age + mark for age in ages[:count]]
        self._line(list(heads), heads)

    def _head_unit_row(self, count: int) -> None:
        heads = self.chance.sample(self.words["heads"], count)
        units = [self.chance.choice(self.words["units"]) for _ in heads]
        self._corner(self.row, self.row)
        for place, (head, unit) in enumerate(zip(heads, units, strict=True)):
            self.put(self.row, self.left + place, head)
            self.put(self.row + 1, self.left + place, unit)
        self.heads = [f"{a} > {b}" for a, b in zip(heads, units, strict=True)]
        self.row += 2

    def _head_split(self, count: int) -> None:
        heads = self.chance.sample(self.words["heads"], count)
        below = self.chance.sample(self.words["groups"], min(count, 4))
        self._corner(self.row, self.row + 1)
        self.heads = []
        for place, head in enumerate(heads):
            self.put(self.row, self.left + place, head)
            if place < len(below):
                self.put(self.row + 1, self.left + place, below[place])
                self.heads.append(f"{head} > {below[place]}")
            else:
                self.heads.append(head)
        self.row += 2

    def _head_groups(self, count: int) -> None:
        groups = self.chance.sample(self.words["groups"], self.chance.choice([2, 3]))
        self._grouped(list(groups), groups, self.chance.sample(self.words["heads"], 2))

    def _head_year_groups(self, count: int) -> None:
        years = [2019 + place for place in range(self.chance.choice([2, 3]))]
        heads = self.chance.sample(self.words["heads"], self.chance.choice([2, 3]))
        self._grouped([float(year) for year in years], [str(year) for year in years], heads)

    def _head_month_group(self, count: int) -> None:
        self._grouped([2021.0, 2022.0], ["2021", "2022"], [1.0, 2.0, 3.0, 4.0])

    def _grouped(self, groups: list[CellValue], names: list[str], heads: list) -> None:
        is_merged = self.maybe(0.6)
        gap = self.chance.choice([0, 0, 0, 1])
        below = self.row + 1 + gap
        self._corner(self.row, below)
        self.heads = []
        for number, (group, name) in enumerate(zip(groups, names, strict=True)):
            first = self.left + number * len(heads)
            self.put(self.row, first, group)
            if is_merged:
                self.drawing.merges.append((self.row, first, self.row, first + len(heads) - 1))
            for place, head in enumerate(heads):
                self.put(below, first + place, head)
                text = str(int(head)) if isinstance(head, float) else head
                self.heads.append(f"{name} > {text}")
        self.row = below + 1

    def column_numbers(self) -> None:
        if self.maybe(0.12) and self.kind in ("plain", "years", "ages", "groups"):
            for place in range(len(self.heads)):
                self.put(self.row, self.left + place, f"({place + 1})")
            self.row += 1

    # -- values

    def value(self, row: int, column: int, label: str, head: str) -> None:
        written, text = self._number()
        self.put(row, column, written)
        if text:
            self.drawing.truth[row, column] = (label, head, text)

    def _number(self) -> tuple[CellValue, str]:
        way = self.chance.random()
        if way < 0.06:
            return self.chance.choice(["-", "…", "", "—", ".."]), ""
        if self.way == "integer":
            number = float(self.chance.randrange(2, 90_000))
            return number, str(int(number))
        if self.way == "decimal":
            number = round(self.chance.uniform(0.1, 900), 1)
            return number, str(int(number)) if number.is_integer() else repr(number)
        if self.way == "text":
            number = self.chance.randrange(1000, 900_000)
            return f"{number:,}", str(number)
        number = self.chance.randrange(10, 9000)
        return (f"{number}(1)", f"{number}(1)") if way < 0.15 else (float(number), str(number))

    def values(self, row: int, label: str) -> None:
        for place, head in enumerate(self.heads):
            self.value(row, self.left + place, label, head)

    # -- the whole

    def draw(self) -> Drawing:
        from tests.ingest.tidy.drawn_bodies import choose_body

        self.way = self.chance.choice(["integer", "integer", "decimal", "text", "noted"])
        body = choose_body(self)
        self.stub = body.stub
        self.left = len(self.stub)
        self.heads = [""] * 4
        self.title_lines()
        self.header()
        self.column_numbers()
        body.draw()
        if self.maybe(0.35):
            self.row += self.chance.choice([0, 1])
            self.put(self.row, 0, self.words["note"])
            self.row += 1
        return self.drawing
