"""How sheets are printed: the figures that both writers of workbooks use."""

from dataclasses import dataclass

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
