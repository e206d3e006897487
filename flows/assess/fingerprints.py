"""Short digests that change when targets or rules do, so that a changed status can be explained."""

import hashlib
from collections.abc import Iterable

from flows.catalog.model import Catalog
from flows.catalog.records import Area, Indicator, Measure, Plan


def target_digest(catalog: Catalog) -> str:
    """Return twelve hex digits of all stated and local targets and baselines."""
    return _digest([catalog.targets, catalog.targets_local, catalog.baselines])


#: Parts of the policy that change how things look, not what is judged.
_WITHOUT_EFFECT = ("colours", "headlines", "headline_sums", "letters", "spot_checks", "deductions")


def rule_digest(catalog: Catalog) -> str:
    """Return twelve hex digits of what decides a judgement beside targets and data.

    Names, units of work, citations, colours, letters, inspections and deductions may change
    without being a rule change.
    """
    policy = catalog.policy
    figures = sorted(policy.model_dump(exclude={*_WITHOUT_EFFECT}).items())
    return _digest(
        [
            figures,
            map(_plan_rule, catalog.plans),
            map(_indicator_rule, catalog.indicators),
            map(_measure_rule, catalog.measures),
            map(_area_rule, catalog.areas),
        ]
    )


def _indicator_rule(row: Indicator) -> tuple[object, ...]:
    formula = (row.aggregation, row.condition, row.measure, row.numerator, row.denominator)
    pace = (row.kind, row.direction, row.frequency, row.path, row.profile)
    due = (row.due_years, row.applies_to, row.level, row.importance)
    return (
        row.indicator_code,
        formula,
        pace,
        due,
        row.tolerance,
        row.integer,
        row.allocate_by,
        row.retired,
        row.introduced,
    )


def _plan_rule(row: Plan) -> tuple[object, ...]:
    return row.plan, row.first_year, row.last_year, row.base_year


def _measure_rule(row: Measure) -> tuple[object, ...]:
    return row.measure_code, row.accumulation, row.row_level


def _area_rule(row: Area) -> tuple[object, ...]:
    validity = row.valid_from, row.valid_to, row.merged_into
    return row.area_code, row.level, row.parent_code, *validity


def _digest(tables: Iterable[Iterable[object]]) -> str:
    """Return the digest of records whatever their order in the file."""
    digest = hashlib.sha256()
    for table in tables:
        for record in sorted(map(repr, table)):
            digest.update(record.encode() + b"\n")
        digest.update(b"\0")
    return digest.hexdigest()[:12]
