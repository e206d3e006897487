"""The annexes of the quarter's document: plans, changed colours, towns' shares, what is due."""

from collections.abc import Callable, Iterator, Sequence

from docx.document import Document as NoticeDocument

from flows.numbers_text import ABSENT
from flows.period import chinese_period
from flows.report.bulletin.demands import DEMANDS, demand_cells
from flows.report.bulletin.judgement import share_text
from flows.report.charts.contribution_bars import signed_points
from flows.report.charts.draw_charts import ChartFile
from flows.report.month.amounts import amount, year_target
from flows.report.month.matter_cells import name_cell
from flows.report.month.phrases import join_places
from flows.report.office.notice import add_heading, add_small_text
from flows.report.office.notice_parts import Column, add_chart, add_table
from flows.report.quarter.moves import Move, cause_sentence
from flows.report.quarter.quarter_review import QuarterReview
from flows.report.quarter.share_table import add_shares, first_changes
from flows.report.quarter.state_sentences import MOST_DUE
from flows.wording import STATUS_MARKS, STATUS_NAMES
from flows.words.place_words import PlaceWords

Annex = tuple[str, Callable[[str], None]]

_PLANS = [
    Column("方案", 26),
    *(Column(name, 13, "right") for name in ("到期", "可比")),
    *(Column(name, 22, "center") for name in ("达到序时", STATUS_NAMES["red"])),
    Column("贡献（分）", 16, "right"),
]
_MOVES = [
    Column("指标（单位）", 36),
    Column("变化", 26, "center"),
    Column("原因", 56),
    Column("牵头单位", 28),
]
_DUE = [
    Column("指标（单位）", 40),
    Column("完成月份", 16, "center"),
    Column("目标", 20, "right"),
    Column("目前", 20, "right"),
    Column("牵头单位", 30),
]
#: Whole text width: their smallest words are legible on paper.
_CHART_MM = 150
_CHARTS = ("contributions", "trend", "slope")


def quarter_annexes(
    document: NoticeDocument,
    review: QuarterReview,
    charts: Sequence[ChartFile],
) -> list[Annex]:
    """Return the annexes that have something to list: a name and what adds it under a title.

    The first one is what must be done, where there is something; few things that fall due are
    told in the body.
    """
    return list(_annexes(document, review, charts))


def _annexes(
    document: NoticeDocument,
    review: QuarterReview,
    charts: Sequence[ChartFile],
) -> Iterator[Annex]:
    places = review.month.places
    demands = [
        demand_cells(number, one, review.month, review.month.facts.catalog.own_days)
        for number, one in enumerate(review.month.asked, start=1)
    ]
    if demands:
        yield "须办事项和时限", lambda title: _add_demands(document, title, demands)
    if review.score is not None:
        yield "各方案环比情况", lambda title: _add_plans(document, title, review, charts)
    moves = [one for one in review.moves if one.is_county]
    if moves:
        yield (
            f"{places.whole}指标转色清单",
            lambda title: _add_moves(document, title, moves, places),
        )
    changes = first_changes(review)
    if changes:
        name = f"{places.all_towns}对{places.whole}指标变化的贡献"
        yield name, lambda title: add_shares(document, title, changes, places)
    if len(review.next.items) > MOST_DUE:
        yield "下季度到期任务", lambda title: _add_due(document, title, review)


def _add_demands(document: NoticeDocument, title: str, rows: Sequence[tuple[str, ...]]) -> None:
    add_heading(document, title, 1, new_page=True)
    add_table(document, f"共{len(rows)}项，按办理先后排列", DEMANDS, rows, half_points=18)


def _add_plans(
    document: NoticeDocument, title: str, review: QuarterReview, charts: Sequence[ChartFile]
) -> None:
    add_heading(document, title, 1, new_page=True)
    points = {part.plan: part.points for part in (review.score.plans if review.score else ())}
    rows = [
        (
            one.plan,
            str(one.counts.due),
            str(one.compared.common),
            f"{one.compared.before.green}→{one.compared.now.green}",
            f"{one.compared.before.red}→{one.compared.now.red}",
            signed_points(points[one.plan]) if one.plan in points else ABSENT,
        )
        for one in review.plans
        if one.counts.due
    ]
    add_table(document, "各方案指标与上季度同口径比较", _PLANS, rows, half_points=18)
    compared, whole = review.compared, review.month.places.whole
    add_small_text(
        document,
        f"箭头前后为上季度和本季度；{whole}可比{compared.common}项，本季度达到序时进度"
        f"{share_text(compared.now.green, compared.common)}。贡献为按重要程度和得分规则计算的"
        f"{whole}得分变化，各方案之和等于{whole}变化。",
    )
    drawn = {chart.kind: chart for chart in charts}
    for kind in _CHARTS:
        if kind in drawn:
            picture = drawn[kind].png.read_bytes()
            add_chart(document, picture, drawn[kind].alt, width_mm=_CHART_MM)


def _add_moves(
    document: NoticeDocument, title: str, moves: Sequence[Move], places: PlaceWords
) -> None:
    add_heading(document, title, 1, new_page=True)
    rows = [
        (
            name_cell(one.indicator),
            change_text(one),
            cause_sentence(one),
            join_places(one.indicator.lead_units, 2),
        )
        for one in moves
    ]
    caption = f"两季度均考核、状态有变化的{places.whole}指标"
    add_table(document, caption, _MOVES, rows, half_points=18)


def change_text(move: Move) -> str:
    """Return both statuses with their marks."""
    before, now = move.pair.before.status, move.pair.now.status
    return "→".join(f"{STATUS_MARKS[one]}{STATUS_NAMES[one]}" for one in (before, now))


def _add_due(document: NoticeDocument, title: str, review: QuarterReview) -> None:
    add_heading(document, title, 1, new_page=True)
    rows = [
        (
            name_cell(one.indicator),
            chinese_period(one.due_month),
            year_target(one.indicator, one.row) if one.row else ABSENT,
            amount(one.row.actual, one.indicator.unit) if one.row else ABSENT,
            join_places(one.indicator.lead_units, 2),
        )
        for one in review.next.items
    ]
    add_table(document, f"{review.next.quarter.name}到期的任务", _DUE, rows)
