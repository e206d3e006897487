"""Short digests that change when targets or rules do, so that a changed status can be explained."""

import hashlib
from collections.abc import Iterable

from flows.catalog.model import Catalog


def target_digest(catalog: Catalog) -> str:
    """Return twelve hex digits of all stated and local targets and baselines."""
    return _digest([catalog.targets, catalog.targets_local, catalog.baselines])


def rule_digest(catalog: Catalog) -> str:
    """Return twelve hex digits of the policy and the indicators' and measures' definitions."""
    return _digest([[catalog.policy], catalog.indicators, catalog.measures, catalog.areas])


def _digest(tables: Iterable[Iterable[object]]) -> str:
    digest = hashlib.sha256()
    for table in tables:
        for record in table:
            digest.update(repr(record).encode() + b"\n")
    return digest.hexdigest()[:12]
