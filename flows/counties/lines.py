"""What a province's papers say, once: sentences and rows from the roll-up."""

from collections.abc import Mapping

from flows.counties.roll_up import CountyStanding, ProvinceIndicator, ProvinceMonth
from flows.numbers_text import show_score
from flows.period import chinese_period
from flows.report.bulletin.judgement import share_text
from flows.report.month.phrases import first_names, join_names
from flows.report.office.sheet_file import Value
from flows.wording import LEVEL_NAMES, STATUS_NAMES

STATES = ("green", "yellow", "red", "missing")
_MOST_MATTERS, _MOST_NAMES = 5, 5
#: A matter of one county alone is that county's; from here on it is the province's.
_SHARED = 2


def counts_of(one: CountyStanding | ProvinceIndicator) -> dict[str, int]:
    """Return how many things are in each state, in the order of the papers."""
    return {"green": one.green, "yellow": one.yellow, "red": one.red, "missing": one.missing}


def score_text(county: CountyStanding) -> str:
    """Return the score with one decimal, — without one."""
    return "—" if county.score is None else show_score(county.score)


def county_texts(county: CountyStanding) -> list[str]:
    """Return the cells of the notice's table."""
    rank = "—" if county.rank is None else str(county.rank)
    counts = [str(count) for count in counts_of(county).values()]
    return [rank, county.name, score_text(county), *counts, county.first_matter]


def county_values(county: CountyStanding) -> list[Value]:
    """Return the cells of the workbook's row."""
    return [
        county.rank,
        county.code,
        county.name,
        county.score,
        *counts_of(county).values(),
        county.matters,
        county.first_matter,
        county.forms_due,
        county.forms_received,
        county.forms_on_time,
        county.to_correct,
    ]


def indicator_values(indicator: ProvinceIndicator) -> list[Value]:
    """Return the cells of an indicator's row; a share only where actual and target add up."""
    target, actual = indicator.target, indicator.value_with_target
    return [
        indicator.code,
        indicator.name,
        indicator.unit,
        indicator.value,
        indicator.counted,
        target,
        actual / target if actual is not None and target else None,
        indicator.due,
        *counts_of(indicator).values(),
    ]


def judgement_sentences(month: ProvinceMonth) -> list[str]:
    """Return the conclusion: counts with shares, then the forms, then the ends of the ranking."""
    counties = month.counties
    if not counties:
        return [f"{chinese_period(month.period)}没有可汇总的县级数据。"]
    sums = {key: sum(counts_of(one)[key] for one in counties) for key in STATES}
    due = sum(one.due for one in counties)
    rest = "、".join(f"{STATUS_NAMES[key]}{sums[key]}项" for key in STATES[1:] if sums[key])
    reached = (
        f"达到序时进度{share_text(sums['green'], due)}" if sums["green"] else "均未达到序时进度"
    )
    text = f"{chinese_period(month.period)}，{len(counties)}个县共考核指标{due}项次，{reached}"
    sentences = [f"{text}；{rest}。" if rest else f"{text}。"]
    forms = sum(one.forms_due for one in counties)
    owed = forms - sum(one.forms_received for one in counties)
    if owed:
        sentences.append(f"应报报表{forms}张，未报{owed}张。")
    return [*sentences, *_ends(month)]


def _ends(month: ProvinceMonth) -> list[str]:
    """Return who stands first and last, where the two are not the same counties."""
    ranked = [one.name for one in month.counties if one.rank is not None]
    if len(ranked) <= 2 * _MOST_NAMES:
        return []
    first = join_names(ranked[:_MOST_NAMES])
    last = join_names(ranked[-_MOST_NAMES:])
    return [f"得分列前{_MOST_NAMES}位的是{first}；列后{_MOST_NAMES}位的是{last}。"]


def matter_sentences(month: ProvinceMonth) -> list[tuple[str, str]]:
    """Return lead and text of the matters that the most counties share, five at most."""
    names = {one.code: one.name for one in month.counties}
    shared = [matter for matter in month.matters if matter.counties >= _SHARED]
    return [
        (
            f"{matter.name}：",
            f"{matter.counties}个县列为须办事项，最高级别{LEVEL_NAMES[matter.level]}，"
            f"差距最大的是{names[matter.worst_county]}。",
        )
        for matter in shared[:_MOST_MATTERS]
    ]


def absent_sentence(month: ProvinceMonth, names: Mapping[str, str]) -> str:
    """Return which counties have no result; nothing for zero counties."""
    if not month.absent:
        return ""
    shown = first_names([names.get(code, code) for code in month.absent], _MOST_NAMES)
    return f"{len(month.absent)}个县本月没有结果，未计入：{shown}。"
