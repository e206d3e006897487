"""How each indicator stood at a quarter's end: its latest row that was asked and measured."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flows.period import Quarter
from flows.report.month.judged_row import JudgedRow


@dataclass(frozen=True)
class Pair:
    """One indicator in one area that was judged in two spans of time, and both rows."""

    before: JudgedRow
    now: JudgedRow


def rows_of_months(rows: Iterable[JudgedRow], months: Sequence[str]) -> tuple[JudgedRow, ...]:
    """Return one row per indicator and area: the latest scored one of the months.

    Where none was scored the latest of all stands for it, so that `not_due` is counted too.
    `rows` are in the order of their periods.
    """
    latest: dict[tuple[str, str], JudgedRow] = {}
    for row in rows:
        if row.period in months:
            known = latest.get((row.indicator_code, row.area_code))
            if known is None or row.is_scored or not known.is_scored:
                latest[row.indicator_code, row.area_code] = row
    return tuple(latest.values())


def quarter_rows(rows: Iterable[JudgedRow], quarter: Quarter) -> tuple[JudgedRow, ...]:
    """Return one row per indicator and area for a quarter."""
    return rows_of_months(rows, quarter.months)


def common_pairs(now: Iterable[JudgedRow], before: Iterable[JudgedRow]) -> tuple[Pair, ...]:
    """Return what was judged in both (rules.md section 8), in the order of `now`."""
    earlier = {(row.indicator_code, row.area_code): row for row in before if row.is_scored}
    return tuple(
        Pair(earlier[row.indicator_code, row.area_code], row)
        for row in now
        if row.is_scored and (row.indicator_code, row.area_code) in earlier
    )
