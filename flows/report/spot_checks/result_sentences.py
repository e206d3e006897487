"""The sentences of an inspection's result: conclusion, towns, what is asked of whom."""

from collections.abc import Iterator

from flows.numbers_text import show_number, show_share
from flows.period import chinese_half
from flows.report.month.phrases import join_names, join_places
from flows.report.month.working_days import Deadline, deadline
from flows.report.spot_checks.inspection import Difference, Inspection, RateLine

_MOST_NAMES = 5
#: The largest errors named on the first page.
MOST_ERRORS = 5


def conclusion(inspection: Inspection) -> str:
    """Return the paragraph of judgement: how much was checked, how much was wrong, by whom."""
    whole = inspection.whole
    text = f"{chinese_half(inspection.half)}数据抽查{_scope(inspection)}"
    if not whole.checked:
        return f"{text}，核查结果尚未报回。"
    if not whole.wrong:
        return (
            f"{text}，已核查的{whole.checked}个数与现场全部一致"
            f"（按{_confidence(inspection)}推算，差错率不高于{show_share(whole.high)}）。"
        )
    return (
        f"{text}，已核查{whole.checked}个，与现场不一致的{whole.wrong}个，"
        f"差错率{whole.rate_text}（{_confidence(inspection)}的置信区间为"
        f"{whole.interval_text}），{_direction(whole)}。{_towns(inspection)}"
        f"{_unreported(inspection)}"
    )


def _scope(inspection: Inspection) -> str:
    villages, towns = inspection.areas
    parts = [f"{villages}个{inspection.catalog.places.places_below}"] if villages else []
    parts += [f"{towns}个{inspection.catalog.places.town}本级"] if towns else []
    return (
        f"共抽取{'、'.join(parts)}的{len(inspection.forms)}张报表、{inspection.whole.drawn}个上报数"
    )


def _confidence(inspection: Inspection) -> str:
    return show_share(inspection.catalog.policy.spot_checks.confidence)


def _direction(line: RateLine) -> str:
    parts = [f"多报{line.over_reported}个"] if line.over_reported else []
    parts += [f"少报{line.under_reported}个"] if line.under_reported else []
    return f"其中{'、'.join(parts)}" if len(parts) > 1 else f"均为{parts[0][:2]}"


def _towns(inspection: Inspection) -> str:
    """Return which towns were wrong most often and which never."""
    worst = [one for one in inspection.towns if one.wrong]
    clean = [one.name for one in inspection.towns if one.checked and not one.wrong]
    highest = [one for one in worst if one.error_rate == worst[0].error_rate]
    text = (
        f"差错率最高的是{join_places([one.name for one in highest], _MOST_NAMES)}"
        f"（{worst[0].rate_text}）"
    )
    text += f"；{join_places(clean, _MOST_NAMES)}未发现不一致" if clean else ""
    return f"{text}。{_beyond_chance(inspection)}"


def _beyond_chance(inspection: Inspection) -> str:
    """Return which towns are surely above the county: samples of a town are small."""
    rate = inspection.whole.error_rate
    above = [one.name for one in inspection.towns if one.checked and one.low > rate]
    if above:
        return (
            f"按置信区间判断，{join_names(above)}差错率明显高于{inspection.catalog.places.whole}。"
        )
    places = inspection.catalog.places
    return f"按置信区间判断，{places.all_towns}与{places.whole}的差别未超出抽样误差。"


def _unreported(inspection: Inspection) -> str:
    """Return which towns could not be drawn: nothing of theirs was reported."""
    drawn = {one.area_code for one in inspection.towns}
    names = [town.name for town in inspection.catalog.towns if town.area_code not in drawn]
    return f"{join_names(names)}没有可供抽查的上报数。" if names else ""


def error_sentence(one: Difference) -> str:
    """Return one wrong figure: where, what, both figures, by how much; its cell is annexed."""
    if one.is_yes_no:
        return f"{one.area}“{one.measure}”{one.figures_text}。"
    more = "多报" if one.error_pct > 0 else "少报"
    size = show_number(abs(one.error_pct), 1)
    return f"{one.area}“{one.measure}”{one.figures_text}，{more}{size}%。"


def largest_errors(inspection: Inspection) -> list[Difference]:
    """Return the errors that are largest against what was found."""
    by_size = sorted(inspection.differences, key=lambda one: -abs(one.error_pct))
    return by_size[:MOST_ERRORS]


def requirements(inspection: Inspection) -> Iterator[tuple[str, str]]:
    """Yield what is asked next, a lead and a text each; nothing for zero things."""
    due = answer_by(inspection)
    wrong = [one for one in inspection.towns if one.wrong]
    if wrong:
        names = join_names([f"{one.name}（{one.wrong}个）" for one in wrong])
        yield (
            "更正数据",
            f"{names}对附件1所列不一致的数逐项核对，确属误报的，"
            f"于{due.text}前报送更正后的报表；对核查结果有异议的，同时书面说明理由并附凭证。",
        )
    over = [one.name for one in inspection.towns if one.over_reported]
    if over:
        yield (
            "查明原因",
            f"{join_names(over)}对多报的数查明原因，于{due.text}前书面报送{inspection.office}，"
            f"并举一反三，对未抽到的{inspection.catalog.places.places_below}开展自查。",
        )
    missing = [(one.name, inspection.unanswered(one.area_code)) for one in inspection.towns]
    if any(count for _, count in missing):
        names = join_names([f"{name}（{count}个）" for name, count in missing if count])
        yield (
            "补报核查结果",
            f"{names}尚有抽取的数没有核查结果，于{due.text}前补报核查表，"
            "确实无法核实的在备注中说明原因。",
        )
    deducted = [one for one in inspection.towns if one.deduction > 0]
    if deducted:
        names = "、".join(f"{one.name}{show_number(one.deduction, 2)}分" for one in deducted)
        yield (
            "计入考核",
            f"按本{inspection.catalog.places.county}考核办法，抽查结果计入年底考核，扣分如下：{names}。",
        )


def answer_by(inspection: Inspection) -> Deadline:
    """Return the last day for answers: so many working days after the paper's day."""
    days = inspection.catalog.policy.spot_checks.answer_days
    return deadline(inspection.day, days, inspection.catalog.own_days)


def method_sentences(inspection: Inspection) -> list[str]:
    """Return how it was drawn and computed, so that anybody can draw and compute it again."""
    rule, town = inspection.catalog.policy.spot_checks, inspection.catalog.places.town
    first = inspection.drawn.iloc[0]
    figures = (
        f"每张报表至多{rule.figures_per_form}个数" if rule.figures_per_form else "每张报表的全部数"
    )
    allowed = (
        f"与核查数相差超过上报数{show_share(rule.tolerance)}的"
        if rule.tolerance
        else "与核查数不相等的"
    )
    return [
        f"抽样：按{town}和报表分层，每层随机抽取{show_share(rule.share)}的{inspection.catalog.places.places_below}，"
        f"不少于{rule.at_least}个；按{town}填报的报表以{town}为单位抽取；被抽中的{figures}。"
        f"抽样种子为{first['seed']}，用同一种子和同一批上报数可重新抽出同一名单。",
        f"差错：{allowed}计为不一致；误差为（上报数－核查数）占核查数的百分比。",
        f"置信区间：按威尔逊方法计算，置信水平{show_share(rule.confidence)}；"
        f"{_effect(inspection)}已核查的数占上报数的比重已予扣除（有限总体修正）。",
    ]


def _effect(inspection: Inspection) -> str:
    county = inspection.results[inspection.results["form"] == ""].iloc[0]
    effect = show_number(float(county["design_effect"]), 2)
    village = inspection.catalog.places.village
    return f"同一{village}的差错往往相关，设计效应为{effect}，样本量已相应折减；"
