"""A column that says of which report each row is: 上月 | 本月, 2021年 | 2022年, 计划 | 完成."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from flows.ingest.grid import CellValue
from flows.ingest.words.report_words import Said, plainly_said

_FIRST_YEAR, _LAST_YEAR = 1990, 2100
_FEWEST = 2
_BARE_YEAR = re.compile(r"\d{4}年?度?")
_ELSEWHERE: tuple[Said, ...] = ("previous", "other")


class RowTimes(NamedTuple):
    """The position of such a column, its cells, and what they say, by their rows."""

    position: int
    cells: Mapping[int, CellValue]
    said: Mapping[int, Said]


NO_TIMES = RowTimes(0, {}, {})


def find_row_times(cells: Mapping[int, CellValue], period: str) -> dict[int, Said]:
    """Return what a column's cells say by their rows; nothing where it is no such column.

    Every cell of such a column says of which report its row is, and not all that it is just this.
    """
    said: dict[int, Said] = {}
    for row, value in cells.items():
        if value is None or value == "":
            continue
        one = plainly_said(time_text(value), period)
        if not one:
            return {}
        said[row] = one
    different = set(said.values())
    is_column = len(different) > 1 or not different.isdisjoint(_ELSEWHERE)
    return said if is_column and len(said) >= _FEWEST else {}


def time_text(value: CellValue) -> str:
    """Return what a cell says of a time; the number 2021 is a year."""
    if isinstance(value, float):
        is_year = value.is_integer() and _FIRST_YEAR <= value <= _LAST_YEAR
        return f"{value:.0f}年" if is_year else ""
    return value.strip() if isinstance(value, str) else ""


def rows_of_this_report(rows: Sequence[int], times: RowTimes) -> list[int]:
    """Return those of one area's rows that are this report's figures.

    本月 gives way to 累计. A lone row is of its own year, which may be the year of something else,
    but not a plan or last month's.
    """
    said = times.said
    if len(rows) == 1:
        is_year = _BARE_YEAR.fullmatch(time_text(times.cells.get(rows[0]))) is not None
        return list(rows) if is_year or said.get(rows[0], "") not in _ELSEWHERE else []
    here = [row for row in rows if said.get(row, "") not in _ELSEWHERE]
    running = [row for row in here if said.get(row) != "month"]
    return running or here
