"""Where the numbers of indicators come from: file, sheet and cell, or how many cells."""

from collections.abc import Iterable

from flows.catalog.model import Catalog
from flows.report.month.facts import Facts


class Sources:
    """Where the numbers of the month come from: the cell, or how many cells."""

    def __init__(self, facts: Facts) -> None:
        self._catalog = facts.catalog
        names = ("measure_code", "area_code", "file_name", "sheet", "cell")
        columns = (facts.latest_observations[name].tolist() for name in names)
        self._cells = {
            (measure, area): place for measure, area, *place in zip(*columns, strict=True)
        }

    def of(self, indicator_code: str, area_code: str) -> dict[str, str]:
        """Return file, sheet and cell of an indicator's number; a count for a roll-up."""
        indicator = self._catalog.indicator_by_code[indicator_code]
        measure = indicator.measure or indicator.numerator
        found = [
            self._cells[measure, leaf]
            for leaf in _leaves(area_code, self._catalog)
            if (measure, leaf) in self._cells
        ]
        if not found:
            return {"file_name": "", "sheet": "", "cell": ""}
        if len(found) == 1:
            return dict(zip(("file_name", "sheet", "cell"), found[0], strict=True))
        files = list(dict.fromkeys(place[0] for place in found))
        name = files[0] if len(files) == 1 else f"{files[0]}等{len(files)}个文件"
        return {"file_name": name, "sheet": "", "cell": f"{len(found)}个单元格汇总"}


def _leaves(area_code: str, catalog: Catalog) -> Iterable[str]:
    yield area_code
    for area in catalog.areas:
        parent = catalog.area_by_code.get(area.parent_code)
        if area.parent_code == area_code or (parent and parent.parent_code == area_code):
            yield area.area_code
