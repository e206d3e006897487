"""The quarter's workbook: plans, moved colours, towns' shares, warnings by age, what is due."""

from collections.abc import Iterator
from pathlib import Path

from flows.report.month.phrases import join_names, with_unit
from flows.report.office.sheet_file import Head, SheetPlan, Value, write_sheets
from flows.report.quarter.moves import cause_sentence
from flows.report.quarter.quarter_annexes import change_text
from flows.report.quarter.quarter_review import QuarterReview
from flows.report.quarter.state_sheets import ages_sheet, due_sheet
from flows.report.quarter.town_shares import Figure
from flows.wording import STATUS_NAMES, TARGET_NAMES

_EMPTY = "本季度没有这类事项。"
_FIRST = "没有上季度可比，不作分析。"
_GREEN, _RED = STATUS_NAMES["green"], STATUS_NAMES["red"]


def write_quarter_book(review: QuarterReview, folder: Path) -> Path:
    """Write `quarterly.xlsx` into the folder and return it; real numbers, print-ready."""
    sheets = [_plans(review), _indicators(review), _moves(review), _shares(review)]
    return write_sheets([*sheets, ages_sheet(review), due_sheet(review)], folder / "quarterly.xlsx")


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
    title = f"{review.quarter.name}各方案环比（只比较两季度均考核的指标）"
    return SheetPlan("方案环比", title, heads, rows, _EMPTY)


def _indicators(review: QuarterReview) -> SheetPlan:
    heads = [
        Head("方案", 11),
        Head("指标（单位）", 34),
        Head("上季实际", 11),
        Head("本季实际", 11),
        Head("序时目标", 11),
        Head("目标性质", 10),
        Head("上季状态", 9),
        Head("本季状态", 9),
        Head("贡献（分）", 10),
    ]
    has_answers = bool(review.answers)
    heads += [Head("责任单位答复的原因", 40)] if has_answers else []
    by_code = review.month.facts.catalog.indicator_by_code
    rows: list[list[Value]] = []
    for part in (
        one for plan in (review.score.plans if review.score else ()) for one in plan.parts
    ):
        indicator = by_code[part.pair.now.indicator_code]
        before, now = part.pair.before, part.pair.now
        row: list[Value] = [
            indicator.plan,
            with_unit(indicator.name, indicator.unit),
            before.actual,
            now.actual,
            now.expected,
            TARGET_NAMES[now.is_reference],
            STATUS_NAMES[before.status],
            STATUS_NAMES[now.status],
            part.points,
        ]
        if has_answers:
            row.append("；".join(review.answers.get(now.indicator_code, ())))
        rows.append(row)
    title = f"{review.quarter.name}{review.month.places.whole}可比指标及对得分变化的贡献"
    return SheetPlan("指标贡献", title, heads, rows, _FIRST)


def _moves(review: QuarterReview) -> SheetPlan:
    heads = [
        Head("范围", 10),
        Head("方案", 11),
        Head("指标（单位）", 34),
        Head("变化", 20),
        Head("原因", 50),
        Head("牵头单位", 20),
    ]
    rows: list[list[Value]] = [
        [
            review.month.places.whole if one.is_county else one.area,
            one.indicator.plan,
            with_unit(one.indicator.name, one.indicator.unit),
            change_text(one),
            cause_sentence(one),
            join_names(list(one.indicator.lead_units)),
        ]
        for one in review.moves
    ]
    return SheetPlan("转色清单", f"{review.quarter.name}转色清单", heads, rows, _FIRST)


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
        _FIRST,
        folded=[row[1] != places.whole for row in rows],
    )


def _share_rows(review: QuarterReview) -> Iterator[list[Value]]:
    """Yield a row for each county figure, and below it one for each town."""
    whole = review.month.places.whole
    for change in review.changes:
        name = with_unit(change.indicator.name, change.indicator.unit)
        yield [name, whole, *_parts(change.before), *_parts(change.now), change.change]
        for one in change.towns:
            yield [name, one.town, *_parts(one.before), *_parts(one.now), one.amount]


def _parts(figure: Figure) -> tuple[float, float, float]:
    return figure.numerator, figure.denominator, figure.value
