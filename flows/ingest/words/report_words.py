"""Words by which a column says which report its figures are of: this one, the last, another."""

import re
from functools import lru_cache
from typing import Literal

from flows.ingest.words.header_words import IGNORED_WORDS, MONTH_WORDS, VALUE_WORDS, is_word
from flows.ingest.words.plain_text import squash
from flows.ingest.words.stated_units import said_unit, unit_in_wording
from flows.ingest.words.values import chinese_number
from flows.period import shift, year_of

#: `value` is what this report says, `month` the month's own figure, `previous` what the last report
#: said, `other` a plan, a comparison or another time; nothing where the text does not say.
Said = Literal["value", "month", "previous", "other", ""]

#: The report before this one; a 本月数 beside it is what this report says.
PREVIOUS_WORDS = frozenset(
    ["上月", "上月数", "上期", "上期数", "上月数(参考)", "上期数(参考)", "上季", "上季度", "上季数"]
)
#: Heads a column in which a row is ticked whose levels are as the last report had them.
SAME_WORDS = frozenset(["与上月相同", "与上期相同", "同上月", "同上期"])

_RUNNING = re.compile(r"累计|1月?[-~至到]|截[至止]")
_END = r"(?:数|量|值|情况|实际|完成|实绩|累计|合计)*"
_PREVIOUS = re.compile(rf"上(?:月|期|季|次)(?:度|份)?(?:末|底)?{_END}(?:\(参考\))?")
_MONTHS_OWN = re.compile(r"[本当]月份?(?:数|量|值|情况|实际|完成)*|[本当]季度?(?:数|实际|完成)*")
_THIS = re.compile(
    rf"(?:1-|截[至止])?[本今当现](?:年度?|期|次|有|月|季度?)(?:实有)?(?:末|底)?{_END}|[期月]末{_END}"
    rf"|(?:年|累计)?累计(?:额|金额|{_END})|年初至今{_END}|(?:截[至止])?(?:目前|迄今){_END}"
    r"|实有数?|实际数?|实绩|完成[数量]?|总[数量]|合计数?"
)
#: A plan, a comparison, a part of the whole, a place in an order.
_REFERENCE = re.compile(
    r"同比|环比|增减|增长|增幅|降幅|新增|±|较上|比上|与上|[上去前往]年|上[月期季次]|[年期]初|计划|任务|目标"
    r"|占比|比重|比例|进度|完成率|达标率|覆盖率|排名|排位|位次|名次|得分"
)
#: A text that says nothing but that: 比上月增减, 年度计划数, 排名.
_NOTHING_ELSE = re.compile(
    r"(?:本[年月期季次])?(?:[较比与]?(?:上[年月期季次]|[去前]年|年初)(?:同期|末|底)?)?相?比?(?:同比|环比)?"
    r"(?:增减|增长|增幅|降幅|升降|变化|±)(?:额|率|数|量|值|幅度?|变化|情况|百分比|±|%)*"
    r"|(?:[较比]?(?:上[年期季]|[去前]年)(?:同期|同|期|当月|同月|全年|度)?|同比|环比)(?:数|±|%|累计|[(]参考[)])*"
    r"|(?:本?年度?|全年)?(?:计划|任务|目标)(?:任务|目标|数|值)*|占比|比重|排[名位]|[位名]次|得分"
    r"|(?:[上去]年[末底]|[年期]初)(?:数|累计)*|(?:完成)?(?:率|进度|比例)%?"
    r"|(?:其中[:,]?)?(?:[本当上][年月期季次])?(?:新增|净增|增加|减少|退出|结转|[转调][入出])[数量额值]?"
)
#: 完成% is a rate, whatever is measured.
_RATE = re.compile(r"(?:(?:计划|任务|目标)?完成)\(?[%‰]\)?")
_MONTH = re.compile(
    r"(截[至止])?(?:(\d{2}|20\d{2})年)?度?((?:0?1|一|元)月?[-~至到])?"
    rf"(1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月份?(底|末|止)?({_END})"
)
_QUARTER = re.compile(rf"(?:(\d{{2}}|20\d{{2}})年)?第?([一二三四1-4])季度?{_END}")
_HALF = re.compile(rf"(?:(\d{{2}}|20\d{{2}})年)?([上下])半年{_END}")
_YEAR = re.compile(rf"(20\d{{2}})年?度?{_END}")
_MONTHS_A_QUARTER, _MONTHS_A_HALF = 3, 6


def report_said(text: str, period: str) -> Said:
    """Return which report a header below (or above) a measure's name says its figures are of.

    A plan or a comparison is told by a word in it, so the text must be no measure's name.
    """
    said = plainly_said(text, period)
    return said or ("other" if _REFERENCE.search(squash(text)) else "")


@lru_cache(maxsize=4096)
def plainly_said(text: str, period: str) -> Said:
    """Return the same where the whole text says just that: 本月, 上年同期, 1-5月, 2021年."""
    if said_unit(text):
        return ""
    if _RATE.fullmatch(squash(text)):
        return "other"
    plain = unit_in_wording(squash(text).strip(":*#"))[0]
    if is_word(plain, VALUE_WORDS):
        return "value"
    if is_word(plain, MONTH_WORDS):
        return "month"
    if is_word(plain, PREVIOUS_WORDS) or _PREVIOUS.fullmatch(plain):
        return "previous"
    if is_word(plain, IGNORED_WORDS) or _NOTHING_ELSE.fullmatch(plain):
        return "other"
    if _MONTHS_OWN.fullmatch(plain):
        return "month"
    return "value" if _THIS.fullmatch(plain) else _said_of_time(plain, period)


def named_time(text: str) -> tuple[str, int] | None:
    """Return the month or quarter that a whole text names: 6月, 2022年6月, 二季度; else None."""
    plain = squash(text)
    if match := _MONTH.fullmatch(plain):
        return None if _is_up_to(match) else ("month", _number(match.group(4)))
    if match := _QUARTER.fullmatch(plain):
        return "quarter", _number(match.group(2))
    return None


def is_running_total(text: str) -> bool:
    """Return whether a header says that its figures run from the year's first month on."""
    return _RUNNING.search(squash(text)) is not None


def _said_of_time(plain: str, period: str) -> Said:
    if match := _MONTH.fullmatch(plain):
        year, month = match.group(2), match.group(4)
        return _compare(_stated(year, _number(month), period), period, _is_up_to(match), 1)
    if match := _QUARTER.fullmatch(plain):
        month = _number(match.group(2)) * _MONTHS_A_QUARTER
        return _compare(_stated(match.group(1), month, period), period, False, _MONTHS_A_QUARTER)
    if match := _HALF.fullmatch(plain):
        month = _MONTHS_A_HALF if match.group(2) == "上" else 2 * _MONTHS_A_HALF
        return _compare(_stated(match.group(1), month, period), period, True, _MONTHS_A_HALF)
    if match := _YEAR.fullmatch(plain):
        return "value" if int(match.group(1)) == year_of(period) else "other"
    return ""


def _is_up_to(match: re.Match[str]) -> bool:
    """Return whether a month is the end of a time: 截至6月, 1-6月, 6月底, 6月累计."""
    until, _, since, _, end, behind = match.groups()
    return bool(until or since or end or "累计" in behind)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else chinese_number(text) or 1


def _stated(year: str | None, month: int, period: str) -> str:
    """Return the month that is stated; a year of two digits is of this century."""
    return f"{int(year) % 100 + 2000 if year else year_of(period)}-{month:02d}"


def _compare(stated: str, period: str, is_sum: bool, step: int) -> Said:
    if stated == period:
        return "value" if is_sum else "month"
    return "previous" if not is_sum and stated == shift(period, -step) else "other"
