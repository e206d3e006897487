"""What got better, in sentences: the bulletin's 成效. Nothing is said for zero things."""

from collections import defaultdict

from flows.numbers_text import show_score
from flows.report.month.phrases import first_names, join_names, join_places
from flows.report.month.review import Review

_MOST_NAMES = 5
#: So few indicators are named, more are counted.
_FEW_INDICATORS = 3


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
        indicators = list(dict.fromkeys(one.indicator.name for one in towns))
        few = len(indicators) <= _FEW_INDICATORS
        about = join_names(indicators) if few else f"{len(indicators)}项指标"
        text += f"{review.places.town}级{len(towns)}项次预警销号，涉及{about}。"
    return text


def _met_early(review: Review) -> str:
    names = [one.indicator.name for one in review.progress.met_early]
    if not names:
        return ""
    return f"{len(names)}项指标提前达到全年目标：{first_names(names, _MOST_NAMES)}。"


def _towns(review: Review) -> str:
    """Return the towns that rose most, those that rose alike together."""
    groups: dict[str, list[str]] = defaultdict(list)
    for one in review.progress.towns:
        groups[show_score(one.gain)].append(one.town)
    towns = [
        f"{join_places(names, _MOST_NAMES)}{'各' if len(names) > 1 else ''}提高{gain}分"
        for gain, names in groups.items()
    ]
    return f"按两个月均有数据的指标计算得分，{'，'.join(towns)}。" if towns else ""


def _units(review: Review) -> str:
    """Return the units with fewer behind, those that moved alike together."""
    groups: dict[str, list[str]] = defaultdict(list)
    for one in review.progress.units:
        groups[f"由{one.before}项减至{f'{one.now}项' if one.now else '无'}"].append(one.unit)
    units = [
        f"{join_names(names)}{'均' if len(names) > 1 else ''}{moved}"
        for moved, names in groups.items()
    ]
    return f"牵头指标中未达进度的，{'，'.join(units)}。" if units else ""
