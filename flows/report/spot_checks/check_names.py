"""How the areas of an inspection are called."""

from flows.catalog.model import Catalog

#: What belongs to a town itself and to none of its villages.
OWN = "本级"


def area_title(catalog: Catalog, area_code: str) -> str:
    """Return town and village, 清水乡清水村; a town itself is 清水乡（本级）."""
    area = catalog.area_by_code.get(area_code)
    if area is None:
        return area_code
    if area.level != "village":
        return f"{area.name}（{OWN}）"
    return f"{catalog.area_name(area.parent_code)}{area.name}"
