"""Messy sheets by seed: any form, any layout, with what must be read out of them."""

import random
from dataclasses import dataclass, field

from flows.catalog.model import Catalog
from flows.catalog.records import Area, Form, Measure
from flows.ingest.grid import CellValue, Grid, Merge

Rows = list[list[CellValue]]
SPACES = ["", "", "", " ", "\u3000", "\u00a0"]
BLANKS = [None, "", "/", "-", "—", "－", "--", "…", "无", "未统计", "暂无", "N/A", " "]
COMMITTEES = {"社区": ["社区居委会", "居委会", "社区居民委员会"], "村": ["村委会", "村民委员会"]}


@dataclass
class Sheet:
    """A sheet under construction, and what it says: value and cell by measure and area."""

    rows: Rows = field(default_factory=list)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    truth: dict[tuple[str, str], tuple[float, int, int]] = field(default_factory=dict)
    blanks: set[tuple[str, str]] = field(default_factory=set)
    missing: set[str] = field(default_factory=set)
    unknown: int = 0

    def put(self, row: int, column: int, value: CellValue) -> None:
        while len(self.rows) <= row:
            self.rows.append([])
        line = self.rows[row]
        line += [None] * (column + 1 - len(line))
        line[column] = value

    def add(self, other: "Sheet", down: int, right: int) -> None:
        """Put another sheet's table onto this one, so far down and to the right."""
        for row, line in enumerate(other.rows):
            for column, value in enumerate(line):
                if value is not None:
                    self.put(row + down, column + right, value)
        self.merges += [
            (top + down, left + right, bottom + down, last + right)
            for top, left, bottom, last in other.merges
        ]
        for key, (value, row, column) in other.truth.items():
            self.truth[key] = (value, row + down, column + right)
        self.blanks |= other.blanks
        self.missing |= other.missing
        self.unknown += other.unknown

    @property
    def width(self) -> int:
        return max((len(row) for row in self.rows), default=0)

    def grid(self, name: str = "Sheet1") -> Grid:
        width = max(len(row) for row in self.rows)
        rows = [row + [None] * (width - len(row)) for row in self.rows]
        return Grid(name, rows, merges=tuple(Merge(*merge) for merge in self.merges))


class Mixer:
    """Draws one messy sheet of a form."""

    def __init__(self, catalog: Catalog, seed: int) -> None:
        self.catalog = catalog
        self.random = random.Random(seed)
        self.sheet = Sheet()

    def one_of(self, *choices: object) -> object:
        return self.random.choice(choices)

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    # ------------------------------------------------------------------ wording and values

    def wording(self, measure: Measure) -> str:
        text = self.random.choice([measure.name, measure.name, *measure.aliases])
        if self.chance(0.3) and "（" not in text and "(" not in text:
            left, right = self.random.choice([("（", "）"), ("(", ")")])
            text += f"{left}{measure.unit}{right}"
        if self.chance(0.2) and len(text) > 4:
            cut = self.random.randrange(2, len(text) - 1)
            text = text[:cut] + self.random.choice(["\n", " ", "\u3000"]) + text[cut:]
        return self.random.choice(SPACES) + text

    def village(self, village: Area) -> CellValue:
        name = village.name
        kind = self.random.randrange(8)
        if kind == 0:
            return village.area_code
        if kind == 1:
            return "".join(mark + self.random.choice(["", " "]) for mark in name)
        if kind == 2:
            return self.random.choice(["\u3000", "#", " "]) + name
        if kind == 3:
            for ending, others in COMMITTEES.items():
                if name.endswith(ending):
                    return name.removesuffix(ending) + self.random.choice(others)
        return name

    def number(self, measure: Measure) -> float:
        if measure.max == 1 and measure.integer:
            return float(self.random.randrange(2))
        if measure.integer:
            return float(self.random.randrange(3000))
        top = min(measure.max or 1000.0, 1000.0)
        return round(self.random.uniform(min(2, top), top), 2)

    def writing(self, value: float, measure: Measure, factor: float) -> CellValue:
        """Return one of the ways to write a value of a column with that factor."""
        kind = self.random.randrange(14)
        if factor != 1:
            return round(value * factor, 6)
        plain = f"{value:g}" if value < 100000 else str(int(value))
        if kind == 0:
            return plain
        if kind == 1:
            return plain.translate(str.maketrans("0123456789.", "０１２３４５６７８９．"))
        if kind == 2:
            return self.random.choice([" ", "\u3000", "\u00a0"]) + plain + " "
        if kind == 3 and measure.unit and not (measure.max == 1):
            return plain + measure.unit
        if kind == 4 and value >= 1000:
            return self.random.choice([f"{value:,}", f"{value:,}".replace(",", "，")])
        if kind == 5 and value.is_integer() and 0 < value < 10:
            return "零一二三四五六七八九"[int(value)]
        if kind == 6 and measure.max == 1 and measure.integer:
            return self.random.choice(["是", "√"] if value else ["否", "×"])
        if kind == 7 and measure.unit == "万元":
            return f"{round(value * 10000)}元"
        return value

    def cell(self, row: int, column: int, measure: Measure, area: str, factor: float = 1) -> None:
        if self.chance(0.05):
            self.sheet.put(row, column, self.random.choice(BLANKS))
            self.sheet.blanks.add((measure.measure_code, area))
            return
        value = self.number(measure)
        self.sheet.put(row, column, self.writing(value, measure, factor))
        self.sheet.truth[measure.measure_code, area] = (value, row, column)

    # ------------------------------------------------------------------ lines around the table

    def titles(self, form: Form, who: str, width: int, period: str = "2022年6月") -> int:
        row = 0
        if self.chance(0.3):
            row += self.random.randrange(3)
        if self.chance(0.2):
            self.sheet.put(row, max(0, width - 2), "表号：")
            self.sheet.put(row, max(1, width - 1), "白统农1表")
            row += 1
        title = self.random.choice(
            [
                f"{who}{period}{form.name}",
                f"{period}{who}{form.name}",
                f"{form.name}（{period}）",
                f"白河县{who}{form.name}",
            ]
        )
        at = self.random.randrange(max(1, width // 2)) if self.chance(0.2) else 0
        self.sheet.put(row, at, title)
        if at == 0 and self.chance(0.7):
            self.sheet.merges.append((row, 0, row, width - 1))
        row += 1
        if who not in title or period not in title or self.chance(0.5):
            self.sheet.put(row, 0, f"填报单位：{who}")
            self.sheet.put(row, max(1, width - 1), self.random.choice([period, "2022年6月30日"]))
            row += 1
        if self.chance(0.3):
            row += 1
        return row

    def foot(self, row: int) -> None:
        for text in ("注：本表数据截至月底。", "填报人：办公室", "审核人：", "第1页，共1页"):
            if self.chance(0.3):
                self.sheet.put(row, 0, text)
                row += 1

    # ------------------------------------------------------------------ measures across

    def across(self, form: Form, town: Area, villages: list[Area] | None = None) -> Sheet:
        measures = list(self.catalog.measures_by_form[form.form])
        if self.chance(0.7):
            self.random.shuffle(measures)
        if self.chance(0.3):
            gone = measures.pop()
            self.sheet.missing.add(gone.measure_code)
        left = self.random.choice([0, 0, 0, 1])
        lead = self.random.choice([[], ["序号"], ["序号", "区划代码"], ["乡镇"]])
        columns: list[Measure | str] = [*lead, "村（社区）", *measures]
        if self.chance(0.4):
            columns.append("备注")
        if self.chance(0.2):
            columns.insert(self.random.randrange(len(lead) + 1, len(columns) + 1), "其他补充数字")
            self.sheet.unknown += 1
        top = self.titles(form, town.name, left + len(columns))
        factors = {measure.measure_code: 1.0 for measure in measures}
        start = self.header_across(columns, top, left, factors)
        chosen = villages or list(self.catalog.villages_by_town[town.area_code])
        self.body_across(columns, start, left, town, factors, chosen)
        return self.sheet

    def header_across(
        self, columns: list[Measure | str], top: int, left: int, factors: dict[str, float]
    ) -> int:
        style = self.random.choice(["one", "one", "groups", "split", "deep"])
        depth = {"one": 1, "groups": 2, "split": 2, "deep": 3}[style]
        is_merged = self.chance(0.6)
        groups: dict[int, str] = {}
        if style in ("groups", "deep"):
            position, names = 0, ["基本情况", "工作进展", "其中：", "重点任务", "其他"]
            while position < len(columns):
                size = self.random.randrange(2, 5)
                name = self.random.choice(names)
                for place in range(position, min(position + size, len(columns))):
                    groups[place] = f"{name}{position}" if name != "其中：" else name
                position += size
        done: set[int] = set()
        for place, column in enumerate(columns):
            text = column if isinstance(column, str) else self.wording(column)
            at = left + place
            if isinstance(column, Measure) and column.unit == "万元" and self.chance(0.5):
                text = column.name.replace("（本年累计）", "") + "（元）"
                factors[column.measure_code] = 10000.0
            if style == "split" and isinstance(column, Measure) and len(text) > 4:
                cut = self.random.randrange(2, len(text) - 1)
                self.sheet.put(top, at, text[:cut])
                self.sheet.put(top + 1, at, text[cut:])
            elif place in groups and isinstance(column, Measure):
                same = [p for p in groups if groups[p] == groups[place] and p not in done]
                run = [p for p in same if isinstance(columns[p], Measure) and p >= place]
                whole = []
                for number, p in enumerate(run):
                    if p == place + number:
                        whole.append(p)
                if place not in done:
                    self.sheet.put(top, at, groups[place])
                    if is_merged and len(whole) > 1:
                        self.sheet.merges.append((top, at, top, left + whole[-1]))
                    elif not is_merged and self.chance(0.5):
                        for p in whole:
                            self.sheet.put(top, left + p, groups[place])
                    done.update(whole)
                row = top + depth - 1
                if style == "deep":
                    self.sheet.put(top + 1, at, self.random.choice(["合计数", "全镇", "小类"]))
                self.sheet.put(row, at, text)
            else:
                row = top if is_merged or self.chance(0.5) else top + depth - 1
                self.sheet.put(row, at, text)
                if is_merged and depth > 1:
                    self.sheet.merges.append((top, at, top + depth - 1, at))
        row = top + depth
        return self.marker_rows(columns, row, left, factors)

    def marker_rows(
        self, columns: list[Measure | str], row: int, left: int, factors: dict[str, float]
    ) -> int:
        if self.chance(0.2):
            for place, column in enumerate(columns):
                if isinstance(column, Measure):
                    unit = column.unit
                    if factors[column.measure_code] == 1 and unit == "万元" and self.chance(0.5):
                        unit, factors[column.measure_code] = "元", 10000.0
                    elif factors[column.measure_code] != 1:
                        unit = "元"
                    self.sheet.put(row, left + place, self.random.choice([unit, f"（{unit}）"]))
            row += 1
        if self.chance(0.2):
            count = 0
            for place, column in enumerate(columns):
                if isinstance(column, Measure):
                    count += 1
                    self.sheet.put(row, left + place, float(count))
                elif column == "村（社区）":
                    self.sheet.put(row, left + place, "甲")
            row += 1
        if self.chance(0.1):
            for place, column in enumerate(columns):
                if isinstance(column, Measure):
                    self.sheet.put(row, left + place, "N")
            row += 1
        if self.chance(0.1):
            for place, column in enumerate(columns):
                if isinstance(column, Measure):
                    self.sheet.put(row, left + place, column.measure_code)
            row += 1
        return row

    def body_across(
        self,
        columns: list[Measure | str],
        row: int,
        left: int,
        town: Area,
        factors: dict[str, float],
        villages: list[Area],
    ) -> None:
        if self.chance(0.5):
            self.random.shuffle(villages)
        total_at = self.random.choice([None, 0, len(villages) // 2, len(villages)])
        for number, village in enumerate([*villages, None]):
            if number == total_at:
                self.total_row(columns, row, left)
                row += 1
            if village is None:
                break
            if self.chance(0.05):
                self.sheet.put(row, left, self.random.choice(["一、川道片", "（二）高山片区"]))
                row += 1
            has_code = any(column == "区划代码" for column in columns)
            for place, column in enumerate(columns):
                at = left + place
                if column == "序号":
                    self.sheet.put(row, at, float(number + 1))
                elif column == "区划代码":
                    self.sheet.put(row, at, self.one_of(village.area_code, village.area_code[:9]))
                elif column == "乡镇":
                    self.sheet.put(row, at, town.name)
                elif column == "村（社区）":
                    name = village.name if has_code else self.village(village)
                    self.sheet.put(row, at, name)
                elif column == "备注":
                    self.sheet.put(
                        row, at, self.random.choice([None, None, "已核实", "2022年新增"])
                    )
                elif isinstance(column, str):
                    self.sheet.put(row, at, float(self.random.randrange(90)))
                else:
                    factor = factors[column.measure_code]
                    self.cell(row, at, column, village.area_code, factor)
            row += 1
        self.foot(row + self.random.randrange(2))

    def total_row(self, columns: list[Measure | str], row: int, left: int) -> None:
        label = self.random.choice(["合计", "合  计", "小计", "全镇合计", "总 计"])
        for place, column in enumerate(columns):
            if column == "村（社区）":
                self.sheet.put(row, left + place, label)
            elif isinstance(column, Measure):
                self.sheet.put(row, left + place, float(self.random.randrange(9999)))

    # ------------------------------------------------------------------ measures down

    def down(self, form: Form, area: Area, who: str) -> Sheet:
        measures = list(self.catalog.measures_by_form[form.form])
        if self.chance(0.4):
            self.random.shuffle(measures)
        lead = self.random.choice([["指标"], ["序号", "指标名称"], ["序号", "项目"]])
        tail = self.random.choice(
            [
                ["单位", "本期数"],
                ["计量单位", "年度目标", "本月", "本年累计", "备注"],
                ["本期数", "备注"],
                ["单位", "上年同期", "本期数", "同比增长"],
                ["单位", "年度目标", "本月数", "累计数", "完成率"],
            ]
        )
        names = [*lead, *tail]
        left = self.random.choice([0, 0, 1])
        row = self.titles(form, who, left + len(names))
        for place, name in enumerate(names):
            self.sheet.put(row, left + place, name)
        row += 1
        if self.chance(0.2):
            for place in range(len(names)):
                self.sheet.put(row, left + place, ["甲", "乙"][place] if place < 2 else place - 1)
            row += 1
        for number, measure in enumerate(measures):
            if self.chance(0.06):
                self.sheet.put(row, left, f"{'一二三四五六七八九十'[number % 10]}、重点工作")
                row += 1
            for place, name in enumerate(names):
                self.down_cell(row, left + place, name, number, measure, area)
            row += 1
        self.foot(row)
        return self.sheet

    def down_cell(
        self, row: int, at: int, name: str, number: int, measure: Measure, area: Area
    ) -> None:
        if name == "序号":
            self.sheet.put(row, at, float(number + 1))
        elif name in ("指标", "指标名称", "项目"):
            indent = self.random.choice(["", "", "\u3000\u3000"])
            self.sheet.put(row, at, indent + self.wording(measure))
        elif name in ("单位", "计量单位"):
            self.sheet.put(row, at, measure.unit)
        elif name in ("本期数", "本年累计", "累计数"):
            self.cell(row, at, measure, area.area_code)
        elif name != "备注":
            self.sheet.put(row, at, float(self.random.randrange(100)))

    def transposed(self, form: Form, town: Area) -> Sheet:
        measures = list(self.catalog.measures_by_form[form.form])
        villages = list(self.catalog.villages_by_town[town.area_code])
        has_unit = self.chance(0.5)
        has_total = self.chance(0.4)
        lead = ["指标", "单位"] if has_unit else ["指标"]
        row = self.titles(form, town.name, len(lead) + len(villages) + has_total)
        for place, name in enumerate(lead):
            self.sheet.put(row, place, name)
        for place, village in enumerate(villages):
            self.sheet.put(row, len(lead) + place, self.village(village))
        if has_total:
            self.sheet.put(row, len(lead) + len(villages), "合 计")
        for measure in measures:
            row += 1
            self.sheet.put(row, 0, self.wording(measure))
            if has_unit:
                self.sheet.put(row, 1, measure.unit)
            for place, village in enumerate(villages):
                self.cell(row, len(lead) + place, measure, village.area_code)
            if has_total:
                self.sheet.put(row, len(lead) + len(villages), 9999.0)
        self.foot(row + 1)
        return self.sheet


def mix(catalog: Catalog, form: Form, seed: int) -> tuple[Sheet, str]:
    """Return one messy sheet of a form by seed, and the area that reports it."""
    mixer = Mixer(catalog, seed)
    town = mixer.random.choice(catalog.towns)
    if form.reporter == "department":
        return mixer.down(form, catalog.county, form.unit), catalog.county.area_code
    if form.row_level == "town":
        return mixer.down(form, town, town.name), town.area_code
    draw = mixer.transposed if mixer.chance(0.25) else mixer.across
    return draw(form, town), town.area_code


def mix_forms(catalog: Catalog, seed: int) -> tuple[list[tuple[str, Sheet]], str, set[str]]:
    """Return the sheets of one town's workbook with several forms, the town, and the forms."""
    chance = random.Random(seed)
    town = chance.choice(catalog.towns)
    forms = [form for form in catalog.forms if form.reporter == "town"]
    chosen = chance.sample(forms, chance.choice([2, 2, 3]))
    parts = []
    for number, form in enumerate(chosen):
        mixer = Mixer(catalog, seed * 10 + number)
        if form.row_level == "town":
            parts.append(mixer.down(form, town, town.name))
        else:
            parts.append(mixer.across(form, town))
    names = {form.form for form in chosen}
    if chance.random() < 0.4:
        sheets = [(f"Sheet{number}", part) for number, part in enumerate(parts)]
        return sheets, town.area_code, names
    return [("Sheet1", stack(parts, chance))], town.area_code, names


def stack(parts: list[Sheet], chance: random.Random) -> Sheet:
    """Return the tables below each other on one sheet."""
    whole = Sheet()
    for part in parts:
        gap = chance.randrange(3) if whole.rows else 0
        whole.add(part, len(whole.rows) + gap, 0)
    return whole


def mix_halves(catalog: Catalog, seed: int) -> tuple[Sheet, str, str]:
    """Return one form whose villages stand in two tables, below or beside each other."""
    chance = random.Random(seed)
    town = chance.choice(catalog.towns)
    form = chance.choice([form for form in catalog.forms if form.row_level == "village"])
    villages = list(catalog.villages_by_town[town.area_code])
    half = len(villages) // 2
    parts = []
    for part in (villages[:half], villages[half:]):
        mixer = Mixer(catalog, seed * 10)
        sheet = mixer.across(form, town, part)
        parts.append(sheet)
    whole = Sheet()
    whole.add(parts[0], 0, 0)
    if chance.random() < 0.5:
        whole.add(parts[1], len(whole.rows) + chance.randrange(3), 0)
    else:
        whole.add(parts[1], 0, parts[0].width + chance.randrange(2))
    whole.unknown = parts[0].unknown + parts[1].unknown
    whole.missing = parts[0].missing & parts[1].missing
    return whole, town.area_code, form.form
