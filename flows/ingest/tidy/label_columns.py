"""A table in, its parts out: tables side by side, and which columns label rows or hold values."""

from collections.abc import Sequence
from dataclasses import dataclass

from flows.ingest.sheets.header import header_paths
from flows.ingest.sheets.sheet import Sheet, is_blank, is_figure
from flows.ingest.sheets.table_bounds import PlainTable
from flows.ingest.words.header_words import is_word
from flows.ingest.words.plain_text import squash
from flows.ingest.words.units import find_unit
from flows.ingest.words.values import read_value

#: What a column holds shows in so many first rows.
_ROWS_LOOKED_AT = 2000
_INDEX_WORDS = frozenset(["序号", "编号", "行次", "no", "no."])
_CODE_WORDS = frozenset(
    ["代码", "区划代码", "行政区划代码", "编码", "指标代码", "村编码", "村代码", "id"]
)
_UNIT_WORDS = frozenset(["计量单位", "单位"])
_TIME_WORDS = frozenset(["年份", "年度", "年", "月份", "月", "时间", "日期", "季度"])


@dataclass(frozen=True)
class Part:
    """One table of those side by side: its columns by what they are for."""

    left: int
    right: int
    labels: tuple[int, ...]
    units: tuple[int, ...]
    values: tuple[int, ...]


@dataclass(frozen=True)
class _Column:
    """What a column holds: header words, figures and texts in the body."""

    position: int
    words: tuple[str, ...]
    figures: int
    texts: int
    are_units: bool
    are_years: bool

    @property
    def is_empty(self) -> bool:
        return not self.words and not self.figures and not self.texts

    @property
    def is_text(self) -> bool:
        return self.texts > self.figures

    def is_headed(self, words: frozenset[str]) -> bool:
        return any(is_word(word, words) for word in self.words)


def split_columns(sheet: Sheet, table: PlainTable) -> list[Part]:
    """Return the table's parts from left to right; each has its own label column."""
    paths = header_paths(sheet, table.header, range(sheet.width))
    columns = [
        _look_at(sheet, table, position, paths[position])
        for position in range(sheet.width)
        if not sheet.is_hidden_column(position)
    ]
    parts: list[list[_Column]] = [[]]
    for column in columns:
        if parts[-1] and _starts_part(column, parts[-1], columns):
            parts.append([])
        parts[-1].append(column)
    return [part for group in parts if (part := _make_part(group)) is not None]


def _look_at(sheet: Sheet, table: PlainTable, position: int, words: tuple[str, ...]) -> _Column:
    cells = [sheet.cell(row, position) for row in table.body[:_ROWS_LOOKED_AT]]
    figures = [value for value in cells if is_figure(value)]
    texts = [
        value
        for value in cells
        if isinstance(value, str)
        and not is_figure(value)
        and not is_blank(value)
        and read_value(value).state == "text"
    ]
    years = [value for value in figures if 1949 <= (read_value(value).value or 0) <= 2100]
    return _Column(
        position,
        words,
        len(figures),
        len(texts),
        are_units=bool(texts)
        and sum(find_unit(text) is not None for text in texts) > 0.6 * len(texts),
        are_years=bool(figures) and len(years) == len(figures),
    )


def _starts_part(column: _Column, before: Sequence[_Column], columns: Sequence[_Column]) -> bool:
    """Return whether a column begins the table to the right: it labels rows anew."""
    if not column.is_text or column.are_units or not column.words:
        return False
    has_values = any(other.figures > other.texts for other in before)
    first = next((other for other in before if other.is_text), None)
    if not has_values or first is None:
        return False
    if squash(column.words[-1]) == squash(first.words[-1] if first.words else ""):
        return True
    has_gap = before[-1].is_empty
    has_more = any(other.position > column.position and other.figures for other in columns)
    return has_gap and has_more


def _make_part(columns: Sequence[_Column]) -> Part | None:
    used = [column for column in columns if not column.is_empty]
    labels: list[_Column] = []
    for column in used:
        if column.is_headed(_INDEX_WORDS) or column.are_units:
            continue
        if not (column.is_text or _labels_anyway(column, labels, used)):
            break
        labels.append(column)
    if not labels:
        labels = used[:1]
    units = [column for column in used if column.are_units and column.is_headed(_UNIT_WORDS)]
    values = [
        column
        for column in used
        if column not in labels
        and column not in units
        and not column.is_headed(_INDEX_WORDS | _CODE_WORDS)
    ]
    if not values:
        return None
    return Part(
        columns[0].position,
        columns[-1].position,
        tuple(column.position for column in labels),
        tuple(column.position for column in units),
        tuple(column.position for column in values),
    )


def _labels_anyway(column: _Column, labels: Sequence[_Column], used: Sequence[_Column]) -> bool:
    """Return whether a column of figures labels rows: codes before names, years in the first."""
    has_text_later = any(
        other.is_text and other.position > column.position and other.position - column.position < 3
        for other in used
    )
    if column.is_headed(_CODE_WORDS) and has_text_later:
        return True
    return not labels and (column.is_headed(_TIME_WORDS) or column.are_years)
