"""A matter in sentences: what is missing, since when and where it ends, which towns, who leads."""

import math
from collections.abc import Sequence

from flows.catalog.model import Catalog
from flows.catalog.records import Indicator
from flows.period import chinese_period, month_of, year_of
from flows.report.month.amounts import (
    actual,
    amount,
    asked,
    figure_note,
    gap,
    gap_unit,
    named_lacking,
    target_word,
    year_target,
)
from flows.report.month.judged_row import JudgedRow
from flows.report.month.matters import Matter, TownPart
from flows.report.month.phrases import first_names, join_names, join_places
from flows.same_figure import ALLOWANCE
from flows.wording import STATUS_NAMES, WATCH_LIST_NAME
from flows.words.place_words import is_all_towns

_MOST_TOWNS = 3
_DECEMBER = 12


def figure_sentence(matter: Matter, catalog: Catalog, period: str) -> str:
    """Return 实际1,096吨，应达1,230吨，差134吨。; a town's figure names it, a reference says so."""
    indicator, row = matter.indicator, matter.row
    reached = f"{actual(indicator, row)}{figure_note(indicator, row, catalog)}"
    word = target_word(indicator, row, catalog) if row.is_reference else ""
    when = f"{matter.whose}{month_end(row.period, period)}"
    return (
        f"{when}实际{reached}，{word}{asked(indicator, row)}，"
        f"{gap(indicator, row, matter.missing)}。"
    )


def month_end(figures_of: str, period: str) -> str:
    """Return whose month's end figures are of, with the year where it is not the paper's."""
    year = "" if year_of(figures_of) == year_of(period) else f"{year_of(figures_of)}年"
    return f"{year}{month_of(figures_of)}月底"


def trend_sentence(matter: Matter) -> str:
    """Return since when it is open and where it will end at this pace."""
    text = since_phrase(matter)
    outlook = outlook_phrase(matter.indicator, matter.row)
    return f"{text}；{outlook}。" if outlook else f"{text}。"


def since_phrase(matter: Matter) -> str:
    """Return 2021年9月起已预警16个月; a new one has no months yet."""
    first = chinese_period(matter.opened)
    return f"{first}起已预警{matter.months}个月" if matter.months > 1 else f"{first}起预警"


def outlook_phrase(indicator: Indicator, row: JudgedRow) -> str:
    """Return 按现速年末约80%，达不到全年目标87%; nothing without a forecast or year left."""
    is_year_over = month_of(row.period) == _DECEMBER
    if is_year_over or math.isnan(row.forecast) or row.forecast_met is None:
        return ""
    value = round(row.forecast) if indicator.integer else row.forecast
    forecast = amount(value, indicator.unit)
    word = "参考目标" if row.is_reference else "全年目标"
    if abs(row.target - row.expected) <= ALLOWANCE:
        return f"按现速年末约{forecast}，{'可以达到' if row.forecast_met else '仍达不到'}"
    verdict = "可达" if row.forecast_met else "达不到"
    return f"按现速年末约{forecast}，{verdict}{word}{year_target(indicator, row)}"


def towns_sentence(matter: Matter, catalog: Catalog, limit: int = _MOST_TOWNS) -> str:
    """Return the towns of the matter, the largest difference first; nothing without towns.

    A town whose warning is still open but that has no figure of the month is named as such, unless
    the county's figure says so: its difference is an older one, no chart of the month draws it.
    """
    if not matter.towns:
        return ""
    month = max(matter.row.period, *(part.row.period for part in matter.towns))
    told = [part for part in matter.towns if part.row.period == month]
    unsaid = [part.town for part in matter.towns if part not in told]
    silent = join_places([town for town in unsaid if town not in named_lacking(matter.row)], limit)
    head = f"涉及{len(matter.towns)}个{catalog.places.town}"
    when = f"{STATUS_NAMES['missing']}{month_of(month)}月数"
    if not told:
        return f"{head}，均{when}。"
    tail = f"；{silent}{when}" if silent else ""
    if len(matter.towns) == 1:
        return f"涉及{told[0].town}，{gap(matter.indicator, told[0].row, told[0].missing)}。"
    which = "差距较大的是" if len(told) > limit else "差距为"
    return f"{head}，{which}{_amounts(matter, told[:limit])}{tail}。"


def _amounts(matter: Matter, parts: Sequence[TownPart]) -> str:
    """Return towns with their amounts, the unit behind the last: 冷水镇21.1、卡子镇20个百分点."""
    unit = gap_unit(matter.unit)
    texts = [f"{part.town}{amount(part.missing, unit).removesuffix(unit)}" for part in parts]
    return f"{join_names(texts)}{unit}"


def part_phrase(matter: Matter, part: TownPart) -> str:
    """Return a town with its amount: 构朳镇差1,018人."""
    return f"{part.town}{gap(matter.indicator, part.row, part.missing)}"


def leading_phrase(matter: Matter) -> str:
    """Return who answers: the lead units, or the towns behind where the plan says 各镇."""
    names = list(matter.answering)
    if len(names) < len(matter.lead_units) or not names:
        names += [part.town for part in matter.towns] or [
            unit for unit in matter.lead_units if is_all_towns(unit)
        ]
    return join_places(names, _MOST_TOWNS)


def also_phrase(matter: Matter) -> str:
    """Return the other indicators that measure the same thing; nothing without."""
    names = join_names([one.name for one in matter.also])
    return f"同一事项还包括{names}。" if names else ""


def watched_sentence(matters: Sequence[Matter], limit: int, *, has_areas: bool = True) -> str:
    """Return which matters are only watched, by name; nothing for none.

    A town's own list needs no areas: a matter's is that of its leading warning.
    """
    if not matters:
        return ""
    names = [one.full_name if has_areas else one.name for one in matters]
    return (
        f"列入{WATCH_LIST_NAME}的{len(matters)}项只需留意进度、不要求答复："
        f"{first_names(names, limit)}。"
    )


def urgent_sentence(matters: Sequence[Matter], period: str) -> str:
    """Return the first matter and what is missing; a figure of an earlier month names it."""
    if not matters:
        return ""
    first = matters[0]
    missing = gap(first.indicator, first.row, first.missing)
    return f"当前最急的是{first.full_name}，{missing}{older_month(first.row, period)}。"


def older_month(row: JudgedRow, period: str) -> str:
    """Return （2021年12月数） behind a figure that is older than the paper's month, or nothing."""
    return "" if row.period == period else f"（{chinese_period(row.period)}数）"
