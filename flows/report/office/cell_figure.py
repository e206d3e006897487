"""Figures in workbooks: kept whole, shown with the decimals that papers give them."""

from typing import Self

from flows.numbers_text import show_figure


class Figure(float):
    """A figure that is shown with at most so many decimals, and is kept whole."""

    decimals: int

    def __new__(cls, value: float, decimals: int) -> Self:
        """Return the figure."""
        made = super().__new__(cls, value)
        made.decimals = decimals
        return made


def number_format(value: float, decimals: int = 2) -> str:
    """Return a format without a dot behind whole numbers and without zeros for small ones."""
    shown = len(show_figure(value, decimals).partition(".")[2])
    return "#,##0." + "0" * shown if shown else "#,##0"
