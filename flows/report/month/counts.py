"""How many indicators stand where, what they score, and how two months compare on shared ones."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flows.catalog.model import Catalog
from flows.report.month.judged_row import JudgedRow


@dataclass(frozen=True)
class Counts:
    """Rows by status. `due` counts what was asked and measured: green, yellow, red and missing.

    `not_due`, `not_applicable` and `no_target` stand apart: one denominator for all.
    """

    green: int = 0
    yellow: int = 0
    red: int = 0
    missing: int = 0
    not_due: int = 0
    not_applicable: int = 0
    no_target: int = 0

    @property
    def due(self) -> int:
        """Return how many were due with a target: the denominator of every share."""
        return self.green + self.yellow + self.red + self.missing

    @property
    def behind(self) -> int:
        """Return how many are behind: yellow and red."""
        return self.yellow + self.red


@dataclass(frozen=True)
class Comparison:
    """Two due months on the indicators that were due in both; `common` says how many.

    `due_before` counts all that were due in the earlier one. `before_period` is empty in a first
    month, then everything is 0.
    """

    before_period: str
    common: int
    before: Counts
    now: Counts
    due_before: int = 0


@dataclass(frozen=True)
class LevelCounts:
    """The rows of one level (county, or all towns): all, against plan targets, compared."""

    all: Counts
    plan_target: Counts
    compared: Comparison


def count(rows: Iterable[JudgedRow]) -> Counts:
    """Return the rows by status; a row that is due without a target counts as `no_target`."""
    found = Counter(
        "no_target" if row.status == "missing" and not row.is_scored else row.status for row in rows
    )
    return Counts(**{name: found[name] for name in Counts.__dataclass_fields__})


def count_level(rows: Sequence[JudgedRow], before: Sequence[JudgedRow]) -> LevelCounts:
    """Return the counts of a month's rows; `before` are those of the month before it."""
    return LevelCounts(
        all=count(rows),
        plan_target=count(row for row in rows if not row.is_reference),
        compared=compare(rows, before),
    )


def compare(rows: Sequence[JudgedRow], before: Sequence[JudgedRow]) -> Comparison:
    """Return both months' counts on what both judged (rules.md section 8)."""
    earlier = {(row.indicator_code, row.area_code): row for row in before if row.is_scored}
    common = [
        row for row in rows if row.is_scored and (row.indicator_code, row.area_code) in earlier
    ]
    return Comparison(
        before_period=before[0].period if before else "",
        common=len(common),
        before=count(earlier[row.indicator_code, row.area_code] for row in common),
        now=count(common),
        due_before=len(earlier),
    )


def score_rows(rows: Sequence[JudgedRow], catalog: Catalog) -> float:
    """Return the score of rules.md section 8 over some rows."""
    points = scoring_points(catalog)
    weights = [importance_of(row.indicator_code, catalog) for row in rows]
    whole = sum(weight * points[row.status] for weight, row in zip(weights, rows, strict=True))
    return 100 * whole / sum(weights)


def scoring_points(catalog: Catalog) -> dict[str, float]:
    """Return the policy's points of each scored status."""
    return catalog.policy.points.model_dump()


def importance_of(indicator_code: str, catalog: Catalog) -> float:
    """Return an indicator's importance."""
    return catalog.indicator_by_code[indicator_code].importance


def attainment_of(rows: Sequence[JudgedRow]) -> float:
    """Return the attainment of rules.md section 8 over some scored rows."""
    parts = [0.0 if row.status == "missing" else max(0.0, 1 - row.shortfall) for row in rows]
    return 100 * sum(parts) / len(parts)
