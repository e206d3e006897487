"""Messy tables whose header names the measures: groups, split words, marker rows, totals."""

from collections.abc import Sequence

from flows.catalog.records import Area, Form, Measure
from tests.ingest.mixed_table import MixedTable
from tests.ingest.mixed_writing import write_village, write_wording

Column = Measure | str
NAME, INDEX, CODE, TOWN, REMARK, EXTRA = (
    "村（社区）",
    "序号",
    "区划代码",
    "乡镇",
    "备注",
    "其他补充数字",
)
GROUPS = ["基本情况", "工作进展", "其中：", "重点任务", "其他"]
TOTALS = ["合计", "合  计", "小计", "全镇合计", "总 计"]


class MixedAcross(MixedTable):
    """Areas in rows, measures in columns."""

    def draw(
        self, form: Form, town: Area, villages: Sequence[Area], measures: Sequence[Measure]
    ) -> None:
        self.columns = self.draw_columns(list(measures))
        self.factors = {
            column.measure_code: 1.0 for column in self.columns if isinstance(column, Measure)
        }
        self.left = int(self.maybe(0.25))
        self.top = self.titles(form, town.name, self.left + len(self.columns))
        draw_header = self.chance.choice([self.plain, self.plain, self.grouped, self.split])
        row = draw_header()
        if EXTRA in self.columns:
            self.sheet.unknown.add((self.top, self.left + self.columns.index(EXTRA)))
        for mark in (self.unit_row, self.ordinal_row, self.type_row, self.code_row):
            row += mark(row)
        self.body(row, town, list(villages))

    def draw_columns(self, measures: list[Measure]) -> list[Column]:
        if self.maybe(0.7):
            self.chance.shuffle(measures)
        if self.maybe(0.3):
            self.sheet.missing.add(measures.pop().measure_code)
        lead = self.chance.choice([[], [INDEX], [INDEX, CODE], [TOWN]])
        columns: list[Column] = [*lead, NAME, *measures]
        if self.maybe(0.4):
            columns.append(REMARK)
        if self.maybe(0.2):
            columns.insert(self.chance.randrange(len(lead) + 1, len(columns) + 1), EXTRA)
        return columns

    def header_text(self, column: Column) -> str:
        if isinstance(column, str):
            return column
        if column.unit == "万元" and self.maybe(0.5):
            self.factors[column.measure_code] = 10000.0
            return column.name.replace("（本年累计）", "") + "（元）"
        return write_wording(column, self.chance)

    # -- headers: each returns the row below it

    def plain(self) -> int:
        for place, column in enumerate(self.columns):
            self.sheet.put(self.top, self.left + place, self.header_text(column))
        return self.top + 1

    def split(self) -> int:
        """Cut wordings in two rows; other headers are merged over both."""
        for place, column in enumerate(self.columns):
            text, at = self.header_text(column), self.left + place
            if isinstance(column, Measure) and len(text) > 4:
                cut = self.chance.randrange(2, len(text) - 1)
                self.sheet.put(self.top, at, text[:cut])
                self.sheet.put(self.top + 1, at, text[cut:])
            else:
                self.upright(at, text, 2)
        return self.top + 2

    def grouped(self) -> int:
        """Put a group over every few measures, merged, dissolved or filled; one or two levels."""
        depth = self.chance.choice([2, 2, 3])
        way = self.chance.choice(["merged", "dissolved", "filled"])
        place = 0
        while place < len(self.columns):
            column = self.columns[place]
            if isinstance(column, str):
                self.upright(self.left + place, column, depth if way == "merged" else 1)
                place += 1
                continue
            last = self.group_end(place)
            self.group(place, last, depth, way)
            place = last + 1
        return self.top + depth

    def group_end(self, place: int) -> int:
        last = place
        size = self.chance.randrange(1, 5)
        while last + 1 < len(self.columns) and last - place + 1 < size:
            if isinstance(self.columns[last + 1], str):
                break
            last += 1
        return last

    def group(self, first: int, last: int, depth: int, way: str) -> None:
        name = self.chance.choice(GROUPS) + (str(first) if self.maybe(0.5) else "")
        for place in range(first, last + 1):
            at = self.left + place
            if place == first or way == "filled":
                self.sheet.put(self.top, at, name)
            if depth == 3:
                self.sheet.put(self.top + 1, at, self.chance.choice(["合计数", "全镇", "小类"]))
            self.sheet.put(self.top + depth - 1, at, self.header_text(self.columns[place]))
        if way == "merged":
            self.sheet.merge(self.top, self.left + first, self.top, self.left + last)

    def upright(self, at: int, text: str, depth: int) -> None:
        self.sheet.put(self.top, at, text)
        self.sheet.merge(self.top, at, self.top + depth - 1, at)

    # -- rows that only mark the columns: each returns how many it put

    def unit_row(self, row: int) -> int:
        if not self.maybe(0.2):
            return 0
        for at, measure in self.measures():
            unit = measure.unit
            if unit == "万元" and (self.factors[measure.measure_code] != 1 or self.maybe(0.5)):
                unit, self.factors[measure.measure_code] = "元", 10000.0
            self.sheet.put(row, at, self.chance.choice([unit, f"（{unit}）"]))
        return 1

    def ordinal_row(self, row: int) -> int:
        if not self.maybe(0.2):
            return 0
        self.sheet.put(row, self.left + self.columns.index(NAME), "甲")
        for count, (at, _) in enumerate(self.measures(), start=1):
            self.sheet.put(row, at, float(count))
        return 1

    def type_row(self, row: int) -> int:
        if not self.maybe(0.1):
            return 0
        for at, _ in self.measures():
            self.sheet.put(row, at, "N")
        return 1

    def code_row(self, row: int) -> int:
        if not self.maybe(0.1):
            return 0
        for at, measure in self.measures():
            self.sheet.put(row, at, measure.measure_code)
        return 1

    def measures(self) -> list[tuple[int, Measure]]:
        return [
            (self.left + place, column)
            for place, column in enumerate(self.columns)
            if isinstance(column, Measure)
        ]

    # -- body

    def body(self, row: int, town: Area, villages: list[Area]) -> None:
        if self.maybe(0.5):
            self.chance.shuffle(villages)
        total_at = self.chance.choice([None, 0, len(villages) // 2, len(villages)])
        for number, village in enumerate([*villages, None]):
            if number == total_at:
                self.total_row(row)
                row += 1
            if village is not None:
                row += self.section_row(row)
                self.village_row(row, number, village, town)
                row += 1
        self.foot(row + self.chance.randrange(2))

    def section_row(self, row: int) -> int:
        if not self.maybe(0.05):
            return 0
        self.sheet.put(row, self.left, self.chance.choice(["一、川道片", "（二）高山片区"]))
        return 1

    def village_row(self, row: int, number: int, village: Area, town: Area) -> None:
        texts = {
            INDEX: float(number + 1),
            CODE: self.chance.choice([village.area_code, village.area_code[:9]]),
            TOWN: town.name,
            NAME: village.name if CODE in self.columns else write_village(village, self.chance),
            REMARK: self.chance.choice([None, None, "已核实", "2022年新增"]),
            EXTRA: float(self.chance.randrange(90)),
        }
        for place, column in enumerate(self.columns):
            if isinstance(column, str):
                self.sheet.put(row, self.left + place, texts[column])
        for at, measure in self.measures():
            self.cell(row, at, measure, village.area_code, self.factors[measure.measure_code])

    def total_row(self, row: int) -> None:
        self.sheet.put(row, self.left + self.columns.index(NAME), self.chance.choice(TOTALS))
        for at, _ in self.measures():
            self.sheet.put(row, at, float(self.chance.randrange(9999)))
