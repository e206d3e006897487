"""Which areas of a county a name means where no sheet says whose it is: all that it fits."""

from functools import lru_cache

from flows.catalog.model import Catalog
from flows.ingest.words.area_names import AreaIndex, area_index

_MOST_NAMES = 65536


def areas_named(text: str, level: str, catalog: Catalog, period: str) -> frozenset[str]:
    """Return the towns or villages valid in a month that a name fits; none where it fits none.

    A village's name may have its town's in front. Two villages of one name are both returned.
    """
    return _areas_named(text, level, area_index(catalog, period))


@lru_cache(maxsize=_MOST_NAMES)
def _areas_named(text: str, level: str, index: AreaIndex) -> frozenset[str]:
    county, towns = index.catalog.county.area_code, index.catalog.towns
    above = {"town": [county], "village": [town.area_code for town in towns]}
    parents = above.get(level, [])
    return frozenset(code for parent in parents for code in index.find_below(text, parent))
