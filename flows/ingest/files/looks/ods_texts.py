"""What a cell of an ods table says of which a part is raised or struck out."""

import html
import re
from collections.abc import Mapping

from flows.ingest.files.raised_text import Run, join_runs

_TAGS = re.compile(rb"(<[^<>]*>)")
_SPAN = re.compile(rb'<text:span\s[^<>]*style-name="([^"<]*)"')
_SPACES = re.compile(rb'text:c="(\d{1,3})"')
_NOTE = re.compile(rb"<office:annotation[\s>].*?</office:annotation>", re.S)


def has_marked_spans(cell: bytes, styles: Mapping[bytes, Run]) -> bool:
    """Return whether a part of the cell's text has one of the styles."""
    return b"<text:span" in cell and any(name in styles for name in _SPAN.findall(cell))


def meant_text(cell: bytes, styles: Mapping[bytes, Run]) -> str:
    """Return the cell's text, raised digits as such and without what is struck out."""
    body = _NOTE.sub(b"", cell.partition(b">")[2]).partition(b"</table:table-cell")[0]
    runs: list[Run] = []
    open_spans = [Run("")]
    for number, piece in enumerate(_TAGS.split(body)):
        if number % 2 == 0:
            text = html.unescape(piece.decode("utf-8", "replace"))
            runs.append(open_spans[-1]._replace(text=text))
        elif match := _SPAN.match(piece):
            open_spans.append(styles.get(match.group(1), open_spans[-1]))
        elif piece == b"</text:span>" and len(open_spans) > 1:
            open_spans.pop()
        elif text := _space_of(piece):
            runs.append(Run(text))
    return join_runs(runs).strip("\n")


def _space_of(tag: bytes) -> str:
    """Return the white space that a tag stands for, or nothing."""
    if tag.startswith((b"<text:line-break", b"</text:p")):
        return "\n"
    if tag.startswith(b"<text:tab"):
        return "\t"
    if tag.startswith(b"<text:s/") or tag.startswith(b"<text:s "):
        match = _SPACES.search(tag)
        return " " * (int(match.group(1)) if match else 1)
    return ""
