"""The ways in which clerks write a wording, a village's name and a number."""

import random
from collections.abc import Callable

from flows.catalog.records import Area, Measure
from flows.ingest.grid import CellValue

SPACES = ["", "", "", " ", "\u3000", "\u00a0"]
BLANKS = [None, "", "/", "-", "—", "－", "--", "…", "无", "未统计", "暂无", "N/A", " "]
COMMITTEES = {"社区": ["社区居委会", "居委会", "社区居民委员会"], "村": ["村委会", "村民委员会"]}
FULL_WIDTH = str.maketrans("0123456789.", "０１２３４５６７８９．")


def write_wording(measure: Measure, chance: random.Random) -> str:
    text = chance.choice([measure.name, measure.name, *measure.aliases])
    if chance.random() < 0.3 and "（" not in text and "(" not in text:
        left, right = chance.choice([("（", "）"), ("(", ")")])
        text += f"{left}{measure.unit}{right}"
    if chance.random() < 0.2 and len(text) > 4:
        cut = chance.randrange(2, len(text) - 1)
        text = text[:cut] + chance.choice(["\n", " ", "\u3000"]) + text[cut:]
    return chance.choice(SPACES) + text


def write_village(village: Area, chance: random.Random) -> str:
    return chance.choice([_plain, _coded, _spaced, _marked, _plain, _by_committee])(village, chance)


def _plain(village: Area, chance: random.Random) -> str:
    return village.name


def _coded(village: Area, chance: random.Random) -> str:
    return village.area_code


def _spaced(village: Area, chance: random.Random) -> str:
    return "".join(mark + chance.choice(["", " "]) for mark in village.name)


def _marked(village: Area, chance: random.Random) -> str:
    return chance.choice(["\u3000", "#", " "]) + village.name


def _by_committee(village: Area, chance: random.Random) -> str:
    for ending, others in COMMITTEES.items():
        if village.name.endswith(ending):
            return village.name.removesuffix(ending) + chance.choice(others)
    return village.name


def is_yes_no(measure: Measure) -> bool:
    return measure.max == 1 and measure.integer


def draw_number(measure: Measure, chance: random.Random) -> float:
    if is_yes_no(measure):
        return float(chance.randrange(2))
    if measure.integer:
        return float(chance.randrange(3000))
    top = min(measure.max or 1000.0, 1000.0)
    return round(chance.uniform(min(2, top), top), 2)


def write_number(value: float, measure: Measure, chance: random.Random) -> CellValue:
    """Return one of the ways to write a value in the measure's own unit."""
    way = chance.choice(_WAYS)
    written = way(value, measure, chance)
    return value if written is None else written


def _text(value: float) -> str:
    return f"{value:g}" if value < 100000 else str(int(value))


def _as_text(value: float, measure: Measure, chance: random.Random) -> str:
    return _text(value)


def _full_width(value: float, measure: Measure, chance: random.Random) -> str:
    return _text(value).translate(FULL_WIDTH)


def _padded(value: float, measure: Measure, chance: random.Random) -> str:
    return chance.choice([" ", "\u3000", "\u00a0"]) + _text(value) + " "


def _with_unit(value: float, measure: Measure, chance: random.Random) -> str | None:
    return None if is_yes_no(measure) else _text(value) + measure.unit


def _grouped(value: float, measure: Measure, chance: random.Random) -> str | None:
    return f"{value:,}".replace(",", chance.choice([",", "，"])) if value >= 1000 else None


def _in_chinese(value: float, measure: Measure, chance: random.Random) -> str | None:
    is_digit = value.is_integer() and 0 < value < 10
    return "零一二三四五六七八九"[int(value)] if is_digit else None


def _yes_or_no(value: float, measure: Measure, chance: random.Random) -> str | None:
    if not is_yes_no(measure):
        return None
    return chance.choice(["是", "√"] if value else ["否", "×"])


def _in_yuan(value: float, measure: Measure, chance: random.Random) -> str | None:
    return f"{round(value * 10000)}元" if measure.unit == "万元" else None


def _as_number(value: float, measure: Measure, chance: random.Random) -> None:
    return None


_WAYS: list[Callable[[float, Measure, random.Random], CellValue]] = [
    *[_as_number] * 6,
    _as_text,
    _full_width,
    _padded,
    _with_unit,
    _grouped,
    _in_chinese,
    _yes_or_no,
    _in_yuan,
]
