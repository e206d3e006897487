"""Which label rows without figures head the rows below them, and which are just not reported."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flows.ingest.tidy.label_lines import LabelLine


def find_headings(lines: Sequence[LabelLine]) -> frozenset[int]:
    """Return the rows of the lines that head the lines of their own depth below them.

    A deeper line belongs to the line above it anyway; this is about lines of one depth.
    """
    body = _look_over(lines)
    pairs = zip(lines, [*lines[1:], None], strict=False)
    return frozenset(
        line.row
        for number, (line, below) in enumerate(pairs)
        if _is_candidate(line, body.has_bare) and sum(_weigh(line, below, number, body)) > 0
    )


@dataclass(frozen=True)
class _Body:
    """What a heading is weighed against: where figures begin, and how the labels end.

    `has_bare`: some row that is no total has no figures. `begins_bare`: the first row is one.
    `first_rows`: where each label stands first.
    """

    first_values: int
    has_bare: bool
    begins_bare: bool
    endings: Counter[str]
    first_rows: dict[str, int]


def _look_over(lines: Sequence[LabelLine]) -> _Body:
    has_bare = any(not (one.has_values or one.is_total or one.is_reported_blank) for one in lines)
    first = next((one for one in lines if not (one.is_total and one.has_values)), None)
    values = [at for at, one in enumerate(lines) if one.has_values and not one.is_total]
    return _Body(
        first_values=values[0] if values else len(lines),
        has_bare=has_bare,
        begins_bare=first is not None and _is_candidate(first, has_bare),
        endings=Counter(one.text[-1:] for one in lines if one.has_values),
        first_rows={lines[at].text: at for at in reversed(values)},
    )


def _is_candidate(line: LabelLine, has_bare: bool) -> bool:
    """Return whether a line may be a heading; a total only where other headings stand beside it."""
    if line.has_values or (line.is_reported_blank and line.number is None):
        return False
    return has_bare or not line.is_total


def _weigh(line: LabelLine, below: LabelLine | None, number: int, body: _Body) -> Iterator[float]:
    """Yield what speaks for (above 0) and against a heading."""
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
    if below.has_values and body.first_rows.get(below.text, number) < number:
        yield 3.0  # the labels begin again below it
    yield from _weigh_place(line, below, number, body)


def _weigh_place(line: LabelLine, below: LabelLine, number: int, body: _Body) -> Iterator[float]:
    if number < body.first_values:
        yield 2.0
    elif body.begins_bare:
        yield 1.5  # each group has its own heading, as the first one has
    if line.gap:
        yield 1.0
    if line.text.isupper() and not below.text.isupper():
        yield 1.0
    if not below.has_values and below.indent <= line.indent:
        yield -1.0  # two rows without figures, one below the other
    if line.number is None and _ends_alike(line.text, body.endings):
        yield -3.0
    if line.text.isdigit() and below.text.isdigit():
        yield -4.0  # a year that was not reported among years


def _ends_alike(text: str, endings: Counter[str]) -> bool:
    """Return whether the label is of the kind of the others: 中厂镇 among 城关镇, 卡子镇."""
    if text.isascii() or not endings:
        return False
    return endings[text[-1:]] * 2 >= endings.total()
