"""What a filled check form (核查表) of an inspection says."""

from dataclasses import dataclass

from flows.ingest.grid import CellValue


@dataclass(frozen=True)
class CheckedLine:
    """One line: its number and measure as printed, and what was written beside it.

    `is_percent`: the cell shows a hundred times its value.
    """

    line: int
    measure: str
    written: CellValue
    remark: str
    cell: str
    is_percent: bool = False


@dataclass(frozen=True)
class CheckedForm:
    """A check form that came back: its number, the sheet, and its lines in order."""

    number: str
    sheet: str
    lines: tuple[CheckedLine, ...]
