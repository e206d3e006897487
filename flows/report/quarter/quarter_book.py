"""The quarter's workbook: plans, moved colours, towns' shares, warnings by age, what is due."""

from collections.abc import Iterator
from pathlib import Path

from flows.numbers_text import usual_decimals
from flows.report.month.phrases import with_unit
from flows.report.office.cell_figure import Figure as CellFigure
from flows.report.office.sheet_file import Head, SheetPlan, Value, write_sheets
from flows.report.quarter.change_sheets import FIRST, indicator_sheets, move_sheets
from flows.report.quarter.quarter_review import QuarterReview
from flows.report.quarter.quarter_sentences import counts_moved, score_moved
from flows.report.quarter.state_sheets import age_sheets, due_sheet
from flows.report.quarter.town_shares import Figure
from flows.wording import STATUS_NAMES

_EMPTY = "本季度没有这类事项。"
_GREEN, _RED = STATUS_NAMES["green"], STATUS_NAMES["red"]


def write_quarter_book(review: QuarterReview, folder: Path) -> Path:
    """Write `quarterly.xlsx` into the folder and return it; real numbers, print-ready.

    What moved the county's score comes first; behind it, where there is something, what moved in
    towns and what did not move at all.
    """
    moved, still = indicator_sheets(review)
    county_moves, town_moves = move_sheets(review)
    county_ages, town_ages = age_sheets(review)
    first = [_plans(review), moved, county_moves, county_ages, due_sheet(review)]
    behind = [_shares(review), town_moves, town_ages, still]
    return write_sheets([*first, *(one for one in behind if one.rows)], folder / "quarterly.xlsx")


def _plans(review: QuarterReview) -> SheetPlan:
    points = {part.plan: part.points for part in (review.score.plans if review.score else ())}
    heads = [Head("方案", 14)] + [
        Head(name, 11)
        for name in (
            "到期指标",
            "可比指标",
            f"上季{_GREEN}",
            f"本季{_GREEN}",
            f"上季{_RED}",
            f"本季{_RED}",
            "贡献（分）",
        )
    ]
    rows: list[list[Value]] = [
        [
            one.plan,
            one.counts.due,
            one.compared.common,
            one.compared.before.green,
            one.compared.now.green,
            one.compared.before.red,
            one.compared.now.red,
            points.get(one.plan),
        ]
        for one in review.plans
    ]
    rows += [_total(review)] if rows else []
    title = f"{review.quarter.name}各方案环比（只比较两季度均考核的指标）"
    return SheetPlan("方案环比", title, heads, rows, _EMPTY, note=_plans_note(review))


def _total(review: QuarterReview) -> list[Value]:
    """Return the row of all plans together: the county's own counts."""
    compared, score = review.compared, review.score
    return [
        "合计",
        review.county.due,
        compared.common,
        compared.before.green,
        compared.now.green,
        compared.before.red,
        compared.now.red,
        score.change if score else None,
    ]


def _plans_note(review: QuarterReview) -> str:
    """Return how the county moved, as the document says it."""
    if review.is_first:
        return FIRST
    if review.score is None:
        return ""
    moved = counts_moved(review.compared, "达到序时进度")
    return f"{moved}；{score_moved(review.score, '上季度')}。"


def _shares(review: QuarterReview) -> SheetPlan:
    places = review.month.places
    heads = [Head("指标（单位）", 34), Head(places.town, 10)] + [
        Head(name, 11)
        for name in (
            "上季分子",
            "上季分母",
            "上季值",
            "本季分子",
            "本季分母",
            "本季值",
            "变化和贡献",
        )
    ]
    rows = list(_share_rows(review))
    return SheetPlan(
        f"{places.town}贡献",
        f"{review.quarter.name}{places.all_towns}对{places.whole}指标变化的贡献"
        f"（比率按分子分母分解，单位：百分点；点左侧“＋”看{places.all_towns}）",
        heads,
        rows,
        FIRST,
        folded=[row[1] != places.whole for row in rows],
    )


def _share_rows(review: QuarterReview) -> Iterator[list[Value]]:
    """Yield a row for each county figure, and below it one for each town."""
    whole = review.month.places.whole
    for change in review.changes:
        unit = change.indicator.unit
        name, usual = with_unit(change.indicator.name, unit), usual_decimals(unit)
        for place, before, now, amount in (
            (whole, change.before, change.now, change.change),
            *((one.town, one.before, one.now, one.amount) for one in change.towns),
        ):
            parts = *_parts(before, usual), *_parts(now, usual)
            yield [name, place, *parts, CellFigure(amount, usual)]


def _parts(figure: Figure, decimals: int) -> tuple[float, float, float]:
    return figure.numerator, figure.denominator, CellFigure(figure.value, decimals)
