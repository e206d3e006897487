"""The sheets of the quarter's workbook on what changed: indicators by points, moved colours."""

from collections.abc import Sequence
from dataclasses import replace

from flows.report.month.amounts import decimals_of
from flows.report.month.judged_row import JudgedRow
from flows.report.month.phrases import join_names, join_places, with_unit
from flows.report.office.cell_figure import Figure
from flows.report.office.sheet_file import Head, SheetPlan, Value
from flows.report.quarter.moves import Move, cause_sentence
from flows.report.quarter.quarter_annexes import change_text
from flows.report.quarter.quarter_review import QuarterReview
from flows.report.quarter.score_change import IndicatorPart
from flows.same_figure import ALLOWANCE
from flows.wording import STATUS_NAMES, TARGET_NAMES

#: What stands in place of a comparison in a first quarter.
FIRST = "没有上季度可比，不作分析。"
UNMOVED = "贡献为零指标"
_NONE_MOVED = "可比指标的得分没有变化。"
_NO_MOVES = "没有指标的状态变化。"
_PARTS = (
    Head("方案", 11),
    Head("指标（单位）", 40),
    Head("上季实际", 11),
    Head("本季实际", 11),
    Head("序时目标", 11),
    Head("目标性质", 10),
    Head("上季状态", 9),
    Head("本季状态", 9),
    Head("贡献（分）", 10),
)
_ANSWERS = Head("责任单位答复的原因", 40)
_MOVES = (
    Head("范围", 9),
    Head("方案", 11),
    Head("指标（单位）", 40),
    Head("变化", 17),
    Head("原因", 52),
    Head("牵头单位", 31),
    Head("全部牵头单位", 40, is_folded=True),
)
_MOST_UNITS = 2


def indicator_sheets(review: QuarterReview) -> tuple[SheetPlan, SheetPlan]:
    """Return the indicators that moved the score, what lowered it first, and all others."""
    plans = review.score.plans if review.score else ()
    parts = [part for plan in plans for part in plan.parts]
    moved = sorted(
        (one for one in parts if abs(one.points) > ALLOWANCE), key=lambda one: round(one.points, 9)
    )
    still = [one for one in parts if abs(one.points) <= ALLOWANCE]
    name, whole = review.quarter.name, review.month.places.whole
    title = f"{name}{whole}可比指标对得分变化的贡献"
    note = _parts_note(moved, still)
    return (
        replace(_parts_sheet("指标贡献", title, moved, review), note=note),
        _parts_sheet(UNMOVED, f"{name}{whole}对得分变化贡献为零的可比指标", still, review),
    )


def _parts_note(moved: Sequence[IndicatorPart], still: Sequence[IndicatorPart]) -> str:
    """Return 可比180项：拉低得分33项、拉高7项；其余140项见“贡献为零指标”表."""
    down = sum(one.points < 0 for one in moved)
    counts = (("拉低", down), ("拉高", len(moved) - down))
    told = "、".join(f"{word}得分{number}项" for word, number in counts if number)
    parts = [told] if told else []
    parts += [f"{'其余' if told else ''}{len(still)}项见“{UNMOVED}”表"] if still else []
    return f"可比{len(moved) + len(still)}项：{'；'.join(parts)}。" if parts else ""


def _parts_sheet(
    name: str, title: str, parts: Sequence[IndicatorPart], review: QuarterReview
) -> SheetPlan:
    answers = {
        code: "；".join(review.answers[code])
        for one in parts
        if (code := one.pair.now.indicator_code) in review.answers
    }
    rows = [_part_cells(one, review) for one in parts]
    heads: tuple[Head, ...] = _PARTS
    if answers:
        heads = (*_PARTS, _ANSWERS)
        codes = [one.pair.now.indicator_code for one in parts]
        rows = [(*row, answers.get(code, "")) for row, code in zip(rows, codes, strict=True)]
    return SheetPlan(name, title, heads, rows, FIRST if review.is_first else _NONE_MOVED)


def _part_cells(part: IndicatorPart, review: QuarterReview) -> tuple[Value, ...]:
    before, now = part.pair.before, part.pair.now
    indicator = review.month.facts.catalog.indicator_by_code[now.indicator_code]
    return (
        indicator.plan,
        with_unit(indicator.name, indicator.unit),
        _figure(before.actual, before, indicator.unit),
        _figure(now.actual, now, indicator.unit),
        _figure(now.expected, now, indicator.unit),
        TARGET_NAMES[now.is_reference],
        STATUS_NAMES[before.status],
        STATUS_NAMES[now.status],
        part.points,
    )


def _figure(value: float, row: JudgedRow, unit: str) -> Figure:
    return Figure(value, decimals_of(row, unit))


def move_sheets(review: QuarterReview) -> tuple[SheetPlan, SheetPlan]:
    """Return what changed its status in the county, and in towns; what got worse first."""
    places, name = review.month.places, review.quarter.name
    ordered = sorted(review.moves, key=lambda one: one.is_better)
    county = [one for one in ordered if one.is_county]
    towns = [one for one in ordered if not one.is_county]
    behind = f"{places.all_towns}转色"
    more = f"{places.all_towns}{_counted(towns)}，见“{behind}”表" if towns else ""
    told = [f"{places.whole}{_counted(county)}"] if county else []
    note = f"{'；'.join([*told, more] if more else told)}。" if told or more else ""
    sheet = _moves_sheet("转色清单", f"{name}{places.whole}指标转色清单", county, review)
    return (
        replace(sheet, note=note, heads=_MOVES[1:], rows=[row[1:] for row in sheet.rows]),
        _moves_sheet(behind, f"{name}{places.all_towns}指标转色清单", towns, review),
    )


def _counted(moves: Sequence[Move]) -> str:
    """Return 状态变差30项、变好10项."""
    better = sum(one.is_better for one in moves)
    counts = (("变差", len(moves) - better), ("变好", better))
    return f"状态{'、'.join(f'{word}{number}项' for word, number in counts if number)}"


def _moves_sheet(name: str, title: str, moves: Sequence[Move], review: QuarterReview) -> SheetPlan:
    rows: list[tuple[Value, ...]] = [
        (
            one.area,
            one.indicator.plan,
            with_unit(one.indicator.name, one.indicator.unit),
            change_text(one),
            cause_sentence(one),
            join_places(one.indicator.lead_units, _MOST_UNITS),
            join_names(one.indicator.lead_units),
        )
        for one in moves
    ]
    return SheetPlan(name, title, _MOVES, rows, FIRST if review.is_first else _NO_MOVES)
