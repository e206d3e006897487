"""Months or quarters side by side below one measure (4月 | 5月 | 6月 | 合计), and their total."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from flows.catalog.records import Measure
from flows.ingest.words.measure_names import PathReading
from flows.ingest.words.plain_text import squash
from flows.ingest.words.report_words import Said, is_running_total, named_time
from flows.period import month_of

#: So many months beside each other are a series; two are this report and the last one.
_SERIES, _WITH_TOTAL = 3, 2
#: What heads a total of months; 务工人数合计 may be a measure.
_TOTALS = frozenset(["合计", "总计", "小计", "共计", "计"])
_MONTHS_A_QUARTER = 3


def settle_series(
    readings: dict[int, PathReading],
    paths: Mapping[int, tuple[str, ...]],
    measures: Mapping[str, Measure],
    period: str,
) -> dict[int, PathReading]:
    """Return what the columns of each measure say, those in a series as `settle_said` has it.

    A total of the year's months so far is the value of a year-to-date measure only.
    """
    by_code: dict[str, list[int]] = defaultdict(list)
    for position, reading in readings.items():
        for code in reading.codes:
            by_code[code].append(position)
    settled = dict(readings)
    for code, positions in by_code.items():
        if len(positions) == 1:
            continue
        said = {position: readings[position].said for position in positions}
        found, sums = settle_said(said, paths, period)
        is_running = measures[code].accumulation == "ytd"
        for position in positions:
            one = "other" if position in sums and not is_running else found[position]
            settled[position] = readings[position]._replace(said=one)
    return settled


def settle_said(
    said: dict[int, Said], paths: Mapping[int, tuple[str, ...]], period: str
) -> tuple[dict[int, Said], frozenset[int]]:
    """Return what columns of one measure say, and which are the sum of the year's months so far.

    In a series each month is its own figure: the last month beside this one is no report before it.
    A total of other months is something else.
    """
    totals = {position for position in said if _TOTALS & set(map(squash, paths[position]))}
    named = {position: time for position in said if (time := _time_of(paths[position]))}
    times = set(named.values())
    if len(times) < (_WITH_TOTAL if totals else _SERIES):
        return said, frozenset()
    is_whole = _is_year_so_far(times, period)
    settled = {position: _said_in_series(said[position]) for position in named}
    totalled: dict[int, Said] = dict.fromkeys(totals, "value" if is_whole else "other")
    return {**said, **settled, **totalled}, frozenset(totals if is_whole else ())


def running_total(paths: Sequence[tuple[str, ...]]) -> int | None:
    """Return which one of 本期 | 累计 below a name runs from the year's start; None if not one."""
    if len({path[:-1] for path in paths}) > 1 or min(map(len, paths)) == 1:
        return None
    running = [number for number, path in enumerate(paths) if is_running_total(path[-1])]
    return running[0] if len(running) == 1 else None


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
