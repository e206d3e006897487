"""One row of a table of series as text, read by column; errors name row and column."""

import math
import re

from flows.errors import UsageError
from flows.words.sentence import sentence

#: What tables write where there is no figure.
_ABSENT = {"", "na", "n/a", "nan", "none", "null", "..", "...", "…", "-", "–", "—", "/"}
#: A number as people write one: thousands apart, a percent sign behind.
_NUMBER = re.compile(r"[-+]?(\d{1,3}(,\d{3})+|\d+)?(\.\d*)?([eE][-+]?\d+)?\s*[%％]?")
_YEAR = re.compile(r"(\d{4})(\.0+)?年?")
_KINDS = ("point", "const", "direction")


class SeriesRow:
    """One row; `place` as a spreadsheet program shows it, the first below the header is 2."""

    def __init__(self, place: int, cells: dict[str, str]) -> None:
        self._place, self._cells = place, cells

    def text(self, column: str) -> str:
        """Return the cell as text; a table without the column is an error."""
        if column not in self._cells:
            raise UsageError(sentence("error.no_column", column=column))
        return self._cells[column].strip()

    def number(self, column: str, *, is_required: bool = True) -> float | None:
        """Return the number of a cell, 85% as 85; None where there is none."""
        text = self.text(column) if is_required else self._cells.get(column, "").strip()
        return None if text.lower() in _ABSENT else self._to_number(column, text)

    def numbers(self, *columns: str) -> list[float | None]:
        """Return the numbers of cells that are compared: percentages all, or none of them."""
        numbers = [self.number(name) for name in columns]
        signs = {
            self._cells.get(name, "").strip().endswith(("%", "％"))
            for name, number in zip(columns, numbers, strict=True)
            if number is not None and number != 0
        }
        if len(signs) > 1:
            raise UsageError(sentence("error.mixed_percent", row=self._place))
        return numbers

    def year(self, column: str) -> int | None:
        """Return a year, None where there is none: no growth can be a year's then."""
        text = self.text(column)
        return None if text.lower() in _ABSENT else self._to_year(column, text)

    def direction(self) -> int:
        """Return 1 where more is better, -1 where less is."""
        text = self.text("direction").removesuffix(".0").removeprefix("+")
        if text not in ("1", "-1"):
            raise UsageError(sentence("error.direction", row=self._place, text=text))
        return int(text)

    def kind(self) -> str:
        """Return point, const or direction."""
        text = self.text("kind")
        if text not in _KINDS:
            raise UsageError(sentence("error.progress_kind", row=self._place, text=text))
        return text

    def require(self, column: str, number: float | None, kind: str) -> None:
        """Raise where a kind of target needs a column that is empty."""
        if number is None:
            raise UsageError(
                sentence("error.target_lacks", row=self._place, column=column, kind=kind)
            )

    def yearly(self, column: str) -> dict[int, float]:
        """Return the values of `2018:7.34 2019:7.75` by year; a year without a value has none."""
        values: dict[int, float] = {}
        for part in re.split(r"[\s;；]+", self.text(column)):
            year, colon, value = part.replace("：", ":").partition(":")
            if part and not colon:
                raise UsageError(
                    sentence("error.yearly", row=self._place, column=column, text=part)
                )
            if not part or value.lower() in _ABSENT:
                continue
            number = self._to_year(column, year)
            if number in values:
                raise UsageError(
                    sentence("error.year_twice", row=self._place, column=column, year=number)
                )
            values[number] = self._to_number(column, value)
        return values

    def _to_number(self, column: str, text: str) -> float:
        plain = text.replace(",", "").rstrip("%％ ")
        if _NUMBER.fullmatch(text) and any(mark.isdecimal() for mark in text):
            number = float(plain)
            if math.isfinite(number):
                return number
        raise UsageError(sentence("error.not_a_number", row=self._place, column=column, text=text))

    def _to_year(self, column: str, text: str) -> int:
        found = _YEAR.fullmatch(text.strip())
        if found is None:
            raise UsageError(sentence("error.no_year", row=self._place, column=column, text=text))
        return int(found[1])
