"""The sheet that says how the target workbook is filled in."""

from openpyxl.worksheet.worksheet import Worksheet

from flows.forms.guide_sheets import GUIDE
from flows.forms.template_style import as_line, as_title
from flows.report.office.workbook_writing import cell_at, put_text
from flows.words.place_words import PlaceWords


def fill_guide(sheet: Worksheet, places: PlaceWords) -> None:
    """Write how the target workbook is filled in."""
    lines = (
        f"{GUIDE}：年度任务分解",
        "一、只填白色单元格。灰色“规划数”是规划中明确到本年的数字，仅供核对。",
        "    “参考进度”是没有计划目标时按规则推算的数字；草案中已填入白色单元格，采用前须核定。",
        f"二、“{places.whole}”列填{places.county}里当年调整后的任务；{places.all_towns}列填分解的任务；没有的留空。",
        f"三、按个数、面积等可以相加的指标，{places.all_towns}都填时，合计应等于{places.whole}任务；比率和“不高于”的除外。",
        "四、区间指标占粗框内上下两行，上行填下限，下行填上限，两行都要填；修订日期和原因只填一次。",
        "五、改动已下达的任务，须在同一行填修订日期（如 2026-07-15）和修订原因；原任务保留备查。",
        "六、清空已下达的数字不会取消任务；确需取消的，请联系系统管理员。",
        "七、规划基数一经登记不能在本表改动。",
    )
    for row, line in enumerate(lines, start=1):
        put_text(cell_at(sheet, row, 1), line)
        as_line(cell_at(sheet, row, 1))
    as_title(cell_at(sheet, 1, 1))
    sheet.column_dimensions["A"].width = 100
