"""The Chinese words of states, levels and bases, and how numbers are written; one place for all."""

import math

_NOTHING = 1e-9

STATUS_NAMES = {
    "green": "正常",
    "yellow": "关注",
    "red": "预警",
    "missing": "未报",
    "no_target": "未设目标",
}
#: A mark for every state, readable without colour; all are in the shipped font.
STATUS_MARKS = {"green": "●", "yellow": "▲", "red": "■", "missing": "○", "no_target": "－"}
LEVEL_NAMES = {1: "提醒", 2: "督办", 3: "通报"}
LETTER_NAMES = {1: "提醒函", 2: "督办函", 3: "通报"}
CHANGE_NAMES = {
    "new": "新增",
    "escalated": "升级",
    "continuing": "持续",
    "resolved": "销号",
    "lapsed": "期满",
}
BASIS_NAMES = {
    "stated": "方案明确",
    "every_year": "方案逐年要求",
    "maintain": "方案要求保持",
    "end_of_period": "方案期末目标",
    "baseline": "2020年基数",
    "local": "年度任务分解",
    "prorated": "按年度推算",
    "interpolated": "两年之间推算",
    "from_observed": "从上年实际推算",
    "carried": "沿用上一目标",
    "allocated": "由全县目标分摊",
}
DIRECTION_NAMES = {
    "at_least": "不低于",
    "at_most": "不高于",
    "equal": "等于",
    "between": "区间",
}
CAUSE_NAMES = {
    "new data": "收到新的数据",
    "correction": "数据更正",
    "target revision": "目标调整",
    "rule change": "评估规则或口径调整",
}


def show_number(value: float | None, decimals: int = 2) -> str:
    """Return a number with at most so many decimals, thousands apart; — when absent."""
    if value is None or math.isnan(value):
        return "—"
    text = f"{value:,.{decimals}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text


def show_figure(value: float | None, decimals: int = 2) -> str:
    """Return a number as `show_number`, with more decimals where it would else be written as 0."""
    if value is not None and math.isfinite(value):
        while _NOTHING < abs(value) < 0.5 * 10.0**-decimals:
            decimals += 1
    return show_number(value, decimals)


def show_value(value: float | None, unit: str) -> str:
    """Return a number with its unit: 87.5%, 1,200户, 14.2万亩."""
    text = show_figure(value)
    return text if text == "—" else f"{text}{unit}"


def show_share(value: float | None) -> str:
    """Return a share such as 0.125 as 12.5%."""
    return "—" if value is None or math.isnan(value) else f"{show_number(100 * value, 1)}%"
