"""The cell formats of a workbook made from nothing: one font, one border, each made once."""

from xlsxwriter import Workbook
from xlsxwriter.format import Format

#: Also the workbook's own font: the width of columns is counted in its digits, so that a Chinese
#: character takes two of them.
FONT, POINTS = "宋体", 11
_LINE = "#BFBFBF"


class Formats:
    """The cell formats of a workbook, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, str | int | bool], ...], Format] = {}

    def get(self, **values: str | int | bool) -> Format:
        """Return the format with these properties over the common ones."""
        key = tuple(sorted(values.items()))
        if key not in self._made:
            common = {
                "font_name": FONT,
                "font_size": POINTS,
                "font_scheme": "",
                "valign": "vcenter",
            }
            self._made[key] = self._book.add_format(common | values)
        return self._made[key]

    def cell(self, **values: str | int | bool) -> Format:
        """Return a bordered format."""
        return self.get(border=1, border_color=_LINE, **values)
