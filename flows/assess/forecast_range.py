"""How sure an outlook is, from the series' own past errors (rules.md section 6).

The year's last value lies in 80 % of the cases between `forecast_low` and `forecast_high`.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from flows.assess.student_t import t_90, t_probability

Values = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
KEYS = ["series", "month_index"]
RANGE_COLUMNS = ["forecast_low", "forecast_high", "chance"]
#: With fewer past errors nothing is said about how sure an outlook is.
FEWEST_ERRORS = 6
#: Errors of forecasts that overlap in time are like one another: so few degrees at least, and so
#: many for each stretch of time that does not overlap (tried on simulated and real series).
_FEWEST_DEGREES, _DEGREES_A_STRETCH = 6.0, 4.0
_MONTHS = 12
_ALLOWED = 1e-9


@dataclass(frozen=True)
class _Spread:
    """Per series: how far off the forecasts were, how much they scatter, degrees of freedom."""

    bias: Values
    scale: Values
    degrees: Values
    counts: Values

    def where(self, condition: Flags, other: "_Spread") -> "_Spread":
        """Return this spread where the condition holds, and the other one elsewhere."""
        return _Spread(
            np.where(condition, self.bias, other.bias),
            np.where(condition, self.scale, other.scale),
            np.where(condition, self.degrees, other.degrees),
            np.where(condition, self.counts, other.counts),
        )

    def of(self, chosen: Flags) -> "_Spread":
        """Return the spread of the chosen series alone."""
        return _Spread(
            self.bias[chosen], self.scale[chosen], self.degrees[chosen], self.counts[chosen]
        )


def outlook_ranges(rows: pd.DataFrame) -> pd.DataFrame:
    """Return KEYS and RANGE_COLUMNS for rows of series and due month.

    `rows` has value, forecast (of the year's end), slope per month, is_year_task (the forecast is a
    share of the year's task, and its errors are relative), is_rate, and the bounds `at_least` and
    `at_most` that meet the year's target. A row gets a range when the forecasts of its month in
    earlier years have at least six known errors; for levels else when forecasts over as many months
    from any earlier month have. December has none: its year is over.
    """
    places, _ = pd.factorize(rows["series"])
    first = int(rows["month_index"].min()) if len(rows) else 0
    columns = rows["month_index"].to_numpy() - first
    shape = (int(places.max()) + 1 if len(rows) else 0, int(columns.max()) + 1 if len(rows) else 0)
    grids = {
        name: _grid(shape, places, columns, rows[name].to_numpy(dtype=float))
        for name in ("value", "forecast", "slope", "is_year_task", "is_rate", "at_least", "at_most")
    }
    results = {name: np.full(shape, np.nan) for name in RANGE_COLUMNS}
    for column in range(shape[1]):
        ahead = _MONTHS - 1 - (first + column) % _MONTHS
        if ahead > 0:
            found = _range_at(grids, column, ahead)
            for name, values in zip(RANGE_COLUMNS, found, strict=True):
                results[name][:, column] = values
    ranges = {name: grid[places, columns] for name, grid in results.items()}
    return rows[KEYS].assign(**ranges)


def _grid(
    shape: tuple[int, int], places: npt.NDArray[np.intp], columns: Values, values: Values
) -> Values:
    grid = np.full(shape, np.nan)
    grid[places, columns] = values
    return grid


def _range_at(grids: dict[str, Values], column: int, ahead: int) -> Values:
    """Return low, high and chance (rows) of every series in one month, NaN where none is known."""
    of_tasks = _spread_of_years(_task_errors(grids, column, ahead))
    of_levels = _level_spread(grids, column, ahead)
    month = {name: grid[:, column] for name, grid in grids.items()}
    spread = of_tasks.where(month["is_year_task"] == 1, of_levels)
    is_known = (spread.counts >= FEWEST_ERRORS) & np.isfinite(month["forecast"])
    ranges = np.full((len(RANGE_COLUMNS), len(is_known)), np.nan)
    if is_known.any():
        known = {name: values[is_known] for name, values in month.items()}
        ranges[:, is_known] = _ranges_of(known, spread.of(is_known))
    return ranges


def _ranges_of(month: dict[str, Values], spread: _Spread) -> tuple[Values, Values, Values]:
    """Return low, high and chance of series whose spread is known."""
    forecast = month["forecast"]
    size = np.where(month["is_year_task"] == 1, np.abs(forecast), 1.0)
    centre, scale = forecast + spread.bias * size, spread.scale * size
    half = t_90(spread.degrees) * scale
    ceiling = np.where(month["is_rate"] == 1, 100.0, np.inf)
    low, high = np.clip(centre - half, 0, ceiling), np.clip(centre + half, 0, ceiling)
    below_most = _below(month["at_most"], centre, scale, spread.degrees, 1.0)
    chance = below_most - _below(month["at_least"], centre, scale, spread.degrees, 0.0)
    return low, high, np.clip(chance, 0, 1)


def _below(bound: Values, centre: Values, scale: Values, degrees: Values, free: float) -> Values:
    """Return the chance of a year's end below a bound; `free` where there is no such bound.

    A lower bound counts as reached, so a hair's breadth is allowed on the side that `free` says.
    """
    edge = bound + _ALLOWED * (1 if free else -1)
    with np.errstate(divide="ignore", invalid="ignore"):
        distance = np.where(scale > 0, (edge - centre) / scale, np.inf * np.sign(edge - centre))
    known = np.where(np.isinf(distance), (distance > 0).astype(float), 0.0)
    finite = np.where(np.isinf(distance), 0.0, distance)
    chance = np.where(np.isinf(distance), known, t_probability(finite, degrees))
    return np.where(np.isnan(bound), free, chance)


def _task_errors(grids: dict[str, Values], column: int, ahead: int) -> Values:
    """Return the relative errors of this month's forecasts in earlier years, a column a year."""
    months = np.arange(column - _MONTHS, -1, -_MONTHS)
    forecast, outcome = grids["forecast"][:, months], grids["value"][:, months + ahead]
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(forecast > 0, outcome / forecast - 1, np.nan)


def _level_spread(grids: dict[str, Values], column: int, ahead: int) -> _Spread:
    """Return the spread over earlier years where enough of them are known, else over all months."""
    years = np.arange(column - _MONTHS, -1, -_MONTHS)
    months = np.arange(column - ahead, -1, -1)
    same = _spread_of_years(_level_errors(grids, years, ahead))
    every = _spread_of_months(_level_errors(grids, months, ahead), ahead)
    return same.where(same.counts >= FEWEST_ERRORS, every)


def _level_errors(grids: dict[str, Values], months: npt.NDArray[np.intp], ahead: int) -> Values:
    """Return by how much the value `ahead` months later exceeded what was foreseen."""
    value, slope = grids["value"], np.nan_to_num(grids["slope"])
    ceiling = np.where(grids["is_rate"][:, months] == 1, 100.0, np.inf)
    foreseen = np.clip(value[:, months] + slope[:, months] * ahead, 0, ceiling)
    return value[:, months + ahead] - foreseen


def _spread_of_years(errors: Values) -> _Spread:
    """Return the spread of errors that are independent of one another."""
    known = np.isfinite(errors)
    counts = known.sum(axis=1).astype(float)
    some = np.maximum(counts, 2)
    bias = np.where(known, errors, 0.0).sum(axis=1) / some
    squares = np.where(known, (errors - bias[:, None]) ** 2, 0.0).sum(axis=1)
    scale = np.sqrt(squares / (some - 1) * (1 + 1 / some))
    return _Spread(bias, scale, some - 1, counts)


def _spread_of_months(errors: Values, ahead: int) -> _Spread:
    """Return the spread of errors that overlap: around zero, with fewer degrees of freedom."""
    known = np.isfinite(errors)
    counts = known.sum(axis=1).astype(float)
    squares = np.where(known, errors**2, 0.0).sum(axis=1)
    scale = np.sqrt(squares / np.maximum(counts, 1))
    degrees = np.maximum(_FEWEST_DEGREES, _DEGREES_A_STRETCH * counts / ahead)
    return _Spread(np.zeros(len(errors)), scale, degrees, counts)
