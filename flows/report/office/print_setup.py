"""How sheets are printed: figures that both writers of workbooks use, and one of them set up."""

from dataclasses import dataclass

from xlsxwriter.worksheet import Worksheet

#: Paper sizes as spreadsheet files number them.
A3, A4 = 8, 9
#: One page wide, as many pages high as the rows need.
PAGES_WIDE, PAGES_HIGH = 1, 0
#: The middle of the foot of every page.
FOOTER = "第 &P 页，共 &N 页"


@dataclass(frozen=True)
class Margins:
    """Inches; `edge` is how far header and footer are from the paper's edge."""

    left: float = 0.4
    right: float = 0.4
    top: float = 0.6
    bottom: float = 0.7
    edge: float = 0.3


MARGINS = Margins()


def set_print(sheet: Worksheet, title_rows: str = "") -> None:
    """Print on A4 landscape, one page wide, title rows repeated, pages numbered."""
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(PAGES_WIDE, PAGES_HIGH)
    sheet.set_margins(MARGINS.left, MARGINS.right, MARGINS.top, MARGINS.bottom)
    sheet.set_footer(f"&C{FOOTER}", None, MARGINS.edge)
    if title_rows:
        first, last = (int(part) - 1 for part in title_rows.split(":"))
        sheet.repeat_rows(first, last)
