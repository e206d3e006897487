"""Months or quarters side by side below one measure (4月 | 5月 | 6月 | 合计), and their total."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from flows.catalog.records import Measure
from flows.ingest.words.measure_names import PathReading
from flows.ingest.words.report_words import Said, is_running_total, named_time
from flows.ingest.words.total_names import is_total
from flows.period import month_of

#: So many months beside each other are a series; two are this report and the last one.
_SERIES, _WITH_TOTAL = 3, 2
_MONTHS_A_QUARTER = 3
_Times = dict[str, set[tuple[str, int]]]


def settle_series(
    readings: dict[int, PathReading],
    paths: Mapping[int, tuple[str, ...]],
    measures: Mapping[str, Measure],
    period: str,
) -> dict[int, PathReading]:
    """Return what the columns of series say: each time its own figure, their total mostly another.

    The last month beside another is no report before this one, so that this month's figure stays
    the month's own. A total of months is the figure of a year-to-date measure when it begins with
    the year and ends with the report.
    """
    codes = [code for reading in readings.values() for code in reading.codes]
    if len(set(codes)) == len(codes):
        return readings
    named = {position: _time_of(path) for position, path in paths.items()}
    totals = {position for position, path in paths.items() if any(map(is_total, path))}
    times = _times_of_measures(readings, named)
    with_total = {code for position in totals for code in readings[position].codes}
    settled = dict(readings)
    for position, reading in readings.items():
        for code in reading.codes:
            is_series = len(times[code]) >= (_WITH_TOTAL if code in with_total else _SERIES)
            if is_series and position in totals:
                is_whole = _is_year_so_far(times[code], period)
                is_value = is_whole and measures[code].accumulation == "ytd"
                settled[position] = reading._replace(said="value" if is_value else "other")
            elif is_series and named[position]:
                settled[position] = reading._replace(said=_said_in_series(reading.said))
    return settled


def running_total(paths: Sequence[tuple[str, ...]]) -> int | None:
    """Return which one of 本期 | 累计 below a name runs from the year's start; None if not one."""
    if len({path[:-1] for path in paths}) > 1 or min(map(len, paths)) == 1:
        return None
    running = [number for number, path in enumerate(paths) if is_running_total(path[-1])]
    return running[0] if len(running) == 1 else None


def _times_of_measures(
    readings: Mapping[int, PathReading], named: Mapping[int, tuple[str, int] | None]
) -> _Times:
    times: _Times = defaultdict(set)
    for position, reading in readings.items():
        if time := named[position]:
            for code in reading.codes:
                times[code].add(time)
    return times


def _time_of(path: tuple[str, ...]) -> tuple[str, int] | None:
    return next(filter(None, map(named_time, path)), None)


def _said_in_series(said: Said) -> Said:
    """Return what a month's column says: a group that names this month says it of its figures."""
    if said == "previous":
        return "other"
    return said or "month"


def _is_year_so_far(times: set[tuple[str, int]], period: str) -> bool:
    """Return whether months or quarters are all from the year's first to the report's."""
    month = month_of(period)
    quarters = set(range(1, month // _MONTHS_A_QUARTER + 1))
    by_quarter = {("quarter", quarter) for quarter in quarters}
    is_end = month % _MONTHS_A_QUARTER == 0
    by_month = {("month", number) for number in range(1, month + 1)}
    return times == by_month or (is_end and times == by_quarter)
