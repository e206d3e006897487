"""The year's charts, at most three: final scores of the towns, the plans, the towns' ranks."""

from flows.numbers_text import show_share
from flows.report.charts.canvas import Words
from flows.report.charts.chart_list import Chart
from flows.report.charts.contribution_bars import ContributionBars
from flows.report.charts.plan_status import PlanBar, PlanStatus
from flows.report.charts.slope import slope_of
from flows.report.charts.source_line import source_line
from flows.report.year.year_review import YearReview
from flows.wording import STATUS_NAMES

_GREEN = STATUS_NAMES["green"]


def charts_of_year(review: YearReview) -> list[Chart]:
    """Return what can be drawn: a first year has no comparison."""
    charts = []
    if review.county.due:
        charts.append(Chart("plans", "plans", "", _plans(review)))
    if review.score is not None:
        bars = _contributions(review)
        charts.append(Chart("contributions", "contributions", "", bars))
    names = (f"{review.year - 1}年末", f"{review.year}年末")
    slope = slope_of(review.month, review.standings, names, "两个年末")
    if slope.towns:
        charts.append(Chart("slope", "slope", "", slope))
    return charts


def _plans(review: YearReview) -> PlanStatus:
    counts = review.county
    title = (
        f"{review.year}年{review.month.places.whole}考核{counts.due}项，{_GREEN}{counts.green}项"
    )
    title += f"，占{show_share(counts.green / counts.due)}"
    return PlanStatus(
        words=Words(title, (), source_line(review.month)),
        quarter=f"{review.year}年",
        plans=tuple(PlanBar(name, own, None) for name, own, _ in review.plans if own.due),
        colours=tuple(sorted(review.month.facts.catalog.policy.colours.model_dump().items())),
    )


def _contributions(review: YearReview) -> ContributionBars:
    plans, whole = review.score.plans if review.score else (), review.month.places.whole
    step = round(review.score.change, 1) if review.score else 0.0
    ordered = sorted(plans, key=lambda part: (-round(part.points, 9), part.plan))
    moved = f"{'上升' if step > 0 else '下降'}{abs(step):g}分" if step else "持平"
    return ContributionBars(
        words=Words(
            f"{review.year}年{whole}同口径得分较上年{moved}",
            (f"按两年末均考核的{review.compared.common}项{whole}指标计算，没有变化的方案不列。",),
            source_line(review.month),
        ),
        axis=f"对{whole}得分变化的贡献（分）",
        parts=tuple((part.plan, part.points) for part in ordered if round(part.points, 9)),
    )
