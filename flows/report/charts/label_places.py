"""Where the figures beside a chart's marks stand, so that none lies over another or over a mark."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

#: Half the height and width of a mark that no figure covers.
_MARK = 6.0


@dataclass(frozen=True)
class Label:
    """A figure beside its mark, in units of the drawing that grow to the right and down.

    `x` is the middle of its words, `mark` where its mark stands; `side` is -1 for a figure that
    stands above its mark where there is room, 1 for one below.
    """

    x: float
    mark: tuple[float, float]
    width: float
    side: int


Box = tuple[float, float, float, float]


def place_labels(labels: Sequence[Label], *, rise: float, height: float) -> list[float]:
    """Return the height of each figure's middle: beside its mark, else on the other side or off.

    Those first in the list choose first; `rise` is the way from a mark to its figure.
    """
    taken: list[Box] = []
    places = []
    for label in labels:
        marks = [_around(*one.mark, _MARK, _MARK) for one in labels if one.mark != label.mark]
        spots = list(_spots(label, rise, height))
        boxes = [_around(label.x, y, label.width / 2, height / 2) for y in spots]
        free = (
            place
            for place, box in enumerate(boxes)
            if not any(_meet(box, other) for other in (*taken, *marks))
        )
        place = next(free, 0)
        taken.append(boxes[place])
        places.append(spots[place])
    return places


def _spots(label: Label, rise: float, height: float) -> Iterator[float]:
    """Yield where a figure may stand, nearest first and on its own side first."""
    for step in range(4):
        for side in (label.side, -label.side):
            yield label.mark[1] + side * (rise + step * height)


def _around(x: float, y: float, wide: float, high: float) -> Box:
    return (x - wide, y - high, x + wide, y + high)


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
