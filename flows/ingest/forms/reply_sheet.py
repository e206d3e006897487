"""A reply form (回执) that came back: recognised by its labels and the letter's number."""

import datetime as dt

from flows.ingest.grid import CellValue, Grid, Workbook
from flows.ingest.reply import Reply
from flows.ingest.words.plain_text import squash

REPLY_SHEET = "回执"
NUMBER_LABEL, REPORTER_LABEL = "文号", "答复单位"
REASON_LABEL, MEASURES_LABEL = "原因", "整改措施"
FINISH_LABEL, DELAY_LABEL = "完成时限", "申请延期至"
#: A sheet with these is a reply form, whatever its name and place.
_NEEDED = (NUMBER_LABEL, REASON_LABEL, MEASURES_LABEL)
_LABELS = (*_NEEDED, REPORTER_LABEL, FINISH_LABEL, DELAY_LABEL)
_FARTHEST_ROW, _LONGEST = 200, 4000


def find_reply(workbook: Workbook) -> Reply | None:
    """Return the reply that the workbook holds, or None when it is no reply form."""
    for grid in workbook.grids:
        fields = _fields(grid)
        if all(label in fields for label in _NEEDED) and fields[NUMBER_LABEL]:
            return Reply(
                number=fields[NUMBER_LABEL],
                reporter=fields.get(REPORTER_LABEL, ""),
                reason=fields[REASON_LABEL],
                measures=fields[MEASURES_LABEL],
                finish_by=fields.get(FINISH_LABEL, ""),
                delay_asked=fields.get(DELAY_LABEL, ""),
            )
    return None


def _fields(grid: Grid) -> dict[str, str]:
    """Return what stands right of each label, by label; the first place counts."""
    fields: dict[str, str] = {}
    for row in grid.rows[:_FARTHEST_ROW]:
        for place, value in enumerate(row[:-1]):
            label = squash(value).rstrip("：:") if isinstance(value, str) else ""
            if label in _LABELS and label not in fields:
                right = row[place + 1]
                fields[label] = _text(right)
    return fields


def _text(value: CellValue) -> str:
    """Return a cell as text; a date without the time that spreadsheet programs add."""
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    return "" if value is None else str(value).strip()[:_LONGEST]
