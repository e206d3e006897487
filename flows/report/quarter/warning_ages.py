"""Open warnings by age: how many months they have been running, at which level."""

from collections.abc import Iterable
from dataclasses import dataclass

from flows.report.month.warned import Warned

#: First and last month of each age; the last one is open.
_SPANS = ((1, 3), (4, 6), (7, 12), (13, None))


@dataclass(frozen=True)
class Age:
    """Warnings of one age; `levels` counts 1, 2, 3; `watched` are on the watch list."""

    first: int
    last: int | None
    county: int
    towns: int
    levels: tuple[int, int, int]
    watched: int

    @property
    def name(self) -> str:
        """Return the age in words: 1～3个月, 13个月以上."""
        return f"{self.first}～{self.last}个月" if self.last else f"{self.first}个月以上"

    @property
    def count(self) -> int:
        """Return how many warnings there are."""
        return self.county + self.towns


def warning_ages(warned: Iterable[Warned]) -> tuple[Age, ...]:
    """Return every age with its open warnings, youngest first, empty ages too."""
    open_ones = [one for one in warned if one.is_open]
    return tuple(
        _age(first, last, [one for one in open_ones if _is_within(one.months, first, last)])
        for first, last in _SPANS
    )


def _is_within(months: int, first: int, last: int | None) -> bool:
    return first <= months and (last is None or months <= last)


def _age(first: int, last: int | None, ones: list[Warned]) -> Age:
    county = sum(one.is_county for one in ones)
    first_level, second, third = (sum(one.level == level for one in ones) for level in (1, 2, 3))
    return Age(
        first=first,
        last=last,
        county=county,
        towns=len(ones) - county,
        levels=(first_level, second, third),
        watched=sum(one.is_watched for one in ones),
    )
