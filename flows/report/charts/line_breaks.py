"""Chinese line breaking: no line begins with a closing mark or ends with an opening one."""

import re

_CLOSING = "，。、；：？！）》〉」』】”’％%…·～,.;:!?)]}"
_OPENING_MARKS = frozenset("（《〈「『【“‘([{")
#: Latin words stay in one piece, and numbers with signs and their unit's first character.
_PIECES = re.compile(
    r"[0-9][0-9A-Za-z.,%/+\-]*[\u4e00-\u9fff]?|[A-Za-z][0-9A-Za-z.,%/+\-]*|.", re.DOTALL
)
_WIDE_FROM = 0x2E7F
_NARROW = 0.56
#: Latin signs that are nearly as wide as a Chinese one.
_BROAD, _BROAD_WIDTH = frozenset("%@MW"), 0.93


def break_lines(text: str, width: float) -> list[str]:
    """Return the text in lines of at most so many full-width characters.

    A piece that is wider than a line, such as a long word, gets a line of its own.
    """
    lines = [""]
    for piece in _unbreakable(text):
        if lines[-1] and text_width(lines[-1]) + text_width(piece) > width:
            lines.append("")
        lines[-1] += piece
    return [line.strip() for line in lines]


def shorten(text: str, width: float) -> str:
    """Return the text cut with … where it is wider than so many full-width characters."""
    if text_width(text) <= width:
        return text
    kept = text
    while kept and text_width(kept) + 1 > width:
        kept = kept[:-1]
    return f"{kept}…"


def in_two_lines(text: str, width: float) -> str:
    """Return a label in at most two lines of at most so many characters each, then cut."""
    first, *rest = break_lines(text, width)
    return "\n".join([first, *([shorten("".join(rest), width)] if rest else [])])


def text_width(text: str) -> float:
    """Return the width of a text in full-width characters."""
    return sum(map(_width, text))


def _width(mark: str) -> float:
    if ord(mark) > _WIDE_FROM:
        return 1.0
    return _BROAD_WIDTH if mark in _BROAD else _NARROW


def _unbreakable(text: str) -> list[str]:
    """Return the pieces between which a line may end."""
    pieces: list[str] = []
    for piece in _PIECES.findall(text):
        # A blank is no place of its own: what stands behind it is tied as if it stood at it.
        before = pieces[-1].rstrip() if pieces else ""
        if pieces and (piece[0] in _CLOSING or piece.isspace() or before[-1:] in _OPENING_MARKS):
            pieces[-1] += piece
        else:
            pieces.append(piece)
    return pieces
