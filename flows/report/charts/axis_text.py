"""The figures along an axis: decimals as the step needs, large figures in 万 and 亿."""

import math

from flows.numbers_text import show_number
from flows.same_figure import ALLOWANCE

#: From so much on ten digits and more are written with a word.
_SCALES = ((1e8, "亿"), (1e6, "万"))
_DIVISORS = {"亿": 1e8, "万": 1e4}


def axis_text(value: float, step: float, largest: float) -> str:
    """Return one figure of an axis whose ticks are a step apart, `largest` being its largest."""
    word = next((word for least, word in _SCALES if largest >= least), "")
    divisor = _DIVISORS.get(word, 1.0)
    text = show_number(value / divisor, decimals_of_step(step / divisor))
    return text if text == "0" else f"{text}{word}"


def decimals_of_step(step: float) -> int:
    """Return how many decimals tell ticks of steps of 1, 2 or 5 apart: 0.05 needs two."""
    if step <= 0 or not math.isfinite(step):
        return 0
    return max(0, -math.floor(math.log10(step) + ALLOWANCE))
