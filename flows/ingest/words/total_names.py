"""Names of rows that are totals (合计, 全镇, 川道片小计) or stand aside (平均, 校验)."""

import re
from functools import lru_cache

from flows.ingest.grid import CellValue
from flows.ingest.words.plain_text import squash
from flows.ingest.words.town_names import WHOLE, names_whole_place

_TOTAL = re.compile(
    rf"(?:.{{0,8}}(?:合计|小计|总计|汇总|共计)|计|{WHOLE}|(?=总数))(?:总?[数计])?(?:\([^()]*\)?)?|total|sum"
)
#: Rows of averages, of checks and of what is to be filled in.
_ASIDE = re.compile(
    r".{0,4}(?:平均|均值)[数值]?|(?:校验|核对|审核|逻辑)(?:关系|结果|公式|数)?|差[额数]|示?例|样例"
    r"|栏[次号]|填报(?:要求|说明)|指标?口径|口径"
)
#: Totals of a part of the rows, when the table has a total of all of them too.
_PART_TOTAL = re.compile(r".{0,8}小计")
_NAMED_TOTAL = re.compile(r"([^全本总].{0,7})(?:合计|总计)")


def is_total(cell: CellValue) -> bool:
    """Return whether a row's name says that it is a total."""
    return isinstance(cell, str) and _is_total_text(cell)


@lru_cache(maxsize=65536)
def _is_total_text(text: str) -> bool:
    return _TOTAL.fullmatch(squash(text).strip(":()")) is not None


def is_aside(text: str) -> bool:
    """Return whether a row's name says that it is no area's: 平均, 校验, 示例, 填报要求."""
    return _ASIDE.fullmatch(squash(text).strip(":()")) is not None


def is_partial_total(cell: CellValue) -> bool:
    """Return whether a total may be of some of the rows only: 小计, 川道片合计."""
    if not isinstance(cell, str):
        return False
    plain = squash(cell).strip(":()")
    if _PART_TOTAL.fullmatch(plain):
        return True
    named = _NAMED_TOTAL.fullmatch(plain)
    return named is not None and not names_whole_place(named.group(1))
