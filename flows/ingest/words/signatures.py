"""The foot of a sheet (填报人、审核人、日期): who signed is never kept, only that somebody did."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from flows.ingest.grid import CellValue
from flows.ingest.words.plain_text import flat

#: A signature line stands within so many filled rows from the sheet's end.
_FOOT_ROWS = 12
_GAP = "\t"
_BLANKS: frozenset[CellValue] = frozenset([None, ""])
#: A label and what ends it: what stands in brackets behind it, a colon or the next cell.
_LABEL = re.compile(
    r"(?:(?P<county>(?:县|区|市)级(?:审核|会审|审定)人?|审定人|核定人)"
    r"|(?P<own>(?:乡镇|镇|乡|街道|单位)?级?(?:审核|会审|复核)人?)"
    r"|(?P<other>(?:填报|报送|报出|填表|制表|审核)?(?:日期|时间)"
    r"|(?:填报|填表|制表|报送|经办)人|(?:单位|统计)?负责人|(?:联系)?电话|单位|备注))"
    r" ?(?:\([^()]*\))? ?[:\t]+"
)
_DAY = re.compile(r"\d{4} ?[-年./] ?\d{1,2} ?[-月./] ?\d{1,2} ?日?")
#: What a form prints where a name belongs; a day is no name either.
_NOBODY = re.compile(rf"{_DAY.pattern}|签[字名章]|盖章|年[\s_]*月[\s_]*日|[\s_./:()-]+")


def stated_review(rows: Sequence[Sequence[CellValue]], own_level: str) -> str:
    """Return the level to which a sheet's foot says it was reviewed: first, town or county.

    A reviewer (审核人) who signed, with a day beside, makes it `own_level`: `town` for a town's
    sheet, `county` for that of a department. A county's reviewer makes it `county`. A label with
    nobody behind it, or a reviewer without a day, leaves it `first`.
    """
    signed = set(_signed(_foot(rows)))
    if "date" not in signed:
        return "first"
    if "county" in signed:
        return "county"
    return own_level if "own" in signed else "first"


def _foot(rows: Sequence[Sequence[CellValue]]) -> list[str]:
    """Return the sheet's last rows as text, up to the last row of figures; cells by tabs."""
    lines: list[str] = []
    for row in reversed(rows):
        if _has_figure(row) and len(set(row) - _BLANKS) > 1:
            break
        texts = _texts(row)
        if not texts:
            continue
        if len(lines) == _FOOT_ROWS:
            break
        lines.append(_GAP.join(texts))
    return lines[::-1]


def _texts(row: Sequence[CellValue]) -> list[str]:
    """Return what a row's cells say, a merged cell once."""
    texts = [_text(value) for value in row]
    return [text for at, text in enumerate(texts) if text and (not at or text != texts[at - 1])]


def _text(value: CellValue) -> str:
    if isinstance(value, dt.date):
        return value.isoformat()[:10]
    return "" if value is None else flat(str(value))


def _has_figure(row: Sequence[CellValue]) -> bool:
    return any(isinstance(value, int | float) and not isinstance(value, bool) for value in row)


def _signed(lines: Sequence[str]) -> Iterator[str]:
    """Yield the kinds of label with somebody behind them, and `date` where a day stands."""
    for line in lines:
        if _DAY.search(line):
            yield "date"
        labels = list(_LABEL.finditer(line))
        ends = [*(label.start() for label in labels[1:]), len(line)]
        for label, end in zip(labels, ends, strict=False):
            if _NOBODY.sub("", line[label.end() : end]):
                yield str(label.lastgroup)
