"""The acceptance of rules.md section 11 with more seeds and more kinds of trouble.

`python -m tests.bench outside` prints, for the outside simulation and for the program's own one,
how much is red, what is above the watch list, and in how many asked periods trouble was warned.
It takes about five minutes.
"""

from collections import Counter
from collections.abc import Iterable

from tests.outside.judged import (
    IN_TIME,
    SOUND,
    Warned,
    above_watch_list,
    all_warned,
    judge,
    red_share,
    skipped,
)
from tests.outside.reports import County
from tests.outside.troubles import ALL
from tests.simulate import test_acceptance as own

_SEEDS = range(101, 121)
_TROUBLED_SEEDS = range(101, 111)
_OWN_SEEDS = range(201, 207)


def main() -> None:
    print("promises kept            seeds  most red  level 2-3  above watch list")
    ways = SOUND | {
        "a month skipped": lambda seed: skipped(seed)[0],
        "off season (3 months)": lambda seed: County(seed, off_season=3).observations(),
    }
    for name, source in ways.items():
        _print_sound(name, [judge(source(seed)) for seed in _SEEDS])
    print("\ntrouble                  checked  in 3  later  never")
    for trouble in ALL:
        for in_town in (False, True):
            name = f"{trouble}, one town" if in_town else trouble
            _print_troubled(
                name,
                [
                    one
                    for seed in _TROUBLED_SEEDS
                    for one in all_warned(seed, trouble, in_town=in_town)
                ],
            )
    _print_own()


def _print_sound(name: str, judgements: list[own.Judgement]) -> None:
    reds = [red_share(one) for one in judgements]
    high = sum(int((one.warnings["level"] > 1).sum()) for one in judgements)
    above = sum(len(above_watch_list(one)) for one in judgements)
    print(f"{name:24} {len(reds):5} {max(reds):9.2%} {high:10} {above:17}")


def _print_troubled(name: str, found: Iterable[Warned]) -> None:
    places = [one.warned_in for one in found if one.asked >= IN_TIME]
    kinds = Counter(
        "never" if place is None else "in" if place <= IN_TIME else "later" for place in places
    )
    print(f"{name:24} {len(places):7} {kinds['in']:5} {kinds['later']:6} {kinds['never']:6}")


def _print_own() -> None:
    print("\nown simulation  red  letters  level 2-3 off season  stopped  warned in 3")
    for seed in _OWN_SEEDS:
        perfect = own.judged(own.Perfect(), seed)
        moved = own.judged(own.Perfect(seed, off_season=3), seed).warnings
        high = ((moved["indicator_code"] != "") & (moved["level"] > 1)).sum()
        stops = own.stops_of(seed)
        troubled = own.judged(own.Troubled(stops), seed)
        before = perfect.assessments.set_index(own.KEYS)
        stopped = {
            row.indicator_code: stops[row.measure or row.numerator]
            for row in own.CATALOG.indicators
            if (row.measure or row.numerator) in stops
        }
        warned = [
            own.was_warned(troubled, before, code, month)
            for code, month in stopped.items()
            if len(own.asked_rows(troubled, before, code, month)) >= IN_TIME
        ]
        print(
            f"{seed:14} {own.red_share(perfect):5.2%} {len(own.letter_worthy(perfect)):7} "
            f"{high:21} {len(warned):8} {sum(warned):12}"
        )
