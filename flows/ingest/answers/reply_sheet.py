"""A reply form (回执) that came back: recognised by its labels and the letter's number."""

import datetime as dt

from flows.ingest.answers.reply import Reply
from flows.ingest.grid import CellValue, Grid, Workbook
from flows.ingest.words.plain_text import squash

REPLY_SHEET = "回执"
NUMBER_LABEL, REPORTER_LABEL = "文号", "答复单位"
REASON_LABEL, MEASURES_LABEL = "原因", "整改措施"
FINISH_LABEL, DELAY_LABEL = "完成时限", "申请延期至"
#: A sheet with these is a reply form, whatever its name and place.
_NEEDED = (NUMBER_LABEL, REASON_LABEL, MEASURES_LABEL)
_LABELS = (*_NEEDED, REPORTER_LABEL, FINISH_LABEL, DELAY_LABEL)
#: Most cells of other sheets are told by their first letter.
_FIRST_LETTERS = frozenset(label[0] for label in _LABELS)
#: The form has its labels at the left of a short sheet.
_FARTHEST_ROW, _FARTHEST_COLUMN, _LONGEST = 60, 6, 4000
#: Its number stands in one of the first rows.
_LATEST_NUMBER = 10


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
    for number, row in enumerate(grid.rows[:_FARTHEST_ROW]):
        if number >= _LATEST_NUMBER and NUMBER_LABEL not in fields:
            break
        for place, value in enumerate(row[:-1][:_FARTHEST_COLUMN]):
            if type(value) is not str or value.lstrip()[:1] not in _FIRST_LETTERS:
                continue
            label = squash(value).rstrip("：:")
            if label in _LABELS and label not in fields:
                right = row[place + 1]
                fields[label] = _text(right)
    return fields


def _text(value: CellValue) -> str:
    """Return a cell as text; a date without the time that spreadsheet programs add."""
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    return "" if value is None else str(value).strip()[:_LONGEST]
