"""Which towns were merged into which (rules.md section 2, "Areas change")."""

from collections import defaultdict

from flows.assess.targets.allocation import Merged
from flows.catalog.model import Catalog
from flows.period import month_index


def merged_towns(catalog: Catalog) -> Merged:
    """Return for each town those merged into it, with the index of their last month."""
    found: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for town in catalog.towns:
        if town.merged_into:
            found[town.merged_into].append((town.area_code, month_index(town.valid_to)))
    return found
