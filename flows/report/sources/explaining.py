"""Who must explain a difference from an outside source."""

from flows.catalog.model import Catalog
from flows.words.place_words import is_all_towns


def explaining(explainer: str, area_code: str, catalog: Catalog) -> str:
    """Return who must explain a difference: the declared unit, or the area's town."""
    if not is_all_towns(explainer):
        return explainer
    area = catalog.area_by_code[area_code]
    return catalog.area_name(area.parent_code) if area.level == "village" else area.name
