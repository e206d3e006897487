"""Tables of an HTML file (often named .xls) as one grid, spans kept as merges."""

from html.parser import HTMLParser

from flows.ingest.decode import decode_text
from flows.ingest.grid import CellValue, Grid, Merge

_LARGEST_SPAN = 2000


def read_html(content: bytes) -> list[Grid]:
    """Return one grid with all tables of the page under each other, as programs open it."""
    parser = _TableParser()
    parser.feed(decode_text(content, is_html=True))
    parser.close()
    return [Grid(sheet="", rows=parser.rows, merges=tuple(parser.merges))] if parser.rows else []


class _TableParser(HTMLParser):
    """Collects cells row by row; cells under a row span move to the right."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[CellValue]] = []
        self.merges: list[Merge] = []
        self._taken: set[tuple[int, int]] = set()
        self._text: list[str] | None = None
        self._span = (1, 1)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self._end_cell()
            self.rows.append([])
        elif tag in ("td", "th"):
            self._end_cell()
            if not self.rows:
                self.rows.append([])
            values = dict(attrs)
            self._span = (_span(values.get("rowspan")), _span(values.get("colspan")))
            self._text = []
        elif tag == "br" and self._text is not None:
            self._text.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr", "table"):
            self._end_cell()

    def handle_data(self, data: str) -> None:
        if self._text is not None:
            self._text.append(data)

    def close(self) -> None:
        super().close()
        self._end_cell()

    def _end_cell(self) -> None:
        if self._text is None:
            return
        row, line = len(self.rows) - 1, self.rows[-1]
        while (row, len(line)) in self._taken:
            line.append(None)
        column = len(line)
        line.append("".join(self._text).strip(" \r\n\t"))
        height, width = self._span
        line.extend([None] * (width - 1))
        self._taken.update(
            (row + down, column + i) for down in range(1, height) for i in range(width)
        )
        if height > 1 or width > 1:
            self.merges.append(Merge(row, column, row + height - 1, column + width - 1))
        self._text = None


def _span(text: str | None) -> int:
    return min(int(text), _LARGEST_SPAN) if text and text.isdigit() and int(text) > 0 else 1
