"""One assessment as a typed row: what papers read of a judged figure."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

import pandas as pd

from flows.period import shift

#: Columns that are read as numbers; absent ones are NaN.
_NUMBERS = (
    "actual",
    "target",
    "target_upper",
    "expected",
    "expected_upper",
    "variance",
    "completion",
    "shortfall",
    "coverage",
    "forecast",
    "needed_per_month",
)
#: Statuses of a row that was due and had something to be measured by.
SCORED = ("green", "yellow", "red", "missing")
#: Statuses of a row that was judged by a figure.
MEASURED = ("green", "yellow", "red")
BEHIND = ("red", "yellow")


@dataclass(frozen=True, slots=True)
class JudgedRow:
    """One indicator in one area and due period; absent numbers are NaN, `met` None.

    `carried` counts the leaf areas whose value is an earlier month's (含N个村上月数); `lacking`
    names the towns of which a county's figure holds nothing at all (未含某镇).
    """

    indicator_code: str
    area_code: str
    period: str
    status: str
    basis: str
    is_reference: bool
    actual: float
    target: float
    target_upper: float
    expected: float
    expected_upper: float
    variance: float
    completion: float
    shortfall: float
    coverage: float
    forecast: float
    needed_per_month: float
    met: bool | None
    forecast_met: bool | None
    carried: int
    lacking: tuple[str, ...] = ()

    @property
    def is_scored(self) -> bool:
        """Return whether it was due and measured, or should have been."""
        return self.status in SCORED and not math.isnan(self.target)

    @property
    def is_measured(self) -> bool:
        """Return whether a figure was reported and judged."""
        return self.status in MEASURED


def judged_rows(assessments: pd.DataFrame) -> tuple[JudgedRow, ...]:
    """Return the rows of a frame of `assessments` in its order."""
    return tuple(_rows(assessments))


def name_lacking(
    rows: Sequence[JudgedRow], county: str, towns: Mapping[str, str], carry_months: int
) -> tuple[JudgedRow, ...]:
    """Return the rows; a county's figure names the towns of which it holds nothing.

    A town that did not report has no figure of its own, but its places may be in the county's with
    earlier values: then the county holds more carried ones than the towns with a figure.
    `towns`: names by code; `carry_months` as the policy has it.
    """
    silent: dict[tuple[str, str], list[str]] = defaultdict(list)
    carried: dict[tuple[str, str], int] = defaultdict(int)
    for row in rows:
        if row.area_code in towns:
            key = row.indicator_code, row.period
            carried[key] += row.carried
            if row.status == "missing":
                silent[key].append(row.area_code)
    reported = {(row.indicator_code, row.area_code, row.period) for row in rows if row.coverage > 0}

    def named(row: JudgedRow) -> JudgedRow:
        key = row.indicator_code, row.period
        codes = silent[key]
        if row.carried > carried[key]:
            codes = _not_carried(codes, row, reported, carry_months)
        return replace(row, lacking=tuple(towns[code] for code in codes))

    return tuple(named(row) if row.area_code == county and row.is_measured else row for row in rows)


def _not_carried(
    codes: Sequence[str], row: JudgedRow, reported: Set[tuple[str, str, str]], carry_months: int
) -> list[str]:
    """Return the silent towns that had no figure so lately that it still stands for them.

    None is named where the rows do not tell whose earlier values the county's figure holds.
    """
    months = [shift(row.period, -back) for back in range(1, carry_months + 1)]
    held = [
        code
        for code in codes
        if any((row.indicator_code, code, month) in reported for month in months)
    ]
    return [code for code in codes if code not in held] if held else []


def _rows(frame: pd.DataFrame) -> Iterator[JudgedRow]:
    numbers = zip(*(_floats(frame, name) for name in _NUMBERS), strict=True)
    texts = zip(
        frame["indicator_code"].astype(str),
        frame["area_code"].astype(str),
        frame["period"].astype(str),
        frame["status"].astype(str),
        (str(basis) if isinstance(basis, str) else "" for basis in frame["basis"]),
        strict=True,
    )
    flags = zip(
        (flag is True for flag in _flags(frame, "is_reference")),
        _flags(frame, "met"),
        _flags(frame, "forecast_met"),
        (0 if math.isnan(count) else int(count) for count in _floats(frame, "carried")),
        strict=True,
    )
    for words, figures, (is_reference, met, forecast_met, carried) in zip(
        texts, numbers, flags, strict=True
    ):
        code, area, period, status, basis = words
        yield JudgedRow(
            indicator_code=code,
            area_code=area,
            period=period,
            status=status,
            basis=basis,
            is_reference=is_reference,
            met=met,
            forecast_met=forecast_met,
            carried=carried,
            **dict(zip(_NUMBERS, figures, strict=True)),
        )


def _floats(frame: pd.DataFrame, name: str) -> list[float]:
    return [float(value) for value in pd.to_numeric(frame[name]).astype("float64")]


def _flags(frame: pd.DataFrame, name: str) -> Iterable[bool | None]:
    """Return true, false or nothing; a column with gaps holds objects."""
    for value in frame[name]:
        yield None if pd.isna(value) else bool(value)
