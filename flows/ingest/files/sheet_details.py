"""What the second look at a workbook's XML adds to what calamine reads of a sheet."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from flows.ingest.grid import CellError, CellLook, Merge, ShownAs

LooksReader = Callable[[], Mapping[tuple[int, int], CellLook]]
#: A formula that was never calculated: there is a value, but nobody has it.
NOT_CALCULATED = CellError("公式未计算")


@dataclass(frozen=True)
class SheetDetails:
    """Errors, hidden lines, merges, and cells by their format; absolute and zero-based.

    `percent_text_cells` show a percent sign that is only text, `month_cells` a date without day,
    `shown_cells` a unit; `texts` are what cells say of which a part is raised or struck out;
    `looks` reads, when it is called, how the cells look that are not plain.
    """

    errors: dict[tuple[int, int], CellError] = field(default_factory=dict)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    percent_cells: frozenset[tuple[int, int]] = frozenset()
    percent_text_cells: frozenset[tuple[int, int]] = frozenset()
    month_cells: frozenset[tuple[int, int]] = frozenset()
    shown_cells: Mapping[tuple[int, int], ShownAs] = field(default_factory=dict)
    merges: tuple[Merge, ...] = ()
    texts: Mapping[tuple[int, int], str] = field(default_factory=dict)
    looks: LooksReader | None = None
