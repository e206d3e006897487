"""Sections 4 to 6 and 8 of rules.md once more, from the text alone: judgement and ranking."""

import itertools
import math
import statistics

from flows.catalog.model import Catalog
from flows.catalog.records import Indicator
from flows.period import month_of, periods_between, year_of
from tests.assess.plain_targets import NOTHING_ASKED, PlainTargets, satisfies
from tests.assess.plain_values import NEAR, PlainValues

Row = dict[str, object]
_COLUMNS = (
    *("actual", "target", "target_upper", "basis", "is_reference", "carried", "expected"),
    *("expected_upper", "variance", "variance_pct", "completion", "shortfall", "met", "streak"),
    *("forecast", "forecast_met", "needed_per_month"),
)


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
        rows, streak, year = [], 0, 0
        for period in self.periods:
            if not self.answers.is_due(indicator, period):
                continue
            if not self.answers.is_judged(indicator, area, period):
                continue
            if is_year_task(indicator) and year_of(period) != year:
                streak, year = 0, year_of(period)
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
        row: Row = dict.fromkeys(_COLUMNS) | {
            "indicator_code": indicator.indicator_code,
            "area_code": area,
            "period": period,
            "coverage": self.answers.coverage(indicator, area, period),
        }
        year = year_of(period)
        if (
            not self.answers.is_concerned(indicator, area)
            or self.targets.is_idle(indicator, area, year)
            or self.answers.has_nothing_to_do(indicator, area, period)
        ):
            return row | {"status": "not_applicable"}
        actual = self.answers.value(indicator, area, period)
        row |= {"actual": actual, "carried": self.answers.carried(indicator, area, period)}
        target = self.targets.published(indicator, area, year)
        if target is None:
            return row | {"status": "missing" if actual is None else "no_target"}
        row |= dict(zip(("target", "target_upper", "basis"), target, strict=True))
        row["is_reference"] = self.targets.is_reference(indicator, area, year)
        expected = self.expected(indicator, area, period)
        if actual is None:
            row |= {"expected": expected, "status": "missing"}
            return row | {"expected_upper": None if expected is None else target[1]}
        return row | self._judge(indicator, area, period, actual, target, expected)

    # --- what is asked ---

    def expected(self, indicator: Indicator, area: str, period: str) -> float | None:
        """E, in whole things; None while there is no path."""
        path = self.targets.path(indicator, area, period)
        if path == NOTHING_ASKED:
            return None
        thing = self._thing(indicator, area, period)
        if thing is None or not self.is_on_way(indicator, area, period):
            return path
        if indicator.direction == "at_most":
            return math.ceil(path / thing - NEAR) * thing
        return math.floor(path / thing + NEAR) * thing

    def _thing(self, indicator: Indicator, area: str, period: str) -> float | None:
        if indicator.integer:
            return 1.0
        if indicator.aggregation == "ratio":
            if not self.catalog.measure_by_code[indicator.numerator].integer:
                return None
        elif indicator.aggregation != "share_where":
            return None
        whole = self.answers.denominator(indicator, area, period)
        return 100 / whole if whole and whole > NEAR else None

    def is_on_way(self, indicator: Indicator, area: str, period: str) -> bool:
        year = year_of(period)
        if self.targets.is_reference(indicator, area, year):
            return True
        path = self.targets.path(indicator, area, period)
        goal = self.targets.target(indicator, area, year)[0]
        return path != NOTHING_ASKED and abs(path - goal) > NEAR

    def is_nothing_asked(self, indicator, area, period, target, expected) -> bool:
        if expected is None or not self.answers.is_bound_asked(indicator, period):
            return True
        if indicator.path == "at_due" and self.answers.share(indicator, period) == 0:
            return True
        return indicator.direction != "at_most" and target[0] > NEAR and expected <= NEAR

    # --- judgement ---

    def _judge(self, indicator, area, period, actual, target, expected) -> Row:
        met = satisfies(indicator, actual, target)
        row = {
            "completion": None if abs(target[0]) <= NEAR else 100 * actual / target[0],
            "met": met,
        }
        is_waiting = self.is_nothing_asked(indicator, area, period, target, expected)
        if is_waiting and not met:
            return row | {"status": "not_due"}
        if is_waiting:
            row |= {"status": "green", "shortfall": 0.0}
        else:
            row |= self._status(indicator, area, period, actual, target, expected)
        forecast = self.forecast(indicator, area, period, actual)
        left = 12 - month_of(period)
        return row | {
            "expected": expected,
            "expected_upper": None if expected is None else target[1],
            "variance": None if expected is None else actual - expected,
            "variance_pct": None
            if expected is None or abs(expected) <= NEAR
            else 100 * (actual - expected) / abs(expected),
            "forecast": forecast,
            "forecast_met": None if forecast is None else satisfies(indicator, forecast, target),
            "needed_per_month": (target[0] - actual) / left if not met and left else None,
        }

    def _status(self, indicator, area, period, actual, target, expected) -> Row:
        gap, short = self._shortfall(indicator, actual, target, expected)
        tolerance = self.tolerance(indicator)
        is_on_way = self.is_on_way(indicator, area, period)
        band = min(self.catalog.policy.on_course, tolerance) if is_on_way else 0.0
        green, yellow = band, tolerance
        if indicator.direction == "equal" and indicator.tolerance is not None:
            green, yellow = tolerance, 2 * tolerance
        status = "red"
        if short <= green + NEAR or (is_on_way and gap <= band * abs(target[0]) + NEAR):
            status = "green"
        elif short <= yellow + NEAR:
            status = "yellow"
        return {"shortfall": short, "status": status}

    def _shortfall(self, indicator, actual, target, expected) -> tuple[float, float]:
        """The gap on the wrong side, and the shortfall."""
        sides = []
        if indicator.direction in ("at_least", "between"):
            sides.append((expected - actual, expected))
        if indicator.direction == "at_most":
            sides.append((actual - expected, expected))
        if indicator.direction == "between" and target[1] is not None:
            sides.append((actual - target[1], target[1]))
        if indicator.direction == "equal":
            low, high = sorted([expected, target[0]])
            sides += [(low - actual, low), (actual - high, high)]
        shorts = [
            0.0 if gap <= NEAR else 1.0 if abs(divisor) <= NEAR else gap / abs(divisor)
            for gap, divisor in sides
        ]
        return max(gap for gap, _ in sides), max(shorts)

    def tolerance(self, indicator: Indicator) -> float:
        if indicator.tolerance is not None:
            return indicator.tolerance
        policy = self.catalog.policy.tolerance
        return policy.rate if indicator.kind == "rate" else policy.default

    # --- outlook ---

    def forecast(self, indicator, area, period, actual) -> float | None:
        share = self.answers.share(indicator, period)
        if share <= NEAR and (is_year_task(indicator) or indicator.kind == "cumulative"):
            return None
        if indicator.kind == "flow" or indicator.path == "from_zero":
            ahead = actual / share
            return min(100.0, ahead) if indicator.kind == "rate" else ahead
        if indicator.kind == "cumulative":
            before = 0.0
            if year_of(period) != self.catalog.plan_of(indicator).first_year:
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


def is_year_task(indicator: Indicator) -> bool:
    return indicator.kind == "flow" or indicator.path in ("from_zero", "at_due")


def town_scores(catalog: Catalog, periods: list[str], assessments: list[Row]) -> list[Row]:
    importance = {i.indicator_code: i.importance for i in catalog.indicators}
    points = catalog.policy.points.model_dump()
    rows: list[Row] = []
    for period in periods:
        of_period = []
        for town in catalog.towns:
            is_begun = town.valid_from <= period
            if not is_begun or (town.valid_to and town.valid_to < period):
                continue
            mine = [
                row
                for row in assessments
                if row["area_code"] == town.area_code and row["period"] == period
            ]
            of_period.append(_town_score(town.area_code, period, mine, importance, points))
        ranked = [row for row in of_period if row["score"] is not None]
        ranked.sort(
            key=lambda row: (
                -round(row["score"], 9),
                -round(row["attainment"], 9),
                row["red"],
                row["area_code"],
            )
        )
        for place, row in enumerate(ranked, start=1):
            row["rank"] = place
        rows += of_period
    return rows


def _town_score(town: str, period: str, mine: list[Row], importance, points) -> Row:
    scored = [row for row in mine if row["status"] in points and row["target"] is not None]
    row: Row = {"area_code": town, "period": period, "score": None, "attainment": None}
    row |= {"rank": None, "is_reporting": any(r["coverage"] > 0 for r in mine)}
    row |= {status: sum(r["status"] == status for r in scored) for status in points}
    if row["is_reporting"] and scored:
        weights = [importance[r["indicator_code"]] for r in scored]
        won = sum(w * points[r["status"]] for w, r in zip(weights, scored, strict=True))
        parts = [0 if r["status"] == "missing" else max(0, 1 - r["shortfall"]) for r in scored]
        row |= {"score": 100 * won / sum(weights), "attainment": 100 * sum(parts) / len(parts)}
    return row
