"""Messy tables whose rows name the measures: indicator rows, and villages across."""

from collections.abc import Sequence

from flows.catalog.records import Area, Form, Measure
from tests.ingest.mixed_table import MixedTable
from tests.ingest.mixed_writing import write_village, write_wording

LEADS = [["指标"], ["序号", "指标名称"], ["序号", "项目"]]
TAILS = [
    ["单位", "本期数"],
    ["计量单位", "年度目标", "本月", "本年累计", "备注"],
    ["本期数", "备注"],
    ["单位", "上年同期", "本期数", "同比增长"],
    ["单位", "年度目标", "本月数", "累计数", "完成率"],
]
LABELS, UNITS = ("指标", "指标名称", "项目"), ("单位", "计量单位")
VALUES = ("本期数", "本年累计", "累计数")


class MixedDown(MixedTable):
    """Measures in rows."""

    def indicator_rows(self, form: Form, area: Area, who: str, measures: Sequence[Measure]) -> None:
        rows = list(measures)
        if self.maybe(0.4):
            self.chance.shuffle(rows)
        names = [*self.chance.choice(LEADS), *self.chance.choice(TAILS)]
        left = int(self.maybe(0.3))
        row = self.titles(form, who, left + len(names))
        for place, name in enumerate(names):
            self.sheet.put(row, left + place, name)
        row += 1 + self.ordinal_row(row + 1, left, len(names))
        for number, measure in enumerate(rows):
            row += self.section_row(row, left, number)
            for place, name in enumerate(names):
                self.indicator_cell(row, left + place, name, number, measure, area)
            row += 1
        self.foot(row)

    def ordinal_row(self, row: int, left: int, width: int) -> int:
        if not self.maybe(0.2):
            return 0
        for place in range(width):
            self.sheet.put(row, left + place, "甲乙"[place] if place < 2 else place - 1)
        return 1

    def section_row(self, row: int, left: int, number: int) -> int:
        if not self.maybe(0.06):
            return 0
        self.sheet.put(row, left, f"{'一二三四五六七八九十'[number % 10]}、重点工作")
        return 1

    def indicator_cell(
        self, row: int, at: int, name: str, number: int, measure: Measure, area: Area
    ) -> None:
        if name in VALUES:
            self.cell(row, at, measure, area.area_code)
        elif name in LABELS:
            indent = self.chance.choice(["", "", "\u3000\u3000"])
            self.sheet.put(row, at, indent + write_wording(measure, self.chance))
        elif name in UNITS:
            self.sheet.put(row, at, measure.unit)
        elif name == "序号":
            self.sheet.put(row, at, float(number + 1))
        elif name != "备注":
            self.sheet.put(row, at, float(self.chance.randrange(100)))

    def villages_across(
        self, form: Form, town: Area, villages: Sequence[Area], measures: Sequence[Measure]
    ) -> None:
        lead = ["指标", "单位"] if self.maybe(0.5) else ["指标"]
        total = ["合 计"] if self.maybe(0.4) else []
        names = [write_village(village, self.chance) for village in villages]
        row = self.titles(form, town.name, len(lead) + len(names) + len(total))
        for place, name in enumerate([*lead, *names, *total]):
            self.sheet.put(row, place, name)
        for number, measure in enumerate(measures, start=row + 1):
            self.sheet.put(number, 0, write_wording(measure, self.chance))
            if len(lead) > 1:
                self.sheet.put(number, 1, measure.unit)
            for place, village in enumerate(villages, start=len(lead)):
                self.cell(number, place, measure, village.area_code)
            if total:
                self.sheet.put(number, len(lead) + len(villages), 9999.0)
        self.foot(row + 1 + len(measures))
