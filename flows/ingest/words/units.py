"""Units of measure: which ones convert to which, and by how much."""

from decimal import Context, Decimal
from functools import lru_cache

from flows.ingest.words.plain_text import squash

#: Every dimension's units in its smallest one.
DIMENSIONS: dict[str, dict[str, str]] = {
    "money": {"元": "1"},
    "area": {
        "平方米": "1",
        "平米": "1",
        "平方": "1",
        "m2": "1",
        "公顷": "10000",
        "hm2": "10000",
        "平方公里": "1000000",
        "平方千米": "1000000",
        "km2": "1000000",
    },
    "length": {"米": "1", "公里": "1000", "千米": "1000", "km": "1000"},
    "weight": {"斤": "0.5", "公斤": "1", "千克": "1", "吨": "1000"},
    "volume": {"立方米": "1", "方": "1", "立方": "1"},
    "people": {"人": "1", "名": "1", "位": "1"},
    "visits": {"人次": "1", "次人": "1"},
    "household": {"户": "1"},
    "animals": {"头": "1", "只": "1", "羽": "1", "匹": "1", "口": "1"},
    "bags": {"袋": "1"},
    "count": {
        "个": "1",
        "家": "1",
        "处": "1",
        "所": "1",
        "座": "1",
        "条": "1",
        "件": "1",
        "项": "1",
        "场": "1",
        "次": "1",
        "套": "1",
        "台": "1",
        "支": "1",
        "起": "1",
        "村": "1",
    },
    "percent": {"%": "1", "百分比": "1", "百分点": "1", "‰": "0.1"},
}
#: 15 mu are one hectare; kept as a fraction so that nothing is rounded on the way.
_MU = Decimal(10000) / Decimal(15)
_EXACT, _DUST = Context(prec=60), Decimal("1e-12")
_MULTIPLIERS = {
    "": Decimal(1),
    "百": Decimal(100),
    "千": Decimal(1000),
    "万": Decimal(10_000),
    "十万": Decimal(100_000),
    "百万": Decimal(1_000_000),
    "千万": Decimal(10_000_000),
    "亿": Decimal(100_000_000),
}


@lru_cache(maxsize=4096)
def find_unit(text: str) -> tuple[str, Decimal] | None:
    """Return a unit's dimension and size, or None when the text is no unit."""
    unit = squash(text)
    for mark, times in _MULTIPLIERS.items():
        if not unit.startswith(mark):
            continue
        base = unit[len(mark) :]
        if base == "亩":
            return "mu", times
        for dimension, sizes in DIMENSIONS.items():
            if base in sizes:
                return dimension, times * Decimal(sizes[base])
    return None


@lru_cache(maxsize=4096)
def factor(stated: str, wanted: str) -> Decimal | None:
    """Return what a value in the stated unit is multiplied by, or None when it cannot be."""
    if squash(stated) == squash(wanted):
        return Decimal(1)
    if squash(stated) in ("万", "亿", "千"):
        stated = squash(stated) + squash(wanted).lstrip("万亿千百")
    one, other = find_unit(stated), find_unit(wanted)
    if one is None or other is None:
        return None
    if one[0] == other[0]:
        return one[1] / other[1]
    if {one[0], other[0]} == {"mu", "area"}:
        ratio = one[1] / other[1]
        return ratio * _MU if one[0] == "mu" else ratio / _MU
    return None


def convert(value: float, by: Decimal) -> float:
    """Return the value times the factor without binary dust: 35000 元 is 3.5 万元."""
    if by == 1:
        return value
    exact = _EXACT.multiply(Decimal(repr(float(value))), by)
    return float(_EXACT.quantize(exact, _DUST))
