"""The field 问题和建议 beside a table: what the sender has to say to the county."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from flows.ingest.grid import CellValue, Grid, Workbook
from flows.ingest.sheets.sheet import is_blank
from flows.ingest.words.plain_text import squash
from flows.ingest.words.values import read_text

APPEAL_LABEL = "问题和建议"
_LABELS = (
    APPEAL_LABEL,
    "问题与建议",
    "问题及建议",
    "存在问题和建议",
    "存在问题及建议",
    "存在的问题和建议",
    "意见和建议",
    "意见建议",
)
#: Most texts of other rows are told by their first letter.
_FIRST_LETTERS = frozenset(label[0] for label in _LABELS)
_COLONS = "：:"
#: The label is the first filled cell of its row; the field is at the left of the sheet.
_FARTHEST_COLUMN = 6
_LONGEST = 2000


@dataclass(frozen=True)
class _Field:
    """Where a field's row is and what was written into it."""

    row: int
    text: str


def take_appeals(workbook: Workbook) -> tuple[Workbook, dict[str, str]]:
    """Return the workbook without its fields 问题和建议, and what they say by name of the sheet.

    A field that is left empty says nothing. Its row is no row of the table above it.
    """
    found = [list(_fields(grid)) for grid in workbook.grids]
    if not any(found):
        return workbook, {}
    said: dict[str, str] = {}
    grids: list[Grid] = []
    for grid, fields in zip(workbook.grids, found, strict=True):
        grids.append(_without(grid, fields) if fields else grid)
        texts = [field.text for field in fields if field.text]
        if texts and not grid.is_hidden:
            said[grid.sheet] = "\n".join(dict.fromkeys(texts))
    return replace(workbook, grids=tuple(grids)), said


def _fields(grid: Grid) -> Iterator[_Field]:
    for number, row in enumerate(grid.rows):
        place, first = _first_text(row)
        if first.lstrip()[:1] not in _FIRST_LETTERS:
            continue
        label, text = _split(first)
        if label in _LABELS:
            beside = (str(one).strip() for one in row[place + 1 :] if not is_blank(one))
            yield _Field(number, _said(text or next(beside, "")))


def _first_text(row: list[CellValue]) -> tuple[int, str]:
    """Return the place and text of a row's first filled cell; no text where it is none."""
    for place, value in enumerate(row[:_FARTHEST_COLUMN]):
        if not is_blank(value):
            return place, value if isinstance(value, str) else ""
    return 0, ""


def _split(text: str) -> tuple[str, str]:
    """Return what stands before and after the first colon."""
    at = min((place for colon in _COLONS if (place := text.find(colon)) >= 0), default=len(text))
    return squash(text[:at]), text[at + 1 :].strip()


def _said(text: str) -> str:
    """Return the text; nothing for 无, a stroke or a bare number: those say nothing."""
    return "" if read_text(text).state in ("blank", "number") else text[:_LONGEST]


def _without(grid: Grid, fields: list[_Field]) -> Grid:
    rows = list(grid.rows)
    for field in fields:
        rows[field.row] = [None] * len(rows[field.row])
    return replace(grid, rows=rows)
