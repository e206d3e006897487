"""An indicator's long run in words: the series' ends, its target, both methods."""

from collections import Counter
from collections.abc import Mapping, Sequence

from flows.numbers_text import ABSENT, show_figure, show_number, usual_decimals
from flows.report.long_run.yearly_progress import GROWTH_NAMES, SYMBOL_NAMES, YearlyProgress
from flows.wording import STATUS_NAMES


def long_run_text(one: YearlyProgress) -> str:
    """Return the long run as one sentence: 2020年60→2023年72.5（目标2025年90）."""
    goal = target_text(one)
    aim = STATUS_NAMES["no_target"] if goal == ABSENT else f"目标{goal}"
    return (
        f"长期进展：{run_text(one)}（{aim}）；增长率比法：{growth_text(one)}；"
        f"四符号法：{symbol_text(one)}。"
    )


def count_classes(every: Sequence[YearlyProgress]) -> tuple[str, str]:
    """Return how many indicators each method puts where, best first, without empty classes."""
    growth, symbols = Counter(one.growth for one in every), Counter(one.symbol for one in every)
    return _told(GROWTH_NAMES, growth), _told(SYMBOL_NAMES, symbols)


def run_text(one: YearlyProgress) -> str:
    """Return first and last value with their years."""
    (first_year, first), (last_year, last) = one.yearly[0], one.yearly[-1]
    decimals = usual_decimals(one.indicator.unit)
    ends = (show_figure(first, decimals), show_figure(last, decimals))
    return f"{first_year}年{ends[0]}→{last_year}年{ends[1]}"


def growth_text(one: YearlyProgress) -> str:
    """Return the class by growth, with the ratio where it means something."""
    ratio = show_number(one.ratio)
    return GROWTH_NAMES[one.growth] + (f"（{ratio}）" if ratio != ABSENT else "")


def symbol_text(one: YearlyProgress) -> str:
    """Return the symbol in words."""
    return SYMBOL_NAMES.get(one.symbol, ABSENT)


def target_text(one: YearlyProgress) -> str:
    """Return the last target with its year."""
    text = show_figure(one.target, usual_decimals(one.indicator.unit))
    return text if text == ABSENT else f"{one.target_year}年{text}"


def _told(names: Mapping[str, str], counts: Counter[str]) -> str:
    return "、".join(f"{name}{counts[key]}项" for key, name in names.items() if counts[key])
