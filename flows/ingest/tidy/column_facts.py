"""What each column of a table holds in its body, as the roles of the columns are told from it."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from flows.ingest.grid import CellValue
from flows.ingest.sheets.cell_kinds import BLANK, FIGURES, TEXT, is_ascending, is_year, kind_of
from flows.ingest.sheets.header import header_paths
from flows.ingest.sheets.sheet import Sheet
from flows.ingest.sheets.table_bounds import PlainTable
from flows.ingest.words.header_words import is_word
from flows.ingest.words.plain_text import squash
from flows.ingest.words.units import find_unit
from flows.ingest.words.values import read_value

#: What a column holds shows in so many first rows.
_ROWS_LOOKED_AT = 2000
_UNIT_TEXT = re.compile(r"\(?[%‰°]\w?\)?|\(?(?:km|m|cm|ha)[²³2-3]\)?|\(?[€$£¥]\s?\w*\)?")
_LETTER = re.compile(r"[A-Z]").fullmatch
_CODE_TEXT = re.compile(r"[A-Za-z]{0,4}[-_.]?\d[\dA-Za-z.\-_]*")


@dataclass(frozen=True)
class ColumnFacts:
    """One column of a table: its header texts and the values of its body, blanks included."""

    column: int
    words: tuple[str, ...]
    values: tuple[CellValue, ...]

    @cached_property
    def kinds(self) -> Counter[str]:
        """Return how many cells of each kind the body holds."""
        return Counter(kind_of(value) for value in self.values)

    @property
    def figures(self) -> int:
        """Return the number of figures."""
        return sum(self.kinds[kind] for kind in FIGURES)

    @property
    def texts(self) -> int:
        """Return the number of texts; signs for no figure do not count."""
        return self.kinds[TEXT]

    @property
    def is_empty(self) -> bool:
        """Return whether nothing stands in the body."""
        return self.kinds[BLANK] == len(self.values)

    @property
    def is_text(self) -> bool:
        """Return whether most of it is text."""
        return self.texts > self.figures

    @cached_property
    def numbers(self) -> list[float]:
        """Return the figures that are numbers, in order."""
        found = []
        for value in self.values:
            if isinstance(value, float | int) and not isinstance(value, bool):
                found.append(float(value))
            elif isinstance(value, str) and kind_of(value) in FIGURES:
                number = read_value(value).value
                found += [number] if number is not None else []
        return found

    @cached_property
    def filled(self) -> list[str]:
        """Return the texts and figures as squashed texts, in order."""
        return [squash(str(value)) for value in self.values if kind_of(value) != BLANK]

    @property
    def distinct_share(self) -> float:
        """Return which share of the filled cells says something of its own."""
        return len(set(self.filled)) / len(self.filled) if self.filled else 0.0

    @cached_property
    def are_years(self) -> bool:
        """Return whether every figure may be a year."""
        return bool(self.figures) and all(
            is_year(value) for value in self.values if kind_of(value) in FIGURES
        )

    @cached_property
    def are_dates(self) -> bool:
        """Return whether every figure is a date."""
        return self.kinds["d"] > 0 and not self.kinds["n"]

    @cached_property
    def counting(self) -> float:
        """Return which share of the steps from figure to figure goes up by one or starts anew."""
        numbers = self.numbers
        if not numbers or numbers[0] not in (0.0, 1.0) or any(one % 1 for one in numbers):
            return 0.0
        if len(numbers) == 1:
            return 0.5
        steps = list(zip(numbers, numbers[1:], strict=False))
        return sum(b == a + 1 or b == numbers[0] for a, b in steps) / len(steps)

    @cached_property
    def is_rank(self) -> bool:
        """Return whether the figures are places 1 to n, equal places included."""
        numbers = self.numbers
        if len(numbers) < 3 or any(one % 1 for one in numbers):
            return False
        return min(numbers) == 1 and max(numbers) <= len(numbers) and numbers == sorted(numbers)

    @cached_property
    def is_ascending(self) -> bool:
        """Return whether the figures go up or down all the way."""
        return is_ascending([value for value in self.values if kind_of(value) in FIGURES])

    @cached_property
    def are_units(self) -> bool:
        """Return whether most texts are units of measure."""
        texts = [value for value in self.values if isinstance(value, str) and value.strip()]
        known = sum(
            find_unit(text) is not None or _UNIT_TEXT.fullmatch(text.strip()) is not None
            for text in texts
        )
        return bool(texts) and known > 0.6 * len(texts)

    @cached_property
    def are_codes(self) -> bool:
        """Return whether the texts are codes: 01, 007, A12, or A B C … in order."""
        texts = [value.strip() for value in self.values if isinstance(value, str) and value.strip()]
        if not texts or self.kinds["n"] - len(texts) > 0.2 * len(texts):
            return False
        if len(texts) > 2 and all(map(_LETTER, texts)) and texts == sorted(set(texts)):
            return True
        coded = sum(_CODE_TEXT.fullmatch(text) is not None for text in texts)
        with_zero = any(re.match(r"0\d", text) for text in texts)
        with_letter = any(re.match(r"[A-Za-z]+[-_.]?\d", text) for text in texts)
        return coded > 0.7 * len(texts) and (with_zero or with_letter)

    @cached_property
    def are_equally_long(self) -> bool:
        """Return whether the figures are different whole numbers of three or more equal digits."""
        texts = [str(int(one)) for one in self.numbers if one % 1 == 0]
        return (
            len(texts) > 1
            and len(texts) == len(self.numbers)
            and len({len(text) for text in texts}) == 1
            and len(texts[0]) > 2
            and len(set(texts)) == len(texts)
        )

    @cached_property
    def are_nested(self) -> bool:
        """Return whether the figures are different whole numbers that begin with each other.

        So do the codes of a classification: 201, 20101, 2010101.
        """
        texts = {str(int(one)) for one in self.numbers if one % 1 == 0 and one > 0}
        if len(texts) < 3 or len(texts) < len(self.numbers) or min(map(len, texts)) < 3:
            return False
        inner = sum(any(text[:size] in texts for size in range(3, len(text))) for text in texts)
        lengths = {len(text) for text in texts}
        return inner * 2 >= len(texts) and len(lengths) * 2 <= len(texts) + 1

    @property
    def restarts(self) -> bool:
        """Return whether the figures go up and begin again at the same figure."""
        numbers = self.numbers
        starts = sum(number == numbers[0] for number in numbers)
        ups = sum(b > a for a, b in zip(numbers, numbers[1:], strict=False))
        return starts > 1 and ups == len(numbers) - starts

    @property
    def is_one_year(self) -> bool:
        """Return whether each of several rows says the same year: it is their time, no data."""
        return self.are_years and len(self.values) > 2 and len(set(self.filled)) == 1

    @property
    def has_only_signs(self) -> bool:
        """Return whether a column without header holds but signs such as $ beside its neighbour."""
        return not self.words and all(len(text) == 1 and not text.isalnum() for text in self.filled)

    def is_headed(self, words: frozenset[str]) -> bool:
        """Return whether a header text is one of the words."""
        return any(is_word(word, words) for word in self.words)


def look_at_columns(table: PlainTable) -> list[ColumnFacts]:
    """Return the facts of the table's columns from left to right."""
    sheet, columns = table.region.sheet, table.region.columns
    paths = header_paths(sheet, table.header, columns)
    body = table.body[:_ROWS_LOOKED_AT]
    return [
        ColumnFacts(column, paths[column], tuple(_own(sheet, row, column) for row in body))
        for column in columns
    ]


def _own(sheet: Sheet, row: int, column: int) -> CellValue:
    """Return a cell's value, nothing where a merge from the left covers it."""
    return sheet.cell(row, column) if sheet.anchor(row, column)[1] == column else None
