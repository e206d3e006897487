"""Chinese numerals of headings and items: 一, 十, 十一, 二十."""

_NUMERALS = "一二三四五六七八九十"


def item_number(number: int, count: int) -> str:
    """Return （一） in front of one of several items; a single one has no number."""
    return f"（{chinese_number(number)}）" if count > 1 else ""


def chinese_number(number: int) -> str:
    """Return 1 to 99 as 一, 十, 十一, 二十."""
    tens, ones = divmod(number, 10)
    if tens == 0:
        return _NUMERALS[ones - 1]
    return ("" if tens == 1 else _NUMERALS[tens - 1]) + "十" + (_NUMERALS[ones - 1] if ones else "")
