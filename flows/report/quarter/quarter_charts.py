"""The quarter's charts, at most four: the plans, the trend, who moved the score, the towns."""

from flows.numbers_text import show_score, show_share
from flows.period import Quarter
from flows.report.charts.canvas import Words
from flows.report.charts.chart_list import Chart
from flows.report.charts.contribution_bars import ContributionBars
from flows.report.charts.plan_status import PlanBar, PlanStatus
from flows.report.charts.slope import slope_of
from flows.report.charts.source_line import source_line
from flows.report.quarter.quarter_review import QuarterReview
from flows.report.quarter.score_change import ScoreChange
from flows.wording import STATUS_NAMES

_GREEN = STATUS_NAMES["green"]


def charts_of_quarter(review: QuarterReview) -> list[Chart]:
    """Return what can be drawn: a first quarter has no comparison."""
    charts = []
    if review.score is not None:
        bars = _contributions(review, review.score)
        charts.append(Chart("contributions", "contributions", "", bars))
        charts.append(Chart("plans", "plans", "", _plans(review)))
        names = (review.quarter.previous.name, review.quarter.name)
        slope = slope_of(review.month, review.towns, names, "两个季度")
        if slope.towns:
            charts.append(Chart("slope", "slope", "", slope))
    if review.trend:
        charts.append(Chart("trend", "trend", "", _trend(review)))
    return charts


def _colours(review: QuarterReview) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(review.month.facts.catalog.policy.colours.model_dump().items()))


def _contributions(review: QuarterReview, score: ScoreChange) -> ContributionBars:
    ordered = sorted(score.plans, key=lambda part: (-round(part.points, 9), part.plan))
    step = score.change
    word = "上升" if step > 0 else "下降"
    moved = f"{word}{show_score(abs(step))}分" if round(step, 1) else "持平"
    title = f"{review.quarter.name}{review.month.places.whole}同口径得分较上季度{moved}"
    if ordered and ordered[0].points > 0:
        title += f"，{ordered[0].plan}拉动最多"
    if ordered and ordered[-1].points < 0:
        title += f"，{ordered[-1].plan}拖累最多"
    notes = (
        f"按两个季度均考核的{len(review.county_pairs)}项"
        f"{review.month.places.whole}指标计算，没有变化的方案不列。",
    )
    return ContributionBars(
        words=Words(title, notes, source_line(review.month)),
        axis=f"对{review.month.places.whole}得分变化的贡献（分）",
        parts=tuple((part.plan, part.points) for part in ordered if round(part.points, 9)),
    )


def _plans(review: QuarterReview) -> PlanStatus:
    both = [plan for plan in review.plans if plan.compared.common]
    compared = review.compared
    step = compared.now.green - compared.before.green
    word = f"比上季度多{step}项" if step > 0 else f"比上季度少{-step}项"
    moved = word if step else "与上季度持平"
    share = show_share(compared.now.green / compared.common)
    title = (
        f"{review.quarter.name}可比的{compared.common}项{review.month.places.whole}指标中"
        f"{_GREEN}{compared.now.green}项（占{share}），{moved}"
    )
    return PlanStatus(
        words=Words(title, ("只比较两个季度均考核的指标。",), source_line(review.month)),
        quarter=review.quarter.name,
        plans=tuple(PlanBar(one.plan, one.compared.now, one.compared.before) for one in both),
        colours=_colours(review),
        labels=(review.quarter.short_name, review.quarter.previous.short_name),
    )


def _trend(review: QuarterReview) -> PlanStatus:
    last = review.trend[-1][1]
    title = f"{review.quarter.name}{_GREEN}占{show_share(last.green / last.due)}"
    earlier = dict(review.trend[:-1])
    last_year = Quarter(review.quarter.year - 1, review.quarter.number)
    if last_year in earlier:
        before = earlier[last_year]
        title += f"，上年同期占{show_share(before.green / before.due)}"
    elif review.quarter.previous in earlier:
        before = earlier[review.quarter.previous]
        title += f"，上季度占{show_share(before.green / before.due)}"
    return PlanStatus(
        words=Words(title, ("各季度考核的指标不尽相同，只看走势。",), source_line(review.month)),
        quarter=review.quarter.name,
        plans=tuple(PlanBar(quarter.name, counts, None) for quarter, counts in review.trend),
        colours=_colours(review),
    )
