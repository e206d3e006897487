"""Why a figure is judged as it is, in about ten Chinese lines from the cells to the level."""

import math

from flows.numbers_text import show_number, show_share
from flows.period import chinese_period, year_of
from flows.report.month.amounts import amount
from flows.report.why.chain import Chain, SourceCell
from flows.wording import (
    BASIS_NAMES,
    DIRECTION_NAMES,
    LEVEL_NAMES,
    STATUS_NAMES,
    TARGET_NAMES,
    WATCH_LIST_NAME,
)

#: So many cells are named one by one; of more, the first ones and how many there are.
_NAMED_CELLS = 3
_NO_TARGET = ("no_target", "not_applicable")
_JUDGED = ("green", "yellow", "red")


def explain(chain: Chain) -> list[str]:
    """Return what the figure is, and below it the numbered lines of its explanation."""
    lines = explanation_lines(chain)
    return [
        _heading(chain),
        *(f"{number}. {line}" for number, line in enumerate(lines, start=1)),
    ]


def explanation_lines(chain: Chain) -> tuple[str, ...]:
    """Return the lines: cells, value, target, path, whole things, band, status, level, outlook.

    Every figure is one that the judgement stored; a line that has nothing to say is left out.
    """
    return (
        f"数据来源：{_sources(chain.cells)}",
        f"本期数值：{_value(chain)}",
        *_target(chain),
        *_path(chain),
        *_judgement(chain),
        *_warning(chain),
        *_outlook(chain),
        *_way_to_green(chain),
        *([f"接续指标：{chain.succeeds}。"] if chain.succeeds else []),
    )


def _heading(chain: Chain) -> str:
    indicator = chain.indicator
    return (
        f"{indicator.name}（{indicator.indicator_code}）{chain.area}"
        f"{chinese_period(chain.period)}：{STATUS_NAMES[chain.status]}"
    )


def _sources(cells: tuple[SourceCell, ...]) -> str:
    if not cells:
        return "本月没有收到数据。"
    named = "；".join(_source(cell) for cell in cells[:_NAMED_CELLS])
    rest = len(cells) - _NAMED_CELLS
    files = len({cell.file_name for cell in cells})
    return f"{named}{f'；等共{len(cells)}个单元格，来自{files}个文件' if rest > 0 else ''}。"


def _source(cell: SourceCell) -> str:
    sheet = f"工作表“{cell.sheet}”" if cell.sheet else ""
    value = show_number(cell.value, 4)
    return f"“{cell.file_name}”{sheet}单元格{cell.cell}（{cell.area}{cell.measure}{value}）"


def _value(chain: Chain) -> str:
    if math.isnan(chain.actual):
        return "没有数值。"
    text = _own(chain, chain.actual)
    if chain.indicator.aggregation in ("ratio", "share_where") and chain.denominator > 0:
        parts = f"{show_number(chain.numerator, 4)}÷{show_number(chain.denominator, 4)}"
        text = f"{parts}＝{text}"
    carried = f"，含{chain.carried}个填报单位的上期数" if chain.carried else ""
    return f"{text}（填报率{show_share(chain.coverage)}{carried}）。"


def _target(chain: Chain) -> list[str]:
    if math.isnan(chain.target):
        return ["本年目标：没有目标，不作评价。"] if chain.status in _NO_TARGET else []
    kind, basis = TARGET_NAMES[chain.is_reference], BASIS_NAMES.get(chain.basis, chain.basis)
    upper = "" if math.isnan(chain.target_upper) else f"～{_own(chain, chain.target_upper)}"
    direction = DIRECTION_NAMES[chain.indicator.direction]
    figure = f"{direction}{_own(chain, chain.target)}{upper}"
    return [f"{year_of(chain.period)}年{kind}：{figure}（依据：{basis}）。"]


def _path(chain: Chain) -> list[str]:
    if math.isnan(chain.expected):
        return ["序时进度：本期尚不要求。"] if chain.status == "not_due" else []
    lines = [f"序时进度：{_way(chain)}{_own(chain, chain.path)}。"]
    if not math.isnan(chain.thing) and chain.is_on_way:
        size = f"一件合{_own(chain, chain.thing, is_difference=True)}，"
        lines.append(
            f"取整：{'' if chain.indicator.integer else size}只要求整件，"
            f"尾数按有利于被考核单位的原则取整，本期要求{_own(chain, chain.expected)}。"
        )
    else:
        lines.append(f"本期要求：{_own(chain, chain.expected)}。")
    return lines


def _way(chain: Chain) -> str:
    if chain.is_from_first:
        return "从本年首个数值起，按直线到完成月份达到目标，本月为"
    if math.isnan(chain.share):
        return ""
    return f"到本月应完成年内进度的{show_share(chain.share)}，折算为"


def _judgement(chain: Chain) -> list[str]:
    if chain.status not in _JUDGED or math.isnan(chain.shortfall):
        return []
    bands = f"正常不超过{_percent(chain.green_band)}，关注不超过{_percent(chain.yellow_band)}"
    way = "尚在途中" if chain.is_on_way else "已到应达目标时"
    lines = [f"差距率：{_percent(chain.shortfall)}；{way}，{bands}。"]
    if chain.status == "red":
        lines.append(f"状态：{STATUS_NAMES['red']}，已连续{chain.streak}期。")
    else:
        lines.append(f"状态：{STATUS_NAMES[chain.status]}。")
    return lines


def _warning(chain: Chain) -> list[str]:
    if not chain.level:
        return ["预警：没有未销号的预警。"]
    text = f"{LEVEL_NAMES[chain.level]}（第{chain.level}级），至今第{chain.months}个月"
    why = "（依据的是参考进度）" if chain.is_reference else ""
    watched = f"；列入{WATCH_LIST_NAME}{why}，不发函" if chain.is_watched else ""
    place = f"；在本月事项中列第{chain.position}位" if chain.position else ""
    return [f"预警：{text}{watched}{place}。"]


def _outlook(chain: Chain) -> list[str]:
    """Return where the year will end at this pace, and how sure that is where it is known."""
    if math.isnan(chain.forecast):
        return []
    text = f"年末预计：{_own(chain, chain.forecast)}"
    if math.isnan(chain.forecast_low):
        return [f"{text}（以往预计的误差不足6次，把握程度不明）。"]
    ends = f"{_own(chain, chain.forecast_low)}～{_own(chain, chain.forecast_high)}"
    sure = (
        "" if math.isnan(chain.chance) else f"，达到目标的把握约{_percent(round(chain.chance, 2))}"
    )
    return [f"{text}，八成把握在{ends}之间{sure}。"]


def _way_to_green(chain: Chain) -> list[str]:
    if chain.status not in ("yellow", "red"):
        return []
    if not math.isnan(chain.green_from) and chain.actual < chain.green_from:
        gap = _own(chain, chain.green_from - chain.actual, is_difference=True)
        return [f"转为正常：本期达到{_own(chain, chain.green_from)}即可，还差{gap}。"]
    if not math.isnan(chain.green_to) and chain.actual > chain.green_to:
        gap = _own(chain, chain.actual - chain.green_to, is_difference=True)
        return [f"转为正常：本期降到{_own(chain, chain.green_to)}即可，还超{gap}。"]
    return []


def _own(chain: Chain, value: float, *, is_difference: bool = False) -> str:
    unit = chain.indicator.unit
    return amount(value, "个百分点" if is_difference and unit == "%" else unit)


def _percent(share: float) -> str:
    return show_share(share)
