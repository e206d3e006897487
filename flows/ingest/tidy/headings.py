"""Which label rows without figures head the rows below them, and which are just not reported."""

from collections.abc import Iterator, Sequence

from flows.ingest.tidy.label_lines import LabelLine


def find_headings(lines: Sequence[LabelLine]) -> frozenset[int]:
    """Return the rows of the lines that head the lines of their own depth below them.

    A deeper line belongs to the line above it anyway; this is about lines of one depth.
    """
    return frozenset(
        line.row
        for number, line in enumerate(lines)
        if _is_candidate(line, lines) and sum(_weigh(lines, number)) > 0
    )


def _is_candidate(line: LabelLine, lines: Sequence[LabelLine]) -> bool:
    """Return whether a line may be a heading; a total only where other headings stand beside it."""
    if line.has_values or (line.is_reported_blank and line.number is None):
        return False
    return not line.is_total or any(
        not one.has_values and not one.is_total and not one.is_reported_blank for one in lines
    )


def _weigh(lines: Sequence[LabelLine], number: int) -> Iterator[float]:
    """Yield what speaks for (above 0) and against a heading."""
    line = lines[number]
    below = lines[number + 1] if number + 1 < len(lines) else None
    if below is None:
        yield -10.0  # nothing below it that it could head
        return
    yield -1.0
    if line.is_wide:
        yield 3.0
    if line.text.endswith((":", "：")):
        yield 2.0
    if line.number is not None:
        yield 3.0 if below.number is None or below.number > line.number else -1.0
    if line.is_strong and not below.is_strong:
        yield 2.0
    yield from _weigh_place(lines, number, below)


def _weigh_place(lines: Sequence[LabelLine], number: int, below: LabelLine) -> Iterator[float]:
    line = lines[number]
    if _begins_the_body(lines, number):
        yield 2.0
    elif _first_is_candidate(lines):
        yield 1.5
    if line.gap:
        yield 1.0
    if line.text.isupper() and not below.text.isupper():
        yield 1.0
    if not below.has_values and below.indent <= line.indent:
        yield -1.0  # two rows without figures, one below the other
    if line.number is None and _ends_alike(
        line.text, [other for other in lines if other.has_values]
    ):
        yield -3.0


def _begins_the_body(lines: Sequence[LabelLine], number: int) -> bool:
    return not any(one.has_values and not one.is_total for one in lines[:number])


def _first_is_candidate(lines: Sequence[LabelLine]) -> bool:
    """Return whether the body begins with such a row: then each group has its own."""
    first = next((one for one in lines if not (one.is_total and one.has_values)), None)
    return first is not None and _is_candidate(first, lines)


def _ends_alike(text: str, others: Sequence[LabelLine]) -> bool:
    """Return whether the label is of the kind of its neighbours: 中厂镇 among 城关镇, 卡子镇."""
    if text.isascii() or not others:
        return False
    alike = sum(other.text[-1:] == text[-1:] for other in others)
    return alike * 2 >= len(others)
