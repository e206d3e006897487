"""What the year's reports and inspections found and cost, in sentences that agree with the list."""

from collections import Counter

from flows.catalog.policy import Policy
from flows.numbers_text import show_number, show_share
from flows.period import chinese_half
from flows.report.month.phrases import join_names
from flows.report.spot_checks.inspection import Inspection
from flows.report.year.deductions import DEDUCTION_NAMES, INSPECTED
from flows.report.year.year_review import YearReview
from flows.report.year.year_standing import YearStanding

_MOST_NAMES = 5
_TINY = 1e-9


def cost_sentences(review: YearReview) -> list[str]:
    """Return what was wrong with reports, what inspections found, and what that costs."""
    told = [_report_sentence(review), *map(_inspection_sentence, review.inspections)]
    return [*told, *_undrawn(review), *_cost_sentence(review)]


def _everybody(review: YearReview) -> list[YearStanding]:
    return [*review.towns, *review.units, *review.others]


def _report_sentence(review: YearReview) -> str:
    every = [one for standing in _everybody(review) for one in standing.deductions]
    kinds = Counter(one.kind for one in every if one.kind != INSPECTED)
    if not kinds:
        return f"{review.month.places.all_towns}各单位全年报送没有逾期、缺报、退回和县级更正。"
    told = [f"{name}{kinds[kind]}件" for kind, name in DEDUCTION_NAMES.items() if kinds[kind]]
    return f"全年报送问题：{join_names(told)}。"


def _inspection_sentence(inspection: Inspection) -> str:
    """Return a half-year's result in one sentence: the same figures as its own paper."""
    whole, text = inspection.whole, f"{chinese_half(inspection.half)}抽查"
    if not whole.checked:
        return f"{text}{whole.drawn}个上报数，核查结果尚未报回，未计入本年考核。"
    text += f"已核查{whole.checked}个上报数，"
    if not whole.wrong:
        return f"{text}与现场全部一致。"
    level = show_share(inspection.catalog.policy.spot_checks.confidence)
    wrong = sorted(
        (one for one in inspection.towns if one.wrong), key=lambda one: (-one.wrong, one.area_code)
    )
    counter = f"个{inspection.catalog.places.town}"
    towns = join_names([f"{one.name}{one.wrong}个" for one in wrong], _MOST_NAMES, counter)
    return (
        f"{text}不一致{whole.wrong}个，差错率{whole.rate_text}（{level}的置信区间为"
        f"{whole.interval_text}）：{towns}。"
    )


def _undrawn(review: YearReview) -> list[str]:
    """Return which half-year was not inspected, where the other one was."""
    drawn = {one.half for one in review.inspections}
    missing = [half for half in (f"{review.year}H1", f"{review.year}H2") if half not in drawn]
    return [f"{chinese_half(half)}未开展抽查。" for half in missing if drawn]


def _cost_sentence(review: YearReview) -> list[str]:
    """Return who lost most; that nothing is taken off yet where facts cost nothing."""
    every = _everybody(review)
    if not any(one.deductions for one in every):
        return []
    policy = review.month.facts.catalog.policy
    losing = sorted(
        (one for one in every if one.deducted > _TINY), key=lambda one: (-one.deducted, one.name)
    )
    if not losing:
        free = "按考核办法，以上均不扣分。"
        return [free if has_costs(policy) else "扣分标准未定，本年只列事实，不扣分。"]
    named = [f"{one.name}{show_number(one.deducted, 2)}分" for one in losing]
    most, town = show_number(policy.deductions.most, 2), review.month.places.town
    lead = "扣分较多的：" if len(named) > _MOST_NAMES else "扣分的："
    return [
        f"以上按规定计入最终得分，每个{town}、单位合计最多扣{most}分。"
        f"{lead}{join_names(named[:_MOST_NAMES])}。"
    ]


def has_costs(policy: Policy) -> bool:
    """Return whether the office has set what anything costs."""
    rule = policy.deductions
    costs = (rule.late, rule.missing, rule.rejected, rule.corrected)
    return max(*costs, policy.spot_checks.points_per_percent) > 0


def capped_sentence(review: YearReview) -> str:
    """Return for whom the list costs more than may be deducted; nothing for nobody."""
    capped = [
        f"{one.name}{show_number(one.report_points + one.inspection_points, 2)}分"
        for one in _everybody(review)
        if one.is_capped
    ]
    most = show_number(review.month.facts.catalog.policy.deductions.most, 2)
    return f"明细合计超过上限、按{most}分扣的：{join_names(capped)}。" if capped else ""
