"""Who must explain a difference from an outside source."""

from flows.catalog.model import Catalog
from flows.catalog.source_agreement import ALL_TOWNS


def explaining(explainer: str, area_code: str, catalog: Catalog) -> str:
    """Return who must explain a difference: the declared unit, or the area's town."""
    if explainer != ALL_TOWNS:
        return explainer
    area = catalog.area_by_code[area_code]
    return catalog.area_name(area.parent_code) if area.level == "village" else area.name
