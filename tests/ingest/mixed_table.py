"""What every messy table has around it: titles, lines, notes; and its cells."""

import random

from flows.catalog.records import Form, Measure
from flows.ingest.grid import CellValue
from tests.ingest.mixed_sheet import MixedSheet
from tests.ingest.mixed_writing import BLANKS, draw_number, write_number

PERIOD = "2022年6月"
NOTES = ("注：本表数据截至月底。", "填报人：办公室", "审核人：", "第1页，共1页")


class MixedTable:
    """Draws one messy table by seed onto a sheet of its own."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.sheet = MixedSheet()

    def maybe(self, share: float) -> bool:
        return self.chance.random() < share

    def cell(self, row: int, column: int, measure: Measure, area: str, factor: float = 1) -> None:
        """Put a value in some writing, or a blank, and note what it says."""
        if self.maybe(0.05):
            self.sheet.put(row, column, self.chance.choice(BLANKS))
            self.sheet.blanks.add((measure.measure_code, area))
            return
        value = draw_number(measure, self.chance)
        written: CellValue = round(value * factor, 6)
        if factor == 1:
            written = write_number(value, measure, self.chance)
        self.sheet.put(row, column, written)
        self.sheet.truth[measure.measure_code, area] = (value, row, column)

    def titles(self, form: Form, who: str, width: int) -> int:
        """Put the lines above the table and return the row below them."""
        row = self.chance.randrange(3) if self.maybe(0.3) else 0
        if self.maybe(0.2):
            self.sheet.put(row, max(0, width - 2), "表号：")
            self.sheet.put(row, max(1, width - 1), "白统农1表")
            row += 1
        title = self.chance.choice(
            [
                f"{who}{PERIOD}{form.name}",
                f"{PERIOD}{who}{form.name}",
                f"{form.name}（{PERIOD}）",
                f"白河县{who}{form.name}",
            ]
        )
        self.put_title(row, title, width)
        row += 1
        if who not in title or PERIOD not in title or self.maybe(0.5):
            self.sheet.put(row, 0, f"填报单位：{who}")
            self.sheet.put(row, max(1, width - 1), self.chance.choice([PERIOD, "2022年6月30日"]))
            row += 1
        return row + self.maybe(0.3)

    def put_title(self, row: int, title: str, width: int) -> None:
        at = self.chance.randrange(max(1, width // 2)) if self.maybe(0.2) else 0
        self.sheet.put(row, at, title)
        if at == 0 and self.maybe(0.7):
            self.sheet.merge(row, 0, row, width - 1)

    def foot(self, row: int) -> None:
        for text in NOTES:
            if self.maybe(0.3):
                self.sheet.put(row, 0, text)
                row += 1
