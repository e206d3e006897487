"""The cells of a unit column or unit row: what each states, and what a blank one may mean."""

from collections.abc import Sequence
from typing import NamedTuple

from flows.ingest.words.plain_text import squash
from flows.ingest.words.stated_units import said_unit
from flows.ingest.words.units import factor

#: What stands for the unit before it.
_DITTO = frozenset(["〃", '"', "″", "同上"])


class UnitCell(NamedTuple):
    """What a cell states; a blank one has nothing, and `before` is the last unit before it."""

    unit: str
    before: str = ""

    def is_unclear(self, own: str) -> bool:
        """Return whether a blank cell may mean the unit before it as well as its measure's own.

        So it looks where a merged cell was dissolved. Units of other kinds, or equal ones, leave
        nothing open.
        """
        by = factor(self.before, own) if self.before else None
        return not self.unit and by is not None and by != 1


def read_units(texts: Sequence[str]) -> list[UnitCell]:
    """Return what the cells of a unit column or row state, in their order; 〃 states it again."""
    cells: list[UnitCell] = []
    last = ""
    for text in texts:
        plain = text.strip()
        unit = last if squash(plain) in _DITTO else said_unit(plain) or plain
        cells.append(UnitCell(unit, "" if unit else last))
        last = unit or last
    return cells
