"""What got better, in sentences: the bulletin's 成效. Nothing is said for zero things."""

from flows.numbers_text import show_score
from flows.report.month.phrases import first_names, join_names
from flows.report.month.review import Review

_MOST_NAMES = 5


def praise(review: Review) -> list[tuple[str, str]]:
    """Return the parts of 成效 as lead and sentence, in order."""
    parts = (
        ("销号事项", _resolved(review)),
        ("提前达标", _met_early(review)),
        (f"进步较快的{review.places.town}", _towns(review)),
        ("进步较快的单位", _units(review)),
    )
    return [(lead, text) for lead, text in parts if text]


def _resolved(review: Review) -> str:
    county = [one for one in review.progress.resolved if one.is_county]
    towns = [one for one in review.progress.resolved if not one.is_county]
    text = ""
    if county:
        names = [one.indicator.name for one in county]
        whole = f"{review.places.whole}层面{len(county)}项预警销号"
        text = f"{whole}：{first_names(names, _MOST_NAMES)}。"
    if towns:
        indicators = len({one.indicator.indicator_code for one in towns})
        text += f"{review.places.town}级{len(towns)}项次预警销号，涉及{indicators}项指标。"
    return text


def _met_early(review: Review) -> str:
    names = [one.indicator.name for one in review.progress.met_early]
    if not names:
        return ""
    return f"{len(names)}项指标提前达到全年目标：{first_names(names, _MOST_NAMES)}。"


def _towns(review: Review) -> str:
    towns = [
        f"{town.town}（得分提高{show_score(town.score_change)}分）"
        for town in review.progress.towns
    ]
    return f"按两个月均考核的指标计算，{join_names(towns)}进步较快。" if towns else ""


def _units(review: Review) -> str:
    units = [
        f"{one.unit}（未达进度的由{one.before}项减至{f'{one.now}项' if one.now else '无'}）"
        for one in review.progress.units
    ]
    return f"{join_names(units)}牵头的指标好转较多。" if units else ""
