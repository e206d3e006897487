"""How a data cell is written in a tidy row, by what its column holds."""

from collections.abc import Callable, Sequence

from flows.ingest.findings import shown
from flows.ingest.grid import CellValue
from flows.ingest.sheets.cell_kinds import MARK, NUMBER, kind_of
from flows.ingest.sheets.sheet import is_blank, is_figure
from flows.ingest.tidy.label_lines import shown_date
from flows.ingest.words.values import read_value

#: Where + and − alone stand in a column, a minus says something.
_SIGNS = frozenset(["", "+", "-", "−", "–", "－"])


def writer_for(values: Sequence[CellValue]) -> Callable[[CellValue], str]:
    """Return how the values of one column are written.

    A figure is plain digits (1,234 → 1234), a blank nothing, else the text. In a column of
    figures a sign such as (NA) or X says that there is none.
    """
    if any(kind_of(value) == NUMBER for value in values):
        return _write_figure
    texts = {value.strip() for value in values if isinstance(value, str)}
    return _write_sign if "+" in texts and texts <= _SIGNS else _write_other


def _write_figure(value: CellValue) -> str:
    if type(value) is float:
        return str(int(value)) if value.is_integer() else repr(value)
    if kind_of(value) == MARK and read_value(value).state not in ("yes", "no"):
        return ""
    return _write_other(value)


def _write_sign(value: CellValue) -> str:
    return value.strip() if isinstance(value, str) else _write_other(value)


def _write_other(value: CellValue) -> str:
    if type(value) is float:
        return str(int(value)) if value.is_integer() else repr(value)
    if is_blank(value):
        return ""
    reading = read_value(value)
    if reading.state == "blank":
        return ""
    if reading.value is not None and not reading.unit and is_figure(value):
        return shown(reading.value)
    return " ".join(shown_date(value).split())
