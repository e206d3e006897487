"""What a cell of a measure accepts, as data validation with a Chinese sentence."""

from openpyxl.formatting.rule import Rule
from openpyxl.styles import PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from flows.catalog.records import Measure
from flows.forms.definitions import unit_shown

#: What a ticked cell says.
TICK = "√"
_LIMIT = 1e15
#: A spreadsheet program shows so much of a definition beside the cell.
_LONGEST_PROMPT = 250
_WRONG = PatternFill("solid", bgColor="FFF4B6B0")


def accepted_text(measure: Measure) -> str:
    """Return what may be filled in, as the guide and the error message say it."""
    if measure.is_yes_no:
        return "填 1（是）或 0（否）"
    kind = "整数" if measure.integer else "数字，可带小数"
    low = "" if measure.min is None else f"，不小于 {plain(measure.min)}"
    high = "" if measure.max is None else f"，不大于 {plain(measure.max)}"
    return f"{kind}{low}{high}"


def plain(value: float) -> str:
    """Return a number without a needless decimal point."""
    return str(int(value)) if float(value).is_integer() else repr(float(value))


def validate(sheet: Worksheet, cells: str, measure: Measure, definition: str = "") -> None:
    """Let the cells accept only what the measure accepts, blank always; show what it means."""
    if measure.is_yes_no:
        rule = DataValidation(type="list", formula1='"1,0"', allow_blank=True)
    else:
        rule = DataValidation(
            type="whole" if measure.integer else "decimal",
            operator="between",
            formula1=plain(-_LIMIT if measure.min is None else measure.min),
            formula2=plain(_LIMIT if measure.max is None else measure.max),
            allow_blank=True,
        )
    rule.showErrorMessage = True
    rule.errorTitle = "填报内容有误"
    unit = f"（{measure.unit}）" if unit_shown(measure) else ""
    rule.error = f"“{measure.name[:60]}”{unit}：{accepted_text(measure)}；无数据请留空。"
    if definition:
        rule.showInputMessage = True
        rule.promptTitle = "口径"
        rule.prompt = definition[:_LONGEST_PROMPT]
    rule.add(cells)
    sheet.add_data_validation(rule)


def offer_tick(sheet: Worksheet, cells: str, head: str) -> None:
    """Let the cells be ticked, or left as they are."""
    rule = DataValidation(type="list", formula1=f'"{TICK}"', allow_blank=True)
    rule.showErrorMessage = True
    rule.errorTitle = "填报内容有误"
    rule.error = f"“{head}”只能选{TICK}或留空。"
    rule.add(cells)
    sheet.add_data_validation(rule)


def warn_part(sheet: Worksheet, cells: str, part: str, whole: str) -> None:
    """Colour a part that is larger than its whole; `part` and `whole` are the first cells."""
    formula = f"AND(ISNUMBER({part}),ISNUMBER({whole}),{part}>{whole})"
    style = DifferentialStyle(fill=_WRONG)
    sheet.conditional_formatting.add(cells, Rule(type="expression", formula=[formula], dxf=style))
