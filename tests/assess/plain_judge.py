"""Sections 5 to 8 of rules.md once more, from the text alone: judgement, episodes, ranking."""

import itertools
import statistics

from flows.catalog.model import Catalog
from flows.catalog.records import Indicator
from flows.period import month_of, periods_between, year_of
from tests.assess.plain_targets import PlainTargets, satisfies
from tests.assess.plain_values import NEAR, PlainValues

Row = dict[str, object]
_EMPTY = dict.fromkeys(
    ("variance", "variance_pct", "completion", "shortfall", "met", "streak", "forecast")
) | {"forecast_met": None, "needed_per_month": None}


class PlainJudge:
    """Everything about one county up to a month."""

    def __init__(self, catalog: Catalog, observations, through: str):
        given = [row for row in observations if row[2] <= through]
        first = min((row[2] for row in given if row[3] is not None), default="")
        self.catalog = catalog
        self.periods = periods_between(first, through) if first else []
        due = {
            (target.indicator_code, target.year): month_of(target.due_month)
            for target in catalog.targets
            if target.due_month
        }
        self.answers = PlainValues(catalog, given, due)
        self.targets = PlainTargets(catalog, self.answers, self.periods)

    def assessments(self) -> list[Row]:
        rows = []
        for indicator in self.catalog.indicators:
            for area in self.answers.judged_areas(indicator):
                rows += self._series(indicator, area)
        return rows

    def _series(self, indicator: Indicator, area: str) -> list[Row]:
        rows, streak = [], 0
        for period in self.periods:
            if not self.answers.is_due(indicator, period):
                continue
            row = self._row(indicator, area, period)
            if row["status"] == "red":
                streak += 1
            elif row["status"] in ("green", "yellow"):
                streak = 0
            if row["status"] in ("green", "yellow", "red"):
                row["streak"] = streak
            rows.append(row)
        return rows

    def _row(self, indicator: Indicator, area: str, period: str) -> Row:
        actual = self.answers.value(indicator, area, period)
        target = self.targets.target(indicator, area, year_of(period))
        expected = self.targets.expected(indicator, area, period)
        row: Row = {
            "indicator_code": indicator.indicator_code,
            "area_code": area,
            "period": period,
            "actual": actual,
            "target": target and target[0][0],
            "target_upper": target and target[0][1],
            "basis": target and target[1],
            "expected": expected and expected[0],
            "expected_upper": expected and expected[1],
            "coverage": self.answers.coverage(indicator, area, period),
        } | _EMPTY
        if actual is None:
            return row | {"status": "missing"}
        if target is None or expected is None:
            return row | {"status": "no_target"}
        return row | self._judge(indicator, area, period, actual, target[0], expected)

    def _judge(self, indicator, area, period, actual, target, expected) -> Row:
        variance = actual - expected[0]
        gap = shortfall(indicator.direction, actual, expected)
        met = satisfies(indicator.direction, actual, target)
        left = 12 - month_of(period)
        forecast = self.forecast(indicator, area, period, actual)
        return {
            "variance": variance,
            "variance_pct": None if abs(expected[0]) <= NEAR else 100 * variance / abs(expected[0]),
            "completion": None if abs(target[0]) <= NEAR else 100 * actual / target[0],
            "shortfall": gap,
            "status": "green"
            if gap <= NEAR
            else "yellow"
            if gap <= self.tolerance(indicator) + NEAR
            else "red",
            "met": met,
            "forecast": forecast,
            "forecast_met": None
            if forecast is None
            else satisfies(indicator.direction, forecast, target),
            "needed_per_month": (target[0] - actual) / left if not met and left else None,
        }

    def tolerance(self, indicator: Indicator) -> float:
        if indicator.tolerance is not None:
            return indicator.tolerance
        policy = self.catalog.policy.tolerance
        return policy.rate if indicator.kind == "rate" else policy.default

    def forecast(self, indicator, area, period, actual) -> float | None:
        share = self.answers.share(indicator, period)
        if share == 0:
            return None
        if indicator.kind == "flow" or indicator.path == "from_zero":
            ahead = actual / share
            return min(100.0, ahead) if indicator.kind == "rate" else ahead
        if indicator.kind == "cumulative":
            before = 0.0
            if year_of(period) != 2021:
                december = f"{year_of(period) - 1}-12"
                if december not in self.periods:
                    return None
                before = self.answers.value(indicator, area, december)
            return None if before is None else before + (actual - before) / share
        ahead = self._slope(indicator, area, period) * (12 - month_of(period)) + actual
        return min(100.0, max(0.0, ahead)) if indicator.kind == "rate" else max(0.0, ahead)

    def _slope(self, indicator, area, period) -> float:
        points = []
        for number, month in enumerate(self.periods):
            if month <= period and self.answers.is_due(indicator, month):
                value = self.answers.value(indicator, area, month)
                if value is not None:
                    points.append((number, value))
        points = points[-6:]
        if len(points) < 3:
            return 0.0
        return statistics.median(
            (later[1] - earlier[1]) / (later[0] - earlier[0])
            for earlier, later in itertools.combinations(points, 2)
        )


def shortfall(direction: str, actual: float, expected) -> float:
    low, upper = expected

    def relative(gap: float, divisor: float) -> float:
        if gap <= NEAR:
            return 0.0
        return 1.0 if abs(divisor) <= NEAR else gap / abs(divisor)

    if direction == "at_least":
        return relative(low - actual, low)
    if direction == "at_most":
        return relative(actual - low, low)
    if direction == "equal":
        return relative(abs(actual - low), low)
    return max(relative(low - actual, low), relative(actual - upper, upper))


def town_scores(catalog: Catalog, assessments: list[Row]) -> list[Row]:
    towns = {town.area_code for town in catalog.towns}
    rows: list[Row] = []
    for period in sorted({row["period"] for row in assessments}):
        scored = []
        for town in sorted(towns):
            mine = [
                row
                for row in assessments
                if row["area_code"] == town
                and row["period"] == period
                and row["target"] is not None
            ]
            if not mine:
                continue
            parts = [
                0 if row["status"] == "missing" else max(0, 1 - row["shortfall"]) for row in mine
            ]
            counts = {
                status: sum(row["status"] == status for row in mine)
                for status in ("green", "yellow", "red", "missing")
            }
            score = 100 * sum(parts) / len(parts)
            scored.append({"area_code": town, "period": period, "score": score} | counts)
        scored.sort(key=lambda row: (-round(row["score"], 9), row["red"], row["area_code"]))
        rows += [row | {"rank": place} for place, row in enumerate(scored, start=1)]
    return rows


def episodes(statuses: list[tuple[str, str]], held: set[str]) -> list[Row]:
    """Walk the due periods of one indicator in one area (section 7, default policy)."""
    found: list[Row] = []
    is_open = False
    for number, (period, status) in enumerate(statuses):
        so_far = statuses[: number + 1]
        reds, yellows = run_of("red", so_far), run_of("yellow", so_far)
        level = 1
        if status == "red":
            level = 3 if reds >= 3 or period.endswith("-12") else reds
        if is_open and status in ("green", "no_target"):
            state = "resolved" if status == "green" else "lapsed"
            found[-1] |= {"state": state, "resolved": period}
            is_open = False
        elif is_open:
            found[-1] |= {"last_period": period, "level": max(level, found[-1]["level"])}
        elif period not in held and (status == "red" or (status == "yellow" and yellows >= 2)):
            place = {"opened": period, "last_period": period, "level": level}
            found.append(place | {"state": "open", "resolved": ""})
            is_open = True
    return found


def run_of(colour: str, statuses: list[tuple[str, str]]) -> int:
    """How many of this colour end the series; missing and no_target neither count nor break."""
    colours = [status for _, status in statuses if status in ("green", "yellow", "red")]
    return len(list(itertools.takewhile(lambda status: status == colour, reversed(colours))))
