"""Plans: how the county's indicators stand this quarter against the same quarter of last year."""

from collections.abc import Iterable
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from flows.numbers_text import show_share
from flows.period import month_of, quarter_of, shift
from flows.report.charts.canvas import (
    LABEL_POINTS,
    SOFT,
    Words,
    ink_on,
    make_figure,
    patch_key,
    styled,
)
from flows.report.charts.source_line import source_line
from flows.report.month.counts import Counts, count
from flows.report.month.judged_row import JudgedRow
from flows.report.month.review import Review
from flows.wording import STATUS_MARKS, STATUS_NAMES

_WIDTH, _ROW, _LEFT = 8.6, 0.26, 1.55
_BAR, _GAP = 0.40, 0.42
_SINGLE_BAR = 0.70
_STATUSES = ("green", "yellow", "red", "missing")
_MONTHS_A_YEAR = 12


@dataclass(frozen=True)
class PlanBar:
    """One plan: counts of this quarter and, on the same indicators, of last year's."""

    plan: str
    now: Counts
    before: Counts | None


@dataclass(frozen=True)
class PlanStatus:
    """All that the chart of plans draws; without last year's quarter only one bar a plan."""

    words: Words
    quarter: str
    plans: tuple[PlanBar, ...]
    colours: tuple[tuple[str, str], ...]
    #: What the two bars of a plan are called.
    labels: tuple[str, str] = ("今年", "去年")

    @property
    def alt(self) -> str:
        """Return the chart in words."""
        plans = "；".join(
            f"{bar.plan}{bar.now.due}项中正常{bar.now.green}项、预警{bar.now.red}项"
            for bar in self.plans
        )
        return f"{self.words.title}。{plans}。"


def prepare_plan_status(review: Review) -> PlanStatus:
    """Return the chart of the quarter that the month belongs to."""
    catalog = review.facts.catalog
    now = _latest(review, review.period)
    before = _latest(review, shift(review.period, -_MONTHS_A_YEAR))
    common = {code for code, row in now.items() if row.is_scored} & {
        code for code, row in before.items() if row.is_scored
    }
    is_compared = bool(common)
    kept = common if is_compared else {code for code, row in now.items() if row.is_scored}
    plans = []
    for plan in dict.fromkeys(indicator.plan for indicator in catalog.indicators):
        codes = [
            indicator.indicator_code
            for indicator in catalog.indicators
            if indicator.plan == plan and indicator.indicator_code in kept
        ]
        if codes:
            old = count(before[code] for code in codes) if is_compared else None
            plans.append(PlanBar(plan, count(now[code] for code in codes), old))
    quarter = _quarter_so_far(review.period)
    return PlanStatus(
        words=Words(_title(review, plans, quarter), _notes(is_compared), source_line(review)),
        quarter=quarter,
        plans=tuple(plans),
        colours=tuple(sorted(catalog.policy.colours.model_dump().items())),
    )


def _quarter_so_far(period: str) -> str:
    """Return the quarter's name, and up to which month before its end: 2022年二季度（截至5月）."""
    quarter = quarter_of(period)
    return quarter.name if period == quarter.last else f"{quarter.name}（截至{month_of(period)}月）"


def _latest(review: Review, period: str) -> dict[str, JudgedRow]:
    """Return the county's latest row of each indicator in the month's quarter, up to the month."""
    county = review.facts.catalog.county.area_code
    first = quarter_of(period).first
    rows = (row for row in review.rows if row.area_code == county)
    return {row.indicator_code: row for row in rows if first <= row.period <= period}


def _title(review: Review, plans: Iterable[PlanBar], quarter: str) -> str:
    bars, whole = list(plans), review.places.whole
    now = _sum(bar.now for bar in bars)
    if not now.due:
        return f"{quarter}没有到期考核的{whole}指标"
    share = show_share(now.green / now.due)
    if not any(bar.before is not None for bar in bars):
        return f"{quarter}{whole}考核{now.due}项，正常{now.green}项，占{share}"
    before = _sum(bar.before for bar in bars if bar.before is not None)
    step = now.green - before.green
    word = f"比去年同期多{step}项" if step > 0 else f"比去年同期少{-step}项"
    change = word if step else "与去年同期持平"
    return f"{quarter}可比的{now.due}项{whole}指标中正常{now.green}项（占{share}），{change}"


def _notes(is_compared: bool) -> tuple[str, ...]:
    return ("只比较两年同期均考核的指标。",) if is_compared else ()


def _sum(counts: Iterable[Counts]) -> Counts:
    every = list(counts)
    return Counts(**{name: sum(getattr(one, name) for one in every) for name in _STATUSES})


@styled
def draw_plan_status(data: PlanStatus) -> Figure:
    """Return the figure: one or two bars a plan, split by status."""
    colours = dict(data.colours)
    keys = [
        patch_key(colours[status], f"{STATUS_MARKS[status]} {STATUS_NAMES[status]}")
        for status in _STATUSES
    ]
    rows = len(data.plans) * (2.3 if _has_before(data) else 1.2)
    height = _ROW * max(rows, 1) + 0.1
    figure, axes = make_figure(data.words, _WIDTH, height, keys, _LEFT)
    ticks: list[tuple[float, str]] = []
    for place, bar in enumerate(data.plans):
        if bar.before is None:
            _draw_bar(axes, place, bar.now, colours, _SINGLE_BAR)
            ticks.append((place, bar.plan))
        else:
            _draw_bar(axes, place - _GAP / 2, bar.now, colours, _BAR)
            _draw_bar(axes, place + _GAP / 2, bar.before, colours, _BAR)
            ticks.append((place - _GAP / 2, f"{bar.plan}　{data.labels[0]}"))
            ticks.append((place + _GAP / 2, data.labels[1]))
    axes.set_yticks([place for place, _ in ticks], [text for _, text in ticks])
    axes.set_ylim(len(data.plans) - 0.45, -0.55)
    axes.set_xlim(0, 1)
    axes.set_xticks([0, 0.25, 0.5, 0.75, 1], ["0", "25%", "50%", "75%", "100%"])
    axes.set_xlabel(
        "占可比指标的比例，格内为项数" if _has_before(data) else "占考核指标的比例，格内为项数"
    )
    axes.tick_params(axis="y", length=0)
    for label, (_, text) in zip(axes.get_yticklabels(), ticks, strict=True):
        label.set_color(SOFT if text == data.labels[1] else "black")
    return figure


def _has_before(data: PlanStatus) -> bool:
    return any(bar.before is not None for bar in data.plans)


def _draw_bar(
    axes: Axes, place: float, counts: Counts, colours: dict[str, str], thickness: float
) -> None:
    left = 0.0
    for status in _STATUSES:
        number = int(getattr(counts, status))
        share = number / counts.due if counts.due else 0.0
        if not number:
            continue
        axes.barh(place, share, left=left, height=thickness, color=colours[status])
        axes.text(
            left + share / 2,
            place,
            str(number),
            ha="center",
            va="center",
            fontsize=LABEL_POINTS,
            color=ink_on(colours[status]),
        )
        left += share
