"""Whether a row's figures head columns: years, dates, counts, bounds of classes."""

from collections.abc import Sequence

from flows.ingest.grid import CellValue
from flows.ingest.sheets.cell_kinds import (
    FIGURES,
    TEXT,
    is_ascending,
    is_dated,
    is_year,
    sequence_of,
)
from flows.ingest.sheets.neighbours import Neighbours
from flows.ingest.sheets.region import RowFacts, leaves_corner

#: Figures that could be years are looked for in so many rows below: by chance one row has some.
_ROWS_OF_YEARS = 3


def heading_sequence(near: Neighbours, index: int) -> tuple[float, str]:
    """Return how much a row's figures look like a heading (years, dates, 1 2 3 …), and why."""
    facts = near.rows[index]
    values = near.figures(index)
    kind = sequence_of(values)
    below = _first_below(near, index)
    if not values or below is None or not (kind or is_ascending(values)):
        return 0.0, ""
    if len(values) == 1 and index and near.supported_above(index):
        return 0.0, ""  # one number amid figures may be a year by chance
    same = _filled(near, below, facts.figures)
    is_own_row = TEXT in facts.kinds[: facts.figures[0]] and near.is_told_apart_above(index)
    if kind == "years":
        later = [one for one in near.below(index) if one.figures][:_ROWS_OF_YEARS]
        same = [value for one in later for value in _filled(near, one, facts.figures)]
    if kind in ("years", "dates") and _repeats_row_above(near, index):
        return 5.0, "与上一行的年份或日期完全相同，像另一种文字的表头"
    if kind in ("years", "dates"):
        return _weigh_dated(kind, len(values), same, is_own_row=is_own_row)
    if is_own_row or near.is_told_apart_above(index):
        return 0.0, ""
    if kind == "counts":
        return (4.0, "数字是 1、2、3…，下面是数据") if len(values) > 2 else (2.5, "数字是 1、2")
    is_free = _is_free_above(near, index) and (not index or TEXT not in facts.kinds)
    has_more = is_ascending(same) and not leaves_corner(facts, below)
    return (3.5, "数字逐列递增，像分组界限") if is_free and not has_more else (0.0, "")


def _repeats_row_above(near: Neighbours, index: int) -> bool:
    """Return whether the row above, itself no data, has the same figures in the same columns."""
    facts = near.rows[index]
    if not index or len(facts.figures) < 2 or near.rows[index - 1].figures != facts.figures:
        return False
    return (
        near.figures(index - 1) == near.figures(index) and heading_sequence(near, index - 1)[0] > 0
    )


def _filled(near: Neighbours, facts: RowFacts, places: Sequence[int]) -> list[CellValue]:
    values = [near.region.value(facts.row, place) for place in places]
    return [value for value in values if value is not None and value != ""]


def _is_free_above(near: Neighbours, index: int) -> bool:
    """Return whether nothing but a title stands right above the row's figures."""
    if not index:
        return True
    above = near.rows[index - 1]
    return len(above.words) < 2 and not above.figures


def _weigh_dated(
    kind: str, count: int, under: Sequence[CellValue], *, is_own_row: bool
) -> tuple[float, str]:
    is_same = all(map(is_year, under)) if kind == "years" else is_dated(under[:1])
    if is_same or not under:
        return 0.0, ""
    reason = f"数字都是{'年份' if kind == 'years' else '日期'}"
    return (1.5, reason) if is_own_row else (5.0 if count > 1 else 3.0, f"{reason}，下面不是")


def _first_below(near: Neighbours, index: int) -> RowFacts | None:
    """Return the first row below with figures under most of this row's figures."""
    places = near.rows[index].figures
    for facts in near.below(index):
        if sum(facts.kinds[place] in FIGURES for place in places) * 2 >= len(places):
            return facts
    return None
