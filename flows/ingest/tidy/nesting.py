"""Label lines in, each with those it belongs to out: by indent, numbering, 其中, headings."""

from collections.abc import Sequence
from dataclasses import dataclass

from flows.ingest.tidy.label_lines import LabelLine

#: The words of a part begin where the next part's words do, give or take a blank.
_ALIGNED = 2
#: So many rows below a total are asked whether they have rows of their own.
_FAR = 500


@dataclass(frozen=True)
class _Open:
    """A row that may head the rows below it."""

    depth: tuple[int, int]
    line: LabelLine
    is_heading: bool = False
    is_outer: bool = False


def nest_lines(lines: Sequence[LabelLine], heads: frozenset[int]) -> dict[int, tuple[str, ...]]:
    """Return the labels of each line with those of the lines that it belongs to."""
    paths: dict[int, tuple[str, ...]] = {}
    opened: list[_Open] = []
    level, part = 0, None
    for number, line in enumerate(lines):
        level = level if line.number is None else line.number
        depth = (line.indent, level)
        if line.is_part:
            depth, part = _depth_of_part(depth, opened), line
        elif part is not None and abs(line.indent - part.content_indent) <= _ALIGNED < line.indent:
            depth = _depth_of_part(depth, opened)
        elif opened and line.begins_total and _stands_out(lines, number):
            depth = (min(line.indent, opened[-1].depth[0]), level)
            part = None
        else:
            part = None
        own = _Open(depth, line, line.row in heads, _is_outer(lines, number, heads))
        opened = _parents(opened, own)
        if line.is_grand_total:
            opened = []
        paths[line.row] = (*(one.line.text for one in opened), line.text)
        if not line.is_total or line.row in heads or _has_siblings(lines, number):
            opened.append(own)
        opened = opened[: _end_of_heading(line, opened)]
    return paths


def _end_of_heading(line: LabelLine, opened: Sequence[_Open]) -> int:
    """Return how many open rows stay open below a row: Total expenses closes Expenses."""
    for place, one in enumerate(opened):
        is_other = one.is_heading and one.line.row != line.row
        if is_other and line.begins_total and one.line.text.casefold() in line.text.casefold():
            return place
    return len(opened)


def _depth_of_part(depth: tuple[int, int], opened: Sequence[_Open]) -> tuple[int, int]:
    """Return a depth just below the row that 其中 speaks of: the last that is no part itself."""
    wholes = [one.depth for one in opened if one.depth <= depth and not one.line.is_part]
    return (wholes[-1][0], wholes[-1][1] + 1) if wholes else depth


def _stands_out(lines: Sequence[LabelLine], number: int) -> bool:
    """Return whether a total is set in for its looks: alone at its depth, below a row of values."""
    line, before = lines[number], lines[number - 1]
    after = lines[number + 1] if number + 1 < len(lines) else None
    is_alone = after is None or after.indent < line.indent
    return before.has_values and before.indent < line.indent and is_alone


def _has_siblings(lines: Sequence[LabelLine], number: int) -> bool:
    """Return whether other rows of a total's depth have rows of their own below them, as it has."""
    line = lines[number]
    if number + 1 >= len(lines) or lines[number + 1].indent <= line.indent:
        return False
    later = lines[number + 1 : number + 1 + _FAR]
    return any(
        other.indent == line.indent and not other.is_total and below.indent > other.indent
        for other, below in zip(later, later[1:], strict=False)
    )


def _is_outer(lines: Sequence[LabelLine], number: int, heads: frozenset[int]) -> bool:
    """Return whether a heading heads the heading right below it, as ASSETS does Current assets."""
    if lines[number].row not in heads or number + 1 >= len(lines):
        return False
    below = lines[number + 1]
    return below.row in heads and below.indent == lines[number].indent and below.number is None


def _parents(opened: Sequence[_Open], own: _Open) -> list[_Open]:
    """Return the rows above that a row belongs to.

    A heading heads the rows of its own depth until a blank row, or until indented rows came and
    went; a heading of headings until the next one of its kind.
    """
    kept = list(opened)
    was_deeper = False
    while kept and kept[-1].depth >= own.depth:
        last = kept[-1]
        is_level = last.is_heading and last.depth == own.depth
        if is_level and last.is_outer and not own.is_outer:
            break
        is_headed = is_level and not own.is_heading and not was_deeper
        if is_headed and not (own.line.gap and _has_rows(last, opened)):
            break
        was_deeper = was_deeper or last.depth[0] > own.depth[0]
        kept.pop()
    return kept


def _has_rows(heading: _Open, opened: Sequence[_Open]) -> bool:
    """Return whether rows stood under the heading already."""
    return opened[-1] is not heading
